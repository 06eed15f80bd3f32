package org.vaguemestre.web.search;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.search.ResultList;
import org.vaguemestre.search.SearchExports;
import org.vaguemestre.search.SearchRequest;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.SpreadsheetDownload;
import org.vaguemestre.web.signin.Session;

/** The whole of what was found as a spreadsheet: {@code POST /o/<organisation>/export-recherche?q=…}; an act, so its form must be the portal's. */
@WebServlet("/in-organisation/export-recherche/*")
public class ResultExport extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient AskedSearch question;

    @Inject
    private transient SearchExports exports;

    @Inject
    private transient Say say;

    @Inject
    private transient Clock clock;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!Session.holds(request, request.getParameter(Session.TOKEN_FIELD))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        ResultList list;
        try {
            SearchExports.Export export =
                    exports.begin(question.request(null, SearchRequest.LIMIT), SearchExports.Format.CSV);
            list = new ResultList(export, CurrentAccess.get().name(), clock.instant());
        } catch (Refused refused) {
            response.sendError(refused.refusal().status());
            return;
        }
        SpreadsheetDownload.begin(response, "courriers-" + CurrentAccess.get().slug() + "-" + say.today());
        list.writeCsv(exports::lines, response.getOutputStream());
    }
}
