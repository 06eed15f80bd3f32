package org.vaguemestre.web.steering;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.insight.CountedItem;
import org.vaguemestre.insight.CountedPage;
import org.vaguemestre.insight.Figures;
import org.vaguemestre.insight.Slice;
import org.vaguemestre.spreadsheet.SpreadsheetWriter;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.SpreadsheetDownload;

/** The list behind a figure as a file, page after page: {@code /o/<organisation>/courriers-csv?…}, what the person may see of it. */
@WebServlet("/in-organisation/courriers-csv/*")
public class CountedExport extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int AT_ONCE = 500;
    /** No spreadsheet is worked in beyond. */
    private static final int PAGES = 100;

    @Inject
    private transient Figures figures;

    @Inject
    private transient Asked asked;

    @Inject
    private transient Say say;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Slice slice = Slice.asked(asked::text);
        CountedPage page = figures.page(slice, null, AT_ONCE);
        SpreadsheetWriter csv = SpreadsheetDownload.of(
                response, "courriers-" + CurrentAccess.get().slug());
        csv.line(Stream.of(
                        "number",
                        "sender",
                        "subject",
                        "type",
                        "arrived",
                        "due",
                        "ended",
                        "department",
                        "agent",
                        "state")
                .map(column -> say.of("counted.col." + column))
                .toList());
        for (int pages = 1; page != null; pages++) {
            for (CountedItem item : page.items()) {
                csv.line(line(item));
            }
            page = page.next() == null || pages == PAGES ? null : figures.page(slice, page.next(), AT_ONCE);
        }
        csv.flush();
    }

    private List<?> line(CountedItem item) {
        return Arrays.asList(
                item.number(),
                item.correspondent(),
                item.subject(),
                item.mailType(),
                item.arrivedOn(),
                item.committedFor(),
                item.endedOn(),
                item.department(),
                item.assignee(),
                say.name(item.state()));
    }
}
