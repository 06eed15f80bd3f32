/** Bytes the pages show: documents and images of their pages. May use {@code mail}, {@code capture} and {@code document}. */
package org.vaguemestre.web.documents;
