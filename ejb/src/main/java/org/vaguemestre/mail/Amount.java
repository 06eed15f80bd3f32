package org.vaguemestre.mail;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The sum at stake in a letter (<i>montant</i>), kept in euro cents: as it is typed, and as it is read. */
public final class Amount {
    private Amount() {}

    /**
     * Cents of what a person typed: {@code 4 000}, {@code 4000,50 €}; null for nothing.
     *
     * @throws Refused FIELD_INVALID for what is no sum of euros and cents
     */
    public static Long cents(String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return new BigDecimal(typed.replace(',', '.').replaceAll("[\\s\u00a0\u202f€]", ""))
                    .movePointRight(2)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Refused(Refusal.FIELD_INVALID, "montant", typed);
        }
    }

    /** As it is typed again: {@code 4000,50}; empty for null. */
    public static String typed(Long cents) {
        return cents == null ? "" : BigDecimal.valueOf(cents, 2).toPlainString().replace('.', ',');
    }

    /** As it is read: {@code 4 000,50 €}. */
    public static String told(long cents, Locale locale) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance("EUR"));
        return format.format(BigDecimal.valueOf(cents, 2));
    }
}
