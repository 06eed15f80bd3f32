package org.vaguemestre.correspondent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The lines of a file of cells, one at a time (RFC 4180, and what spreadsheets make of it): cells between quotes may hold separators, line ends and
 * doubled quotes. Encoding and separator are found by looking: UTF-8 when all of it is, else Windows-1252; the one of {@code ; , tab} that the first
 * line has most of.
 */
final class CsvLines implements AutoCloseable {
    static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    /** One cell is never a book: a quote left open is found before the whole file is in memory. */
    private static final int CELL_LIMIT = 20_000;

    private final Reader reader;
    private final char separator;
    private int line = 1;
    private int ahead = -2;

    /** One line, with the number it has in the file. */
    record Line(int n, List<String> cells) {
        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    CsvLines(InputStream bytes, Charset charset, char separator) throws IOException {
        this.reader = new BufferedReader(new InputStreamReader(bytes, charset), 1 << 15);
        this.separator = separator;
        if (peek() == BYTE_ORDER_MARK) {
            read();
        }
    }

    /** The next line; null at the end. @throws Refused IMPORT_QUOTE_OPEN */
    Line next() throws IOException {
        if (peek() < 0) {
            return null;
        }
        int begins = line;
        List<String> cells = new ArrayList<>();
        boolean goesOn;
        do {
            StringBuilder cell = new StringBuilder();
            if (peek() == '"') {
                read();
                quoted(cell);
            }
            while (peek() >= 0 && peek() != separator && peek() != '\n' && peek() != '\r') {
                put(cell, (char) read());
            }
            cells.add(cell.toString());
            goesOn = peek() == separator;
            if (goesOn) {
                read();
            }
        } while (goesOn);
        if (peek() == '\r') {
            read();
            line += peek() == '\n' ? 0 : 1;
        }
        if (peek() == '\n') {
            read();
        }
        return new Line(begins, cells);
    }

    private void quoted(StringBuilder cell) throws IOException {
        while (true) {
            int next = read();
            if (next < 0) {
                throw new Refused(Refusal.IMPORT_QUOTE_OPEN);
            }
            if (next == '"') {
                if (peek() != '"') {
                    return;
                }
                read();
            }
            put(cell, (char) next);
        }
    }

    private static void put(StringBuilder cell, char one) {
        if (cell.length() >= CELL_LIMIT) {
            throw new Refused(Refusal.IMPORT_QUOTE_OPEN);
        }
        cell.append(one);
    }

    private int peek() throws IOException {
        if (ahead == -2) {
            ahead = reader.read();
        }
        return ahead;
    }

    private int read() throws IOException {
        int next = peek();
        ahead = -2;
        if (next == '\n') {
            line++;
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** The encoding of the bytes; all of them are read. */
    static Charset charset(InputStream bytes) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.allocate(1 << 15);
        CharBuffer out = CharBuffer.allocate(1 << 15);
        boolean end = false;
        while (!end) {
            int read = bytes.read(in.array(), in.arrayOffset() + in.position(), in.remaining());
            end = read < 0;
            in.position(in.position() + Math.max(0, read)).flip();
            CoderResult result = decoder.decode(in, out, end);
            if (result.isError()) {
                return WINDOWS;
            }
            in.compact();
            out.clear();
        }
        return StandardCharsets.UTF_8;
    }

    /** The separator that the line of the headings has most of. */
    static char separator(String headings) {
        char best = ';';
        long most = 0;
        for (char candidate : new char[] {';', '\t', ','}) {
            long count = headings.chars().filter(one -> one == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }
}
