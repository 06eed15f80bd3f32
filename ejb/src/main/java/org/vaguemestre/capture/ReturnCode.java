package org.vaguemestre.capture;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the code on a letter says that was printed to be signed by hand (<i>code de retour</i>): {@code VAGUEMESTRE/R/1/} and the identifier under which it
 * was printed, in 32 hexadecimal digits. Short and without lower-case letters, its modules are large enough for a fax.
 */
public record ReturnCode(UUID printing) {
    private static final Pattern CODE = Pattern.compile(
            "VAGUEMESTRE/R/1/(\\p{XDigit}{8})(\\p{XDigit}{4})(\\p{XDigit}{4})(\\p{XDigit}{4})(\\p{XDigit}{12})");

    /** Empty when it says something else. */
    static Optional<ReturnCode> read(String code) {
        Matcher parts = CODE.matcher(code.strip());
        return parts.matches()
                ? Optional.of(new ReturnCode(UUID.fromString(parts.replaceAll("$1-$2-$3-$4-$5"))))
                : Optional.empty();
    }

    /** The content of the code. */
    public String content() {
        return "VAGUEMESTRE/R/1/" + printing.toString().replace("-", "").toUpperCase(Locale.ROOT);
    }
}
