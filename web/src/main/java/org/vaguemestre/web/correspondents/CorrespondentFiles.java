package org.vaguemestre.web.correspondents;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.correspondent.CorrespondentExport;
import org.vaguemestre.correspondent.CorrespondentFile;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.spreadsheet.SpreadsheetWriter;
import org.vaguemestre.web.frame.SpreadsheetDownload;

/** All the correspondents as a file, or the model of such a file: {@code /o/<organisation>/correspondants-csv} and {@code …/modele}. */
@WebServlet("/in-organisation/correspondants-csv/*")
public class CorrespondentFiles extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient CorrespondentExport export;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean model = "/modele".equals(request.getPathInfo());
        try {
            if (!model) {
                export.begin();
            }
        } catch (Refused refused) {
            response.sendError(refused.refusal().status());
            return;
        }
        SpreadsheetWriter out = SpreadsheetDownload.of(
                response,
                model
                        ? "modele-correspondants"
                        : "correspondants-" + CurrentAccess.get().slug());
        if (model) {
            CorrespondentFile.model(out);
        } else {
            export.write(out, export::some);
        }
    }
}
