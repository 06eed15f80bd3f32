package org.vaguemestre.search;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Where a page of hits ended, in what had been registered when the first page was asked: the pages that follow are cut out of the same list, whatever
 * comes in meanwhile.
 *
 * @param offset hits before this place
 * @param until registration of the latest item of the list, to the millisecond
 */
record SearchCursor(int offset, Instant until) {
    private static final Pattern WRITTEN = Pattern.compile("p(\\d{1,5})\\.(\\d{1,15})");

    /** @throws Refused CURSOR_INVALID; empty where none was given */
    static Optional<SearchCursor> read(String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        Matcher written = WRITTEN.matcher(decoded(cursor));
        if (!written.matches() || Integer.parseInt(written.group(1)) >= SearchPage.COUNTED_UP_TO) {
            throw new Refused(Refusal.CURSOR_INVALID);
        }
        return Optional.of(new SearchCursor(
                Integer.parseInt(written.group(1)), Instant.ofEpochMilli(Long.parseLong(written.group(2)))));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.CURSOR_INVALID);
        }
    }

    String written() {
        String place = "p" + offset + "." + until.toEpochMilli();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.US_ASCII));
    }
}
