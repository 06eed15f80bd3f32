package org.vaguemestre.document;

import java.nio.file.Path;

/**
 * A page to put into the PDF of a letter.
 *
 * @param file it comes from
 * @param page its number there, from 1
 * @param reading file of its {@link PageReading}; null for a page without recognised words
 * @param rotation degrees clockwise chosen by an agent in place of the rotation found when it was read; null to keep that one
 */
public record LetterPage(Path file, int page, Path reading, Integer rotation) {
    /** A page as it was read. */
    public static LetterPage of(Path file, PageReading reading) {
        return new LetterPage(file, reading.page(), reading.reading(), null);
    }
}
