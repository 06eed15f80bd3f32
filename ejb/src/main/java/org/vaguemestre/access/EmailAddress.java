package org.vaguemestre.access;

import java.util.regex.Pattern;

/**
 * An address of electronic mail (<i>adresse électronique</i>), as one may write to it: one address and nothing that a mail server would take for
 * another (RFC 5321, 4.1.2, without quoted names).
 */
public final class EmailAddress {
    private static final Pattern ONE =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[A-Za-z0-9.-]{1,190}\\.[A-Za-z]{2,24}");

    private EmailAddress() {}

    /** Whether this is one address; false for null. */
    public static boolean isOne(String text) {
        return text != null && ONE.matcher(text).matches();
    }
}
