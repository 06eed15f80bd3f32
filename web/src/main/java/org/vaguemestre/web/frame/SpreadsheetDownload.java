package org.vaguemestre.web.frame;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.vaguemestre.spreadsheet.SpreadsheetWriter;

/** A file for a spreadsheet that a page gives to download. */
public final class SpreadsheetDownload {
    private SpreadsheetDownload() {}

    /** The answer, to write under this name, without its ending. */
    public static SpreadsheetWriter of(HttpServletResponse response, String name) throws IOException {
        begin(response, name);
        return new SpreadsheetWriter(response.getOutputStream());
    }

    /** Says what the answer will be, where another one writes it. */
    public static void begin(HttpServletResponse response, String name) {
        response.setContentType("text/csv; charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    }
}
