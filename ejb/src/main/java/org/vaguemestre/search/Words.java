package org.vaguemestre.search;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** What was typed, made fit to be asked: any text is a question, none can break the search. */
final class Words {
    /** Words beyond this many are not looked at: what bears the first forty is what was meant. */
    static final int MOST = 40;

    /** A number, a reference or a date: pieces with a digit among them, and what joins them. */
    private static final Pattern CODE = Pattern.compile(
            "(?<![\\p{L}\\p{N}_])(?=[^\\s\"]*\\p{N})[\\p{L}\\p{N}]+(?:[-/.][\\p{L}\\p{N}]+)+(?![-/.]*[\\p{L}\\p{N}*_])");

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
        return text.codePoints().anyMatch(Words::counts) ? Optional.of(together(text)) : Optional.empty();
    }

    /** The pieces of a number are looked for side by side where a text quotes it. What is typed with quotes is already as it is meant. */
    private static String together(String text) {
        return text.indexOf('"') >= 0 ? text : CODE.matcher(text).replaceAll("\"$0\"");
    }

    /** @return what was typed, where the whole of it may be the number or the reference of an item */
    static Optional<String> code(String typed) {
        boolean may = typed.codePoints().anyMatch(Character::isDigit) && !typed.startsWith("-") && !typed.endsWith("*");
        return may ? Optional.of(typed) : Optional.empty();
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
