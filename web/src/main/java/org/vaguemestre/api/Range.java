package org.vaguemestre.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of a document that are asked for (RFC 9110, 14). A header that asks for several ranges, or that is not understood, asks for the
 * whole document.
 */
record Range(long first, long length, boolean partial) {
    /** What is asked for lies outside the document. */
    static final Range NONE = new Range(0, 0, true);

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    static Range of(String header, long size) {
        Matcher asked = ONE.matcher(header == null ? "" : header.replace(" ", ""));
        if (!asked.matches() || asked.group(1).isEmpty() && asked.group(2).isEmpty()) {
            return new Range(0, size, false);
        }
        if (asked.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(asked.group(2)), size);
            return last == 0 ? NONE : new Range(size - last, last, true);
        }
        long first = Long.parseLong(asked.group(1));
        long last = asked.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(asked.group(2)), size - 1);
        if (first >= size) {
            return NONE;
        }
        return last < first ? new Range(0, size, false) : new Range(first, last - first + 1, true);
    }
}
