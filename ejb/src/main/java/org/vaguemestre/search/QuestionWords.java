package org.vaguemestre.search;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Says back what a question asks for: {@code Expéditeur : Marchand}, {@code Arrivé en mars 2026}; in French unless the locale is English. */
public final class QuestionWords {
    private final Locale locale;
    private final ResourceBundle words;

    public QuestionWords(Locale locale) {
        this.locale = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
        this.words = ResourceBundle.getBundle(
                "org.vaguemestre.search.words",
                this.locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** A criterion. */
    public String of(Criterion criterion) {
        String said = with(criterion.kind().name(), value(criterion));
        return criterion.without() ? with("without", said) : said;
    }

    /** What was chosen among the days of arrival. */
    public String arrived(Period period) {
        return with(Criterion.Kind.PERIOD.name(), of(period));
    }

    /** What was chosen otherwise than by typing. */
    public String of(Criterion.Kind kind, String value) {
        return with(kind.name(), value);
    }

    public String of(Enum<?> constant) {
        return constant == null ? "" : word(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    /** What could not be understood as it may have been meant. */
    public String of(Question.Hint hint) {
        return with("hint." + hint.kind().name(), hint.about(), hint.field());
    }

    /** What is proposed instead; null for nothing. */
    public String instead(Question.Hint hint) {
        return hint.instead() == null ? null : with("hint." + hint.kind().name() + ".instead", hint.about());
    }

    String word(String key) {
        return words.getString(key);
    }

    String with(String key, Object... arguments) {
        return new MessageFormat(word(key), locale).format(arguments);
    }

    private String value(Criterion criterion) {
        return switch (criterion.kind()) {
            case STATE -> constants("State.", criterion.keys());
            case DIRECTION -> constants("Direction.", criterion.keys());
            case CHANNEL -> constants("Channel.", criterion.keys());
            case CONFIDENTIALITY -> constants("Confidentiality.", criterion.keys());
            case PRIORITY -> constants("Priority.", criterion.keys());
            case MISSING -> constants("missing.", criterion.keys());
            case PERIOD -> of(criterion.period());
            default -> criterion.value();
        };
    }

    private String constants(String prefix, List<String> keys) {
        return keys.stream().map(key -> word(prefix + key)).collect(Collectors.joining(" " + word("or") + " "));
    }

    /** {@code en mars 2026}, {@code le 12 mars 2026}, {@code du 3 au 12 mars 2026}. */
    public String of(Period period) {
        if (period.isDay()) {
            return with("period.day", day(period.from()));
        }
        if (period.isMonth()) {
            return with("period.month", month(YearMonth.from(period.from())));
        }
        if (period.isYear()) {
            return with("period.year", Integer.toString(period.from().getYear()));
        }
        if (period.to() == null) {
            return with("period.since", day(period.from()));
        }
        if (period.from() == null) {
            return with("period.until", day(period.to()));
        }
        boolean sameMonth = YearMonth.from(period.from()).equals(YearMonth.from(period.to()));
        boolean sameYear = period.from().getYear() == period.to().getYear();
        String from = sameMonth
                ? ordinal(period.from())
                : sameYear ? ordinal(period.from()) + " " + format(period.from(), "MMMM") : day(period.from());
        return with("period.between", from, day(period.to()));
    }

    /** Mars 2026. */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("MMMM yyyy", locale).format(month);
    }

    private String day(LocalDate day) {
        return ordinal(day) + " " + format(day, "MMMM yyyy");
    }

    private String ordinal(LocalDate day) {
        return day.getDayOfMonth() == 1 && locale.equals(Locale.FRENCH) ? "1er" : Integer.toString(day.getDayOfMonth());
    }

    private String format(LocalDate day, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(day);
    }
}
