package org.vaguemestre.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of a document that are asked for (RFC 9110, 14). A header that asks for several ranges, or that is not understood, asks for the
 * whole document.
 */
public record Range(long first, long length, boolean partial) {
    /** What is asked for lies outside the document. */
    public static final Range NONE = new Range(0, 0, true);

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    public static Range of(String header, long size) {
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

    /** Value of {@code Content-Range} for a document of this size. */
    public String of(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }

    /** Copies the bytes asked for, and no others. */
    public void copy(InputStream document, OutputStream out) throws IOException {
        document.skipNBytes(first);
        byte[] buffer = new byte[1 << 16];
        long left = length;
        int read;
        while (left > 0 && (read = document.read(buffer, 0, (int) Math.min(buffer.length, left))) >= 0) {
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
