/** Registering by hand, and completing correspondents. May use {@code mail}, {@code correspondent}, {@code document}, {@code organisation}. */
package org.vaguemestre.web.registration;
