package org.vaguemestre.search;

import java.text.Normalizer;
import java.util.Locale;

/** What two writings of one word have in common: no accents, no capitals, one kind of apostrophe. */
final class PlainText {
    private PlainText() {}

    static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('’', '\'')
                .replace("œ", "oe")
                .replace("Œ", "oe")
                .toLowerCase(Locale.ROOT);
    }
}
