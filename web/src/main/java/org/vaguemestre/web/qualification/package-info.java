/** Qualification: one letter after the other, the form beside the document. May use {@code mail} and {@code capture} (what was read). */
package org.vaguemestre.web.qualification;
