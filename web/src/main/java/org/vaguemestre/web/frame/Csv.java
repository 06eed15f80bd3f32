package org.vaguemestre.web.frame;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file for a spreadsheet, as French ones open it without a question: UTF-8 with its mark, semicolons. A cell that a spreadsheet would take for a
 * formula is made a text: what is in it was written by whoever wrote to the town hall.
 */
public final class Csv {
    private static final String FORMULA_BEGINS = "=+-@\t\r＝＋－＠";
    private static final String MARK = "\uFEFF";

    private final Writer out;

    private Csv(Writer out) throws IOException {
        this.out = out;
        out.write(MARK);
    }

    /** To download under this name, without its ending. */
    public static Csv to(HttpServletResponse response, String name) throws IOException {
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
        return new Csv(new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)));
    }

    public void line(List<String> cells) throws IOException {
        out.write(cells.stream().map(Csv::cell).collect(Collectors.joining(";")) + "\r\n");
    }

    public void end() throws IOException {
        out.flush();
    }

    static String cell(String text) {
        String harmless = !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = harmless.chars().anyMatch(c -> c == ';' || c == '"' || c == '\n' || c == '\r' || c == ',');
        return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
