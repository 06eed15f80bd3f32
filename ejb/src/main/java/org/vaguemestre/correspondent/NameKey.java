package org.vaguemestre.correspondent;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What two writings of one name have in common: its words without accents, case, civility nor legal form, in alphabetical order.
 * {@code MARCHAND Élodie (Mme)} and {@code Mme Elodie Marchand} have the same key.
 */
final class NameKey {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> SILENT = Set.of(
            "m",
            "mr",
            "mme",
            "mlle",
            "monsieur",
            "madame",
            "mademoiselle",
            "maitre",
            "me",
            "dr",
            "docteur",
            "sarl",
            "sas",
            "sa",
            "sci",
            "eurl",
            "scp",
            "asso",
            "association",
            "ste",
            "societe",
            "ets",
            "etablissements",
            "de",
            "du",
            "des",
            "la",
            "le",
            "les",
            "l",
            "d",
            "et");

    private NameKey() {}

    static String of(String... names) {
        List<String> words = Arrays.stream(names)
                .filter(name -> name != null && !name.isBlank())
                .flatMap(name -> NOT_A_WORD.splitAsStream(unaccented(name)))
                .filter(word -> !word.isEmpty())
                .distinct()
                .sorted()
                .toList();
        List<String> telling =
                words.stream().filter(word -> !SILENT.contains(word)).toList();
        // «Le» alone is the beginning of a name being typed, and «La Société» is a name
        return String.join(" ", telling.isEmpty() ? words : telling);
    }

    /** The plain words of a text, in their order. */
    static List<String> words(String text) {
        return NOT_A_WORD
                .splitAsStream(unaccented(text))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static String unaccented(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.FRENCH)
                .replace("œ", "oe")
                .replace("æ", "ae");
    }
}
