package org.vaguemestre.capture;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The date of a letter (<i>date du courrier</i>): «Port-Lérin, le 18 novembre 2026», «18/11/2026», with what a scanner makes of it («l8 novernbre
 * 2O26»). Of several dates, the one that stands like a letter's date is preferred: alone on its line, after «le», high on the page. A date after
 * the day of reception is never proposed.
 */
final class DateRule {
    /** A letter may have lain somewhere; what is older is another date. */
    private static final int OLDEST_YEARS = 5;

    private static final List<String> MONTHS = List.of(
            "janvier",
            "fevrier",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "aout",
            "septembre",
            "octobre",
            "novembre",
            "decembre");

    private static final String DIGIT = "[0-9oilsb|]";
    private static final Pattern IN_WORDS = Pattern.compile("(?<![a-z0-9])(" + DIGIT
            + "{1,2})\\s?(?:er|\\*|°)?\\s+([a-z0-9]{3,10})[.,]?\\s+([12z]" + DIGIT + "{3})(?![a-z0-9])");
    private static final Pattern IN_FIGURES = Pattern.compile("(?<![0-9/.])(" + DIGIT + "{1,2})\\s?([/.\\-])\\s?("
            + DIGIT + "{1,2})\\s?\\2\\s?((?:[12z]" + DIGIT + ")?" + DIGIT + "{2})(?![0-9/])");

    /** The letter speaks of another day. */
    private static final Pattern OTHER_DAY = Pattern.compile(
            "\\b(?:votre|vos|v/ ?ref|recue?|arrivee?|nee?|avant|jusqu|depuis|echeance|limite|courrier du|lettre du|mail du|facture du|du|au)\\b[^0-9]{0,24}$");

    private static final Pattern LIKE_A_LETTER = Pattern.compile("(?:^|[,\\s])(?:le|ie|fait a .*)\\s*:?\\s*$");
    private static final Pattern DATE_LABEL = Pattern.compile("\\bdate\\s*:?\\s*$");
    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);

    private DateRule() {}

    private record Candidate(LocalDate date, TextLine where, float likelihood) {}

    static Optional<Proposal> in(LetterText letter, LocalDate receivedOn) {
        List<Candidate> candidates = new ArrayList<>();
        for (TextLine line : letter.lines()) {
            if (line.page() == 1 || letter.end().contains(line)) {
                candidates.addAll(in(line, receivedOn));
            }
        }
        return candidates.stream()
                .max(Comparator.comparingDouble(Candidate::likelihood))
                .filter(best -> best.likelihood() >= 0.3f)
                .map(best -> new Proposal(
                        ProposedField.WRITTEN_ON,
                        best.date().toString(),
                        LABEL.format(best.date()),
                        "date",
                        best.likelihood(),
                        best.where().page(),
                        best.where().place()));
    }

    private static List<Candidate> in(TextLine line, LocalDate receivedOn) {
        List<Candidate> found = new ArrayList<>();
        String plain = PlainWords.plain(line.text());
        Matcher words = IN_WORDS.matcher(plain);
        while (words.find()) {
            int month = month(words.group(2));
            add(found, line, plain, words, date(words.group(3), month, words.group(1)), receivedOn, 0.62f);
        }
        Matcher figures = IN_FIGURES.matcher(plain);
        while (figures.find()) {
            int month = number(figures.group(3));
            add(found, line, plain, figures, date(figures.group(4), month, figures.group(1)), receivedOn, 0.5f);
        }
        return found;
    }

    private static void add(
            List<Candidate> found,
            TextLine line,
            String plain,
            Matcher match,
            Optional<LocalDate> date,
            LocalDate receivedOn,
            float likelihood) {
        if (date.isEmpty()
                || date.get().isAfter(receivedOn)
                || date.get().isBefore(receivedOn.minusYears(OLDEST_YEARS))) {
            return;
        }
        String before = plain.substring(0, match.start());
        float likely = likelihood;
        if (OTHER_DAY.matcher(before).find()) {
            likely -= 0.35f;
        } else if (LIKE_A_LETTER.matcher(before).find()
                || DATE_LABEL.matcher(before).find()) {
            likely += 0.25f;
        }
        boolean endsTheLine = plain.length() - match.end() <= 2;
        likely += endsTheLine && before.length() <= 45 ? 0.08f : -0.1f;
        likely += line.page() == 1 && line.top() < 0.5f ? 0.05f : -0.05f;
        likely -= ChronoUnit.DAYS.between(date.get(), receivedOn) > 120 ? 0.15f : 0;
        found.add(new Candidate(
                date.get(),
                line.part(match.start(), match.end()),
                Math.max(0, Math.min(1, likely)) * line.confidence()));
    }

    private static Optional<LocalDate> date(String year, int month, String day) {
        int written = number(year);
        try {
            return month == 0
                    ? Optional.empty()
                    : Optional.of(LocalDate.of(written < 100 ? 2000 + written : written, month, number(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Number of the month, or 0; one letter in four may be misread, and «m» is often read «rn». */
    private static int month(String word) {
        String likely = word.replace("rn", "m").replace('0', 'o').replace('1', 'l');
        for (int month = 1; month <= MONTHS.size(); month++) {
            String name = MONTHS.get(month - 1);
            if (word.equals(name) || PlainWords.alike(likely, name, name.length() / 4)) {
                return month;
            }
        }
        return abbreviated(word);
    }

    private static int abbreviated(String word) {
        for (int month = 1; month <= MONTHS.size(); month++) {
            if (word.length() >= 3 && MONTHS.get(month - 1).startsWith(word) && !word.equals("jui")) {
                return month;
            }
        }
        return 0;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits.replace('o', '0')
                .replace('i', '1')
                .replace('l', '1')
                .replace('|', '1')
                .replace('s', '5')
                .replace('b', '8')
                .replace('z', '2'));
    }
}
