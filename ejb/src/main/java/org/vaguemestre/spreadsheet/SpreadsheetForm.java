package org.vaguemestre.spreadsheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * How a file was written, found by looking: UTF-8 when all of it is, else Windows-1252; the one of {@code ; , tab} that the line of the headings has
 * most of.
 */
public record SpreadsheetForm(Charset charset, char separator) {
    static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int AT_ONCE = 1 << 15;
    private static final int HEADINGS = 4_000;

    /** Bytes that can be read again from their beginning. */
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    /** Reads all of it once, and its first line again. */
    static SpreadsheetForm of(Bytes bytes) throws IOException {
        Charset charset = isUtf8(bytes) ? StandardCharsets.UTF_8 : WINDOWS;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(bytes.open(), charset))) {
            char[] start = new char[HEADINGS];
            int read = reader.read(start);
            return of(charset, read <= 0 ? "" : new String(start, 0, read));
        }
    }

    static SpreadsheetForm of(Charset charset, String start) {
        String headings = start.lines().findFirst().orElse("");
        char best = ';';
        long most = 0;
        for (char candidate : new char[] {';', '\t', ','}) {
            long count = headings.chars().filter(one -> one == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return new SpreadsheetForm(charset, best);
    }

    private static boolean isUtf8(Bytes bytes) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.allocate(AT_ONCE);
        CharBuffer out = CharBuffer.allocate(AT_ONCE);
        try (InputStream stream = bytes.open()) {
            boolean end = false;
            while (!end) {
                int read = stream.read(in.array(), in.arrayOffset() + in.position(), in.remaining());
                end = read < 0;
                in.position(in.position() + Math.max(0, read)).flip();
                if (decoder.decode(in, out, end).isError()) {
                    return false;
                }
                in.compact();
                out.clear();
            }
        }
        return true;
    }
}
