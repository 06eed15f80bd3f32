package org.vaguemestre.capture;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words without what scanners lose: accents, case, punctuation. */
final class PlainWords {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^a-z0-9]+");

    private PlainWords() {}

    /** Without accents, in lower case; as long as the text where it has no ligature, so places stay. */
    static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.FRENCH)
                .replace('’', '\'');
    }

    static List<String> of(String text) {
        return NOT_A_WORD
                .splitAsStream(plain(text).replace("œ", "oe").replace("æ", "ae"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether two words differ by no more than so many letters added, lost or taken for others. */
    static boolean alike(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return false;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()] <= most;
    }
}
