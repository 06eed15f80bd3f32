package org.vaguemestre.search;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import org.vaguemestre.search.Vocabulary.Named;

/** Finds by name what is meant: its code, its name, the beginnings of the words of its name, or that with a slip of the hand. */
final class NameMatch {
    private static final int ONE_SLIP_FROM = 4;
    private static final int TWO_SLIPS_FROM = 8;

    private NameMatch() {}

    /** Those that match best; several when what was typed fits several as well; empty for none. */
    static List<Named> of(List<Named> all, String typed) {
        String plain = words(typed);
        if (plain.isEmpty()) {
            return List.of();
        }
        List<BiPredicate<String, Named>> ways = List.of(
                (asked, one) -> one.code() != null && words(one.code()).equals(asked),
                (asked, one) -> words(one.name()).equals(asked),
                (asked, one) -> words(one.name()).startsWith(asked),
                (asked, one) -> everyWord(asked, one, String::startsWith),
                (asked, one) -> everyWord(asked, one, NameMatch::nearly));
        for (BiPredicate<String, Named> way : ways) {
            List<Named> found = all.stream().filter(one -> way.test(plain, one)).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static boolean everyWord(String asked, Named one, BiPredicate<String, String> is) {
        String[] names = words(one.name()).split(" ");
        return Arrays.stream(asked.split(" "))
                .allMatch(word -> Arrays.stream(names).anyMatch(name -> is.test(name, word)));
    }

    static String words(String text) {
        return PlainText.of(text).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /** The word, or its beginning, with a letter or two wrong, missing, too many or swapped. */
    private static boolean nearly(String name, String typed) {
        if (typed.length() < ONE_SLIP_FROM) {
            return false;
        }
        int allowed = typed.length() < TWO_SLIPS_FROM ? 1 : 2;
        String begin = name.length() > typed.length() ? name.substring(0, typed.length()) : name;
        return distance(name, typed) <= allowed
                || distance(begin, typed) <= allowed && typed.charAt(0) == name.charAt(0);
    }

    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
