package org.vaguemestre.spreadsheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/**
 * A file for a spreadsheet (<i>fichier de tableur</i>), written line after line as French ones open it without a question: UTF-8 with its mark,
 * semicolons, and no cell is a formula.
 */
public final class SpreadsheetWriter {
    static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final CSVFormat BARE = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setRecordSeparator("\r\n")
            .get();
    private static final CSVFormat QUOTED =
            BARE.builder().setQuoteMode(QuoteMode.ALL).get();
    /** Any separator a spreadsheet could take it for: behind one, half a cell would be a cell, and perhaps a formula. */
    private static final Pattern TO_QUOTE = Pattern.compile("[;,\\t\"\\r\\n]");

    private final Writer out;

    /** Writes its mark; closing the stream stays with who opened it. */
    public SpreadsheetWriter(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.out.write(BYTE_ORDER_MARK);
    }

    /** One line; a cell that is null is empty, days are written as machines do. */
    public SpreadsheetWriter line(List<?> cells) throws IOException {
        boolean first = true;
        for (Object cell : cells) {
            String said = Objects.toString(cell, "").replace('\0', ' ');
            String text = FormulaGuard.on(said);
            boolean quoted = !text.equals(said)
                    || !text.equals(text.strip())
                    || TO_QUOTE.matcher(text).find();
            (quoted ? QUOTED : BARE).print(text, out, first);
            first = false;
        }
        BARE.println(out);
        return this;
    }

    /** Sends on what was written so far. */
    public void flush() throws IOException {
        out.flush();
    }
}
