/** Bytes the pages show: documents and images of their pages. May use {@code mail} and {@code document}. */
package org.vaguemestre.web.documents;
