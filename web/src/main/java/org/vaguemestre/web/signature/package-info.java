/** The signature book. May use {@code signature} and {@code circuit}. */
package org.vaguemestre.web.signature;
