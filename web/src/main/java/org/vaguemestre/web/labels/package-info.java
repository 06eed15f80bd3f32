/** Labels to print for paper items. May use {@code mail}. */
package org.vaguemestre.web.labels;
