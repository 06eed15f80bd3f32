package org.vaguemestre.spreadsheet;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The lines of a file that people made with a spreadsheet, one at a time: cells between quotes may hold separators, line ends and doubled quotes; the
 * apostrophe that kept a cell from being a formula is taken off. See {@link SpreadsheetForm} for how it is written.
 */
public final class SpreadsheetReader implements AutoCloseable {
    /** One cell is never a book. */
    private static final int CELL_LIMIT = 20_000;
    /** A quote left open is found before the whole file is in memory. */
    private static final int LINE_LIMIT = 15 * CELL_LIMIT;
    /** No table has more columns: a line of separators only would make as many cells as it has characters. */
    private static final int COLUMN_LIMIT = 1_000;

    private final SpreadsheetForm form;
    private final Bounded bounded;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    /** One line, with the number it has in the file: that of its beginning, where cells have several lines. */
    public record Line(int n, List<String> cells) {
        public boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    private SpreadsheetReader(Reader reader, SpreadsheetForm form) throws IOException {
        this.form = form;
        this.bounded = new Bounded(reader);
        this.parser = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(form.separator())
                .setIgnoreEmptyLines(false)
                .setTrailingData(true)
                .get()
                .parse(bounded);
        this.records = parser.iterator();
    }

    public static SpreadsheetReader of(SpreadsheetForm.Bytes bytes) throws IOException {
        SpreadsheetForm form = SpreadsheetForm.of(bytes);
        return new SpreadsheetReader(new InputStreamReader(bytes.open(), form.charset()), form);
    }

    /** Of one that was laid in a field. */
    public static SpreadsheetReader of(String text) throws IOException {
        return new SpreadsheetReader(new StringReader(text), SpreadsheetForm.of(StandardCharsets.UTF_8, text));
    }

    public SpreadsheetForm form() {
        return form;
    }

    /** The next line; null at the end. @throws Refused IMPORT_QUOTE_OPEN */
    public Line next() throws IOException {
        int begins = (int) parser.getCurrentLineNumber() + 1;
        bounded.left = LINE_LIMIT;
        try {
            if (!records.hasNext()) {
                return null;
            }
            CSVRecord read = records.next();
            if (read.size() > COLUMN_LIMIT || read.stream().anyMatch(cell -> cell.length() > CELL_LIMIT)) {
                throw new Refused(Refusal.IMPORT_QUOTE_OPEN);
            }
            return new Line(begins, read.stream().map(FormulaGuard::off).toList());
        } catch (UncheckedIOException failed) {
            if (failed.getCause() instanceof CSVException) {
                throw new Refused(Refusal.IMPORT_QUOTE_OPEN);
            }
            throw failed.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Leaves the mark of UTF-8 out, and gives no more for one line than a line may have. */
    private static final class Bounded extends FilterReader {
        private long left = LINE_LIMIT;
        private boolean begun;

        Bounded(Reader reader) {
            super(reader);
        }

        @Override
        public int read() throws IOException {
            char[] one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(char[] to, int from, int most) throws IOException {
            int read = in.read(to, from, most);
            if (!begun && read > 0) {
                begun = true;
                if (to[from] == SpreadsheetWriter.BYTE_ORDER_MARK) {
                    System.arraycopy(to, from + 1, to, from, read - 1);
                    read--;
                    return read == 0 ? read(to, from, most) : read;
                }
            }
            left -= Math.max(0, read);
            if (left < 0) {
                throw new Refused(Refusal.IMPORT_QUOTE_OPEN);
            }
            return read;
        }
    }
}
