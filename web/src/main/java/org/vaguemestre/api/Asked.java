package org.vaguemestre.api;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Parameters of a request, read; each refuses with FIELD_INVALID and its own name what it cannot mean. Null and empty are not said. */
final class Asked {
    /** Lines of a page when none is asked for. */
    static final String LIMIT = "50";

    private static final int LIMIT_AT_MOST = 200;
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;

    private Asked() {}

    static boolean given(String value) {
        return value != null && !value.isEmpty();
    }

    static int limit(String value) {
        try {
            int limit = Integer.parseInt(value);
            if (limit >= 1 && limit <= LIMIT_AT_MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw invalid("limit", value);
        }
        throw invalid("limit", value);
    }

    static LocalDate day(String name, String value) {
        return given(value) ? dayIn(value).orElseThrow(() -> invalid(name, value)) : null;
    }

    /** A day as ISO 8601 writes it, with a year of four digits. */
    static Optional<LocalDate> dayIn(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return Optional.of(day).filter(d -> d.getYear() >= FIRST_YEAR && d.getYear() <= LAST_YEAR);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static <T extends Enum<T>> T oneOf(String name, Class<T> values, String value) {
        if (!given(value)) {
            return null;
        }
        return Arrays.stream(values.getEnumConstants())
                .filter(constant -> constant.name().equals(value.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> invalid(name, value));
    }

    static boolean yes(String name, String value) {
        if (!given(value) || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw invalid(name, value);
    }

    static UUID id(String name, String value) {
        return given(value) ? idIn(value).orElseThrow(() -> invalid(name, value)) : null;
    }

    static Optional<UUID> idIn(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String text(String name, String value) {
        if (value != null && !Json.isText(value)) {
            throw invalid(name, value);
        }
        return value;
    }

    /** A place in a list ordered by identifier. @throws Refused CURSOR_INVALID */
    static UUID after(String cursor) {
        if (!given(cursor)) {
            return null;
        }
        try {
            return UUID.fromString(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.CURSOR_INVALID);
        }
    }

    static String cursorAfter(UUID last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The version a change was decided on, from {@code If-Match}.
     *
     * @return -1 for a tag that no version ever had: it is then told what the item has become
     * @throws Refused PRECONDITION_REQUIRED when there is none, or any would do
     */
    static long version(String ifMatch) {
        if (!given(ifMatch) || ifMatch.strip().equals("*")) {
            throw new Refused(Refusal.PRECONDITION_REQUIRED);
        }
        try {
            return Long.parseLong(ifMatch.strip().replaceFirst("^\"(\\d+)\"$", "$1"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    static Refused invalid(String name, String value) {
        return new Refused(Refusal.FIELD_INVALID, name, Json.shown(value));
    }
}
