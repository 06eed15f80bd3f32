package org.vaguemestre.letters;

import java.time.LocalDate;
import java.util.List;

/**
 * A letter: what its sender wrote, and where it ought to go.
 *
 * @param organisation slug of the one it is written to
 * @param reference the sender's; empty for none
 * @param department code of the department it belongs to
 */
public record Letter(
        int index,
        String organisation,
        Sender sender,
        LocalDate writtenOn,
        String subject,
        String reference,
        String greeting,
        List<String> paragraphs,
        String department,
        String mailType,
        String confidentiality,
        Style style) {

    /** How it is laid out. */
    public record Style(Typeface typeface, boolean senderOnTop, boolean dateOnRight, double size, boolean longLetter) {}

    /** Typefaces at hand. */
    public enum Typeface {
        SERIF("LiberationSerif"),
        SANS("LiberationSans"),
        TYPEWRITER("LiberationMono");

        private final String file;

        Typeface(String file) {
            this.file = file;
        }

        String file(boolean bold) {
            return file + (bold ? "-Bold" : "-Regular") + ".ttf";
        }
    }
}
