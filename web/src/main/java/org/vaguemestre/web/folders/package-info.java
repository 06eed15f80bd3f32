/** Folders, and what is in one. May use {@code mail}. */
package org.vaguemestre.web.folders;
