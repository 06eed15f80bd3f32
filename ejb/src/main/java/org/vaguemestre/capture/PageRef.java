package org.vaguemestre.capture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Name of a page in its batch, the same for ever, written {@code 2-14} in addresses.
 *
 * @param file position of the file in the batch, from 1
 * @param page number of the page in that file, from 1
 */
public record PageRef(int file, int page) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})-(\\d{1,6})");

    /** @throws Refused NOT_FOUND for what names no page */
    public static PageRef of(String written) {
        Matcher parts = WRITTEN.matcher(written == null ? "" : written);
        if (!parts.matches()) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        return new PageRef(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    @Override
    public String toString() {
        return file + "-" + page;
    }
}
