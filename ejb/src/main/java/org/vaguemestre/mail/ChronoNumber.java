package org.vaguemestre.mail;

import java.util.Locale;
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

    /** @throws Refused NUMBER_FORMAT_COLLIDES */
    ChronoNumber {
        Matcher sequence = SEQUENCE.matcher(format);
        boolean once = sequence.find() && !sequence.find();
        if (!once || !format.contains("{direction}") || !format.contains("{year}") || digitsTouch(format)) {
            throw new Refused(Refusal.NUMBER_FORMAT_COLLIDES, format);
        }
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
