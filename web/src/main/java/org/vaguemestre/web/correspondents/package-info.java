/** Looking after the correspondents: list, sheet, merge, import and export. May use {@code correspondent}, {@code mail}, {@code organisation}. */
package org.vaguemestre.web.correspondents;
