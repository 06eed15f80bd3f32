package org.vaguemestre.insight;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether two letters of one sender are about the same matter (<i>revient deux fois</i>): at least half of the words that say something are
 * common to their subjects. What only says that one writes again (relance, rappel, deuxième demande…) is no word of the matter, and tells a
 * reminder.
 */
final class SameMatter {
    /** How many days before a letter its earlier one is looked for. */
    static final int WITHIN_DAYS = 60;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern REMINDS = Pattern.compile(
            "\\b(relances?|rappels?|reiter\\w*|renouvel\\w* (?:de )?(?:ma|notre|la|sa) (?:demande|reclamation)|(?:deuxieme|seconde|troisieme|2e|2eme|3e|3eme) (?:demande|courrier|lettre|envoi|relance|rappel)|(?:restee?|demeuree?|toujours) sans (?:reponse|suite))\\b");
    private static final Set<String> SAY_NOTHING = Set.of(
            "de",
            "du",
            "des",
            "d",
            "la",
            "le",
            "les",
            "l",
            "un",
            "une",
            "et",
            "ou",
            "a",
            "au",
            "aux",
            "en",
            "pour",
            "sur",
            "par",
            "dans",
            "avec",
            "ma",
            "mon",
            "mes",
            "notre",
            "nos",
            "votre",
            "vos",
            "son",
            "sa",
            "ses",
            "n",
            "no",
            "num",
            "numero",
            "objet",
            "suite",
            "re",
            "relance",
            "relances",
            "rappel",
            "rappels",
            "deuxieme",
            "seconde",
            "troisieme",
            "reponse",
            "sans",
            "demande",
            "courrier",
            "lettre");

    private SameMatter() {}

    /** Whether the subject says that its sender writes again. */
    static boolean reminds(String subject) {
        return REMINDS.matcher(plain(subject)).find();
    }

    static boolean isSame(String one, String other) {
        Set<String> first = words(one);
        Set<String> second = words(other);
        if (first.isEmpty() || second.isEmpty()) {
            return false;
        }
        Set<String> common = new LinkedHashSet<>(first);
        common.retainAll(second);
        Set<String> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return common.size() * 2 >= all.size();
    }

    private static Set<String> words(String subject) {
        return Arrays.stream(plain(subject).split(" "))
                .filter(word -> !word.isEmpty() && !SAY_NOTHING.contains(word))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String plain(String subject) {
        String unaccented = ACCENTS.matcher(Normalizer.normalize(subject, Normalizer.Form.NFD))
                .replaceAll("");
        return NO_WORD.matcher(unaccented.toLowerCase(Locale.FRENCH))
                .replaceAll(" ")
                .strip();
    }
}
