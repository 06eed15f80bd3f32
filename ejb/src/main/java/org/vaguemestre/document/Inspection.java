package org.vaguemestre.document;

/**
 * What a file was found to be before any of its pages was opened.
 *
 * @param mediaType by content, whatever the file was named
 * @param pages null for a type that is kept unopened (an office document, a text, an e-mail)
 * @param signed a PDF that bears an electronic signature: its bytes must be kept as they are
 * @param ownText every page has its own text, so that the file needs no searchable copy
 */
public record Inspection(String mediaType, Integer pages, boolean signed, boolean ownText) {
    /** Whether it can be opened page by page: a PDF, TIFF, JPEG or PNG. Nothing else is accepted as a scan. */
    public boolean isPaged() {
        return pages != null;
    }
}
