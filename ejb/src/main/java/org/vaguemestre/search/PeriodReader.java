package org.vaguemestre.search;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads days and periods as French people write them: {@code mars 2026}, {@code du 3 au 12 mars}, {@code depuis le 1er octobre},
 * {@code la semaine dernière}. What may as well be an ordinary word ({@code mars} alone, a number of four digits) is none.
 */
final class PeriodReader {
    /** What was read: the period, and how many words say it. */
    record Read(Period period, int words) {}

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("janvier", 1),
            Map.entry("fevrier", 2),
            Map.entry("mars", 3),
            Map.entry("avril", 4),
            Map.entry("mai", 5),
            Map.entry("juin", 6),
            Map.entry("juillet", 7),
            Map.entry("aout", 8),
            Map.entry("septembre", 9),
            Map.entry("octobre", 10),
            Map.entry("novembre", 11),
            Map.entry("decembre", 12));
    private static final Map<String, DayOfWeek> DAYS = Map.of(
            "lundi", DayOfWeek.MONDAY,
            "mardi", DayOfWeek.TUESDAY,
            "mercredi", DayOfWeek.WEDNESDAY,
            "jeudi", DayOfWeek.THURSDAY,
            "vendredi", DayOfWeek.FRIDAY,
            "samedi", DayOfWeek.SATURDAY,
            "dimanche", DayOfWeek.SUNDAY);
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "jour", ChronoUnit.DAYS,
            "jours", ChronoUnit.DAYS,
            "semaine", ChronoUnit.WEEKS,
            "semaines", ChronoUnit.WEEKS,
            "mois", ChronoUnit.MONTHS,
            "an", ChronoUnit.YEARS,
            "ans", ChronoUnit.YEARS,
            "annee", ChronoUnit.YEARS,
            "annees", ChronoUnit.YEARS);
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})[/.](\\d{1,2})(?:[/.](\\d{4}|\\d{2}))?");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern MONTH_OF_YEAR = Pattern.compile("(\\d{1,2})/(\\d{4})");
    private static final Pattern QUARTER = Pattern.compile("t([1-4])|([1-4])(?:er|e|eme)");
    private static final int OLDEST = 1900;
    private static final int FARTHEST = 9_999;

    private final List<String> words;
    private final LocalDate today;

    /** @param words as {@link PlainText} has them */
    PeriodReader(List<String> words, LocalDate today) {
        this.words = words;
        this.today = today;
    }

    /** A period that begins at this word and cannot be taken for anything else. */
    Optional<Read> at(int i) {
        try {
            Read read = period(i);
            return Optional.ofNullable(read);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** The same after {@code arrivé:}, where a month or a year alone is one. */
    Optional<Read> meantAt(int i) {
        try {
            Read read = period(i);
            return Optional.ofNullable(read == null ? moment(i) : read);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Whether the word is a year that mail may have arrived in. */
    static boolean isYear(String word, LocalDate today) {
        return word.matches("19[5-9]\\d|20\\d\\d") && Integer.parseInt(word) <= today.getYear() + 1;
    }

    private Read period(int i) {
        return switch (word(i)) {
            case "depuis" -> since(i);
            case "avant" -> bounded(i, Bound.BEFORE);
            case "apres" -> bounded(i, Bound.AFTER);
            case "jusqu'au", "jusqu'a", "jusqu'en", "jusque" -> bounded(i, Bound.UNTIL);
            case "a" -> "partir".equals(word(i + 1)) ? fromOn(i) : null;
            case "du" -> between(i, "au");
            case "entre" -> between(i, "et");
            case "de" -> between(i, "a");
            case "en", "courant" -> after(i, month(i + 1, true), year(i + 1));
            case "annee", "l'annee" ->
                after(
                        i,
                        year(i + 1),
                        relative(i) == null
                                ? null
                                : new Read(relative(i).period(), relative(i).words() - 1));
            case "le" -> after(i, day(i + 1, true), relative(i + 1));
            default -> plain(i);
        };
    }

    /** Without a word before it that says it is a date: only what is one without a doubt. */
    private Read plain(int i) {
        Read relative = relative(i);
        if (relative != null) {
            return relative;
        }
        Read day = day(i, false);
        return day != null ? day : month(i, false);
    }

    private Read after(int i, Read first, Read second) {
        Read found = first != null ? first : second;
        return found == null ? null : new Read(found.period(), found.words() + 1);
    }

    private Read since(int i) {
        int n = number(word(i + 1));
        ChronoUnit unit = UNITS.get(word(i + 2));
        if (n > 0 && unit != null) {
            return new Read(new Period(today.minus(n, unit), null), 3);
        }
        return bounded(i, Bound.SINCE);
    }

    private Read fromOn(int i) {
        Read moment = moment("de".equals(word(i + 2)) || "du".equals(word(i + 2)) ? i + 3 : i + 2);
        return moment == null
                ? null
                : new Read(
                        new Period(moment.period().from(), null),
                        moment.words() + ("de".equals(word(i + 2)) || "du".equals(word(i + 2)) ? 3 : 2));
    }

    private enum Bound {
        BEFORE,
        AFTER,
        SINCE,
        UNTIL
    }

    private Read bounded(int i, Bound bound) {
        Read moment = moment(i + 1);
        if (moment == null) {
            return null;
        }
        Period of = moment.period();
        Period period =
                switch (bound) {
                    case BEFORE -> new Period(null, of.from().minusDays(1));
                    case AFTER -> new Period(of.to().plusDays(1), null);
                    case SINCE -> new Period(of.from(), null);
                    case UNTIL -> new Period(null, of.to());
                };
        return new Read(period, moment.words() + 1);
    }

    /** {@code du 3 au 12 mars}, {@code entre le 3 mars et le 2 avril}, {@code de janvier à mars 2026}. */
    private Read between(int i, String and) {
        for (int at = i + 2; at <= i + 6 && at < words.size(); at++) {
            if (!word(at).equals(and)) {
                continue;
            }
            Read last = moment(at + 1);
            Read first = last == null ? null : beginning(i + 1, at, last.period());
            if (first == null) {
                return null;
            }
            return new Read(first.period().until(last.period()), at - i + 1 + last.words());
        }
        return null;
    }

    /** What lacks in the first of two days is said by the second. */
    private Read beginning(int i, int end, Period last) {
        int at = word(i).equals("le") ? i + 1 : i;
        int day = ordinal(word(at));
        if (day > 0 && at + 1 == end) {
            LocalDate first = YearMonth.from(last.from()).atDay(day);
            return new Read(Period.of(first.isAfter(last.to()) ? first.minusMonths(1) : first), 1);
        }
        Read read = moment(i);
        if (read == null || i + read.words() != end) {
            return null;
        }
        /* "de novembre à janvier 2026", "du 28 décembre au 3 janvier": the first is before the last, and no more than a year before. */
        Period first = read.period();
        if (!saysYear(i, end)) {
            int years = first.from().getYear() - last.from().getYear();
            first = new Period(first.from().minusYears(years), first.to().minusYears(years));
            if (first.from().isAfter(last.to())) {
                first = new Period(first.from().minusYears(1), first.to().minusYears(1));
            }
        }
        return new Read(first, read.words());
    }

    private boolean saysYear(int i, int end) {
        return words.subList(i, end).stream()
                .anyMatch(word -> word.matches(".*\\d{4}.*") || word.matches("hier|avant-hier"));
    }

    /** A day, a month or a year after a word that announces one. */
    private Read moment(int i) {
        int said = word(i).equals("le") || word(i).equals("la") ? 1 : 0;
        Read found = relative(i);
        if (found != null) {
            return found;
        }
        found = day(i + said, true);
        if (found == null && said == 1) {
            found = relative(i + 1);
        }
        if (found == null && said == 0) {
            found = month(i, true);
        }
        if (found == null && said == 0) {
            found = year(i);
        }
        if (found == null) {
            found = weekday(i + said, true);
        }
        return found == null ? null : new Read(found.period(), found.words() + said);
    }

    private Read year(int i) {
        return isYear(word(i), today) ? new Read(Period.ofYear(Integer.parseInt(word(i))), 1) : null;
    }

    /** @param announced a month alone is one: the latest that began */
    private Read month(int i, boolean announced) {
        Matcher quarter = QUARTER.matcher(word(i));
        if (quarter.matches()) {
            boolean named = quarter.group(2) != null;
            int at = named ? i + 2 : i + 1;
            if ((!named || word(i + 1).equals("trimestre")) && isYear(word(at), today)) {
                int first = (Integer.parseInt(named ? quarter.group(2) : quarter.group(1)) - 1) * 3 + 1;
                YearMonth begins = YearMonth.of(Integer.parseInt(word(at)), first);
                return new Read(Period.of(begins).until(Period.of(begins.plusMonths(2))), at - i + 1);
            }
        }
        Matcher figures = MONTH_OF_YEAR.matcher(word(i));
        if (announced && figures.matches()) {
            return new Read(Period.of(YearMonth.of(year(figures.group(2), 0), Integer.parseInt(figures.group(1)))), 1);
        }
        Integer month = MONTHS.get(word(i));
        if (month == null) {
            return null;
        }
        if (isYear(word(i + 1), today)) {
            return new Read(Period.of(YearMonth.of(Integer.parseInt(word(i + 1)), month)), 2);
        }
        if (!announced) {
            return null;
        }
        YearMonth latest = YearMonth.of(today.getYear(), month);
        return new Read(Period.of(latest.isAfter(YearMonth.from(today)) ? latest.minusYears(1) : latest), 1);
    }

    /** @param announced a day and a month in figures alone are one */
    private Read day(int i, boolean announced) {
        Matcher iso = ISO.matcher(word(i));
        if (iso.matches()) {
            return new Read(
                    Period.of(LocalDate.of(
                            year(iso.group(1), 0), Integer.parseInt(iso.group(2)), Integer.parseInt(iso.group(3)))),
                    1);
        }
        Matcher slashed = SLASHED.matcher(word(i));
        if (slashed.matches()
                && (announced || slashed.group(3) != null && slashed.group(3).length() == 4)) {
            int day = Integer.parseInt(slashed.group(1));
            int month = Integer.parseInt(slashed.group(2));
            return new Read(
                    Period.of(
                            slashed.group(3) == null
                                    ? latest(month, day)
                                    : LocalDate.of(year(slashed.group(3), 2000), month, day)),
                    1);
        }
        if (DAYS.containsKey(word(i)) && ordinal(word(i + 1)) > 0) {
            Read named = day(i + 1, announced);
            return named == null ? null : new Read(named.period(), named.words() + 1);
        }
        int day = ordinal(word(i));
        Integer month = MONTHS.get(word(i + 1));
        if (day <= 0 || month == null) {
            return null;
        }
        return isYear(word(i + 2), today)
                ? new Read(Period.of(LocalDate.of(Integer.parseInt(word(i + 2)), month, day)), 3)
                : new Read(Period.of(latest(month, day)), 2);
    }

    /** Said from today: {@code hier}, {@code la semaine dernière}, {@code les 7 derniers jours}. */
    private Read relative(int i) {
        int said = word(i).matches("la|le|les|l'|cette|ce|l") ? 1 : 0;
        String first = word(i + said).replaceFirst("^l'", "");
        String second = word(i + said + 1);
        boolean thisOne = word(i).equals("cette") || word(i).equals("ce");
        if (said == 0) {
            switch (first) {
                case "aujourd'hui" -> {
                    return new Read(Period.of(today), 1);
                }
                case "hier" -> {
                    return new Read(Period.of(today.minusDays(1)), 1);
                }
                case "avant-hier" -> {
                    return new Read(Period.of(today.minusDays(2)), 1);
                }
                default -> {
                    Read weekday = weekday(i, false);
                    if (weekday != null) {
                        return weekday;
                    }
                }
            }
        }
        boolean last = second.matches("derniere?|passee?");
        int n = number(first);
        ChronoUnit unit = UNITS.get(word(i + said + 2));
        if (n > 0 && unit != null && second.matches("derni(er|ere)s")) {
            return new Read(new Period(today.minus(n, unit).plusDays(1), today), said + 3);
        }
        if (!thisOne && !last) {
            return null;
        }
        int ago = last ? 1 : 0;
        Period period =
                switch (first) {
                    case "semaine" -> {
                        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                                .minusWeeks(ago);
                        yield new Period(monday, monday.plusDays(6));
                    }
                    case "mois", "mois-ci" -> Period.of(YearMonth.from(today).minusMonths(ago));
                    case "annee", "an" -> Period.ofYear(today.getYear() - ago);
                    default -> null;
                };
        return period == null ? null : new Read(period, said + 1 + ago);
    }

    /** @param announced without {@code dernier} too */
    private Read weekday(int i, boolean announced) {
        DayOfWeek day = DAYS.get(word(i));
        boolean last = word(i + 1).matches("dernier|passe");
        if (day == null || !announced && !last) {
            return null;
        }
        return new Read(Period.of(today.with(TemporalAdjusters.previous(day))), last ? 2 : 1);
    }

    /** The latest such day that is not to come. */
    private LocalDate latest(int month, int day) {
        for (int year = today.getYear(); year > today.getYear() - 8; year--) {
            if (day <= YearMonth.of(year, month).lengthOfMonth()
                    && !LocalDate.of(year, month, day).isAfter(today)) {
                return LocalDate.of(year, month, day);
            }
        }
        throw new DateTimeException(day + "/" + month);
    }

    private static int year(String digits, int century) {
        int year = Integer.parseInt(digits) + (digits.length() == 2 ? century : 0);
        if (year < OLDEST || year > FARTHEST) {
            throw new DateTimeException(digits);
        }
        return year;
    }

    private static int ordinal(String word) {
        return word.equals("1er") ? 1 : word.matches("\\d{1,2}") ? Integer.parseInt(word) : 0;
    }

    private static int number(String word) {
        return word.matches("\\d{1,3}") ? Integer.parseInt(word) : 0;
    }

    private String word(int i) {
        return i >= 0 && i < words.size() ? words.get(i) : "";
    }
}
