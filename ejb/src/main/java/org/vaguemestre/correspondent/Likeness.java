package org.vaguemestre.correspondent;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How likely two correspondents are one (<i>doublon probable</i>), and why. The same name alone is enough to be proposed, unless both have an
 * address and the addresses differ; a name with one misread letter needs a second clue; so do an e-mail address or a telephone, which households
 * and associations share.
 */
record Likeness(int score, Set<Clue> clues) {
    /** Score from which two are proposed as one. */
    static final int PROPOSED = 60;

    /** What two have in common. */
    enum Clue {
        SAME_NAME(60),
        ALIKE_NAME(40),
        SAME_EMAIL(40),
        SAME_PHONE(30),
        SAME_TOWN(10),
        SAME_ADDRESS(20),
        OTHER_ADDRESS(-15);

        private final int weight;

        Clue(int weight) {
            this.weight = weight;
        }
    }

    static Likeness of(Particulars one, Particulars other) {
        Set<Clue> clues = EnumSet.noneOf(Clue.class);
        if (one.nameKey().equals(other.nameKey()) && !one.nameKey().isEmpty()) {
            clues.add(Clue.SAME_NAME);
        } else if (alike(one.nameKey(), other.nameKey())) {
            clues.add(Clue.ALIKE_NAME);
        }
        if (one.emailKey() != null && one.emailKey().equals(other.emailKey())) {
            clues.add(Clue.SAME_EMAIL);
        }
        if (one.phoneKey() != null && one.phoneKey().equals(other.phoneKey())) {
            clues.add(Clue.SAME_PHONE);
        }
        place(one, other, clues);
        return new Likeness(clues.stream().mapToInt(clue -> clue.weight).sum(), clues);
    }

    private static void place(Particulars one, Particulars other, Set<Clue> clues) {
        String town = one.get(Field.POSTAL_CODE);
        String otherTown = other.get(Field.POSTAL_CODE);
        if (town == null || otherTown == null) {
            return;
        }
        if (!town.equals(otherTown)) {
            clues.add(Clue.OTHER_ADDRESS);
        } else {
            clues.add(Clue.SAME_TOWN);
            String street = one.get(Field.ADDRESS);
            String otherStreet = other.get(Field.ADDRESS);
            if (street != null && otherStreet != null && NameKey.words(street).equals(NameKey.words(otherStreet))) {
                clues.add(Clue.SAME_ADDRESS);
            }
        }
    }

    boolean isProposed() {
        return score >= PROPOSED;
    }

    /** Every word of the one stands in the other, but for one letter of a word long enough. */
    private static boolean alike(String one, String other) {
        List<String> words = List.of(one.split(" "));
        List<String> others = List.of(other.split(" "));
        if (words.size() != others.size() || one.length() < 5) {
            return false;
        }
        int misread = 0;
        for (String word : words) {
            if (others.contains(word)) {
                continue;
            }
            if (word.length() < 4 || others.stream().noneMatch(written -> oneLetterApart(word, written))) {
                return false;
            }
            misread++;
        }
        return misread == 1;
    }

    /** One letter is another, missing, or too many; two neighbours are swapped. */
    static boolean oneLetterApart(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int same = 0;
        int most = Math.min(one.length(), other.length());
        while (same < most && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        String rest = one.substring(same);
        String otherRest = other.substring(same);
        if (rest.length() == otherRest.length()) {
            boolean swapped = rest.length() >= 2
                    && rest.charAt(0) == otherRest.charAt(1)
                    && rest.charAt(1) == otherRest.charAt(0)
                    && rest.substring(2).equals(otherRest.substring(2));
            return rest.isEmpty() || rest.substring(1).equals(otherRest.substring(1)) || swapped;
        }
        return rest.length() > otherRest.length()
                ? rest.substring(1).equals(otherRest)
                : otherRest.substring(1).equals(rest);
    }
}
