package org.vaguemestre.mail;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The format of chrono numbers (<i>numéro chrono</i>) of an organisation: literal text with {@code {direction}}, {@code {year}} and
 * {@code {sequence:6}} (digits optional). The three are required: without one of them two items would bear the same number.
 */
record ChronoNumber(String format) {
    private static final Pattern SEQUENCE = Pattern.compile("\\{sequence(?::(\\d{1,2}))?}");

    private static final Pattern DIGITS_TOUCH =
            Pattern.compile("(\\{year}|\\d)\\{sequence|\\{sequence(:\\d+)?}(\\{year}|\\d)");

    private static final int LONGEST = 60;
    private static final int MOST_DIGITS = 12;

    /** @throws Refused NUMBER_FORMAT_COLLIDES, FIELD_TOO_LONG, FIELD_INVALID */
    ChronoNumber {
        if (format.length() > LONGEST) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "format", LONGEST);
        }
        Matcher sequence = SEQUENCE.matcher(format);
        boolean once = sequence.find() && !sequence.find();
        if (!once || !format.contains("{direction}") || !format.contains("{year}") || digitsTouch(format)) {
            throw new Refused(Refusal.NUMBER_FORMAT_COLLIDES, format);
        }
        String literal = SEQUENCE.matcher(format)
                .replaceAll("")
                .replace("{direction}", "")
                .replace("{year}", "");
        if (literal.matches("(?s).*[{}\\p{Cntrl}].*")
                || !format.equals(format.strip())
                || digits(format) > MOST_DIGITS) {
            throw new Refused(Refusal.FIELD_INVALID, "format", format);
        }
    }

    private static int digits(String format) {
        Matcher sequence = SEQUENCE.matcher(format);
        return sequence.find() && sequence.group(1) != null ? Integer.parseInt(sequence.group(1)) : 1;
    }

    /** What a number of this format says. */
    record Parts(Direction direction, int year, long sequence) {}

    /** What the number says when it is read in this format; empty when it is not of this format. */
    Optional<Parts> read(String number) {
        Matcher read = Pattern.compile(expression(true)).matcher(number);
        if (!read.matches()) {
            return Optional.empty();
        }
        for (Direction direction : Direction.values()) {
            if (direction.letter().equals(read.group("direction"))) {
                return Optional.of(new Parts(
                        direction, Integer.parseInt(read.group("year")), Long.parseLong(read.group("sequence"))));
            }
        }
        return Optional.empty();
    }

    /** Regular expression of the numbers of this format, as the database understands it too. */
    String expression() {
        return "^" + expression(false) + "$";
    }

    private String expression(boolean named) {
        StringBuilder expression = new StringBuilder();
        Matcher places =
                Pattern.compile("\\{(direction|year|sequence)(?::\\d{1,2})?}").matcher(format);
        int end = 0;
        Set<String> seen = new HashSet<>();
        while (places.find()) {
            expression.append(literally(format.substring(end, places.start())));
            String place = places.group(1);
            String what = place.equals("direction") ? "[ADI]" : place.equals("year") ? "[0-9]{4}" : "[0-9]{1,18}";
            expression.append(named && seen.add(place) ? "(?<" + place + ">" + what + ")" : "(" + what + ")");
            end = places.end();
        }
        return expression.append(literally(format.substring(end))).toString();
    }

    private static String literally(String text) {
        return text.replaceAll("([^\\p{L}\\p{N} ])", "\\\\$1");
    }

    /** A digit or the year directly beside the sequence would make 2026·1 and 202·61 one number. */
    private static boolean digitsTouch(String format) {
        return DIGITS_TOUCH.matcher(format).find();
    }

    String number(Direction direction, int year, long sequence) {
        Matcher place = SEQUENCE.matcher(format);
        String numbered = place.replaceAll(found -> {
            int digits = found.group(1) == null ? 1 : Integer.parseInt(found.group(1));
            return String.format(Locale.ROOT, "%0" + Math.max(1, digits) + "d", sequence);
        });
        return numbered.replace("{direction}", direction.letter()).replace("{year}", Integer.toString(year));
    }
}
