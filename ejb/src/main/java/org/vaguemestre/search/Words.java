package org.vaguemestre.search;

import java.text.Normalizer;
import java.util.Optional;

/** What was typed, made fit to be asked: any text is a question, none can break the search. */
final class Words {
    /** Words beyond this many are not looked at: what bears the first forty is what was meant. */
    static final int MOST = 40;

    private Words() {}

    /** @return empty when there is nothing to look for */
    static Optional<String> of(String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        String text = Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Co}\\p{Cs}]", " ")
                .replace('«', '"')
                .replace('»', '"')
                .replace('“', '"')
                .replace('”', '"')
                .strip();
        text = text.substring(0, endOfWord(text, MOST));
        return text.codePoints().anyMatch(Words::counts) ? Optional.of(text) : Optional.empty();
    }

    private static int endOfWord(String text, int most) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean spelt = Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
            boolean begins = counts(c) && !(spelt && inWord);
            if (begins && ++words > most) {
                return i;
            }
            inWord = spelt;
            i += Character.charCount(c);
        }
        return text.length();
    }

    /** Whether the character can be a word or in one: ideographs and emoji each are. */
    private static boolean counts(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.OTHER_SYMBOL
                || type == Character.MODIFIER_SYMBOL
                || type == Character.NON_SPACING_MARK;
    }
}
