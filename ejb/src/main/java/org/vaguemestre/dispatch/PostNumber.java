package org.vaguemestre.dispatch;

import java.util.Locale;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The number of a registered letter (<i>numéro de recommandé</i>): thirteen characters of La Poste ({@code 1A 123 456 7890 1}, {@code 2C…}), or of the
 * Universal Postal Union's S10 standard ({@code RK123456785FR}), whose check digit is verified.
 */
final class PostNumber {
    private static final int[] WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};

    private PostNumber() {}

    /** As it is kept, without spaces. @throws Refused POST_NUMBER_INVALID */
    static String read(String typed) {
        String number = typed == null ? "" : typed.replaceAll("[\\s\u00a0]", "").toUpperCase(Locale.ROOT);
        boolean national = number.matches("[0-9][A-Z][0-9]{11}");
        boolean international = number.matches("[A-Z]{2}[0-9]{9}[A-Z]{2}") && hasItsCheckDigit(number);
        if (!national && !international) {
            throw new Refused(Refusal.POST_NUMBER_INVALID, typed == null ? "" : typed);
        }
        return number;
    }

    private static boolean hasItsCheckDigit(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(2 + i) - '0');
        }
        int digit = 11 - sum % 11;
        int expected = digit == 10 ? 0 : digit == 11 ? 5 : digit;
        return number.charAt(10) - '0' == expected;
    }
}
