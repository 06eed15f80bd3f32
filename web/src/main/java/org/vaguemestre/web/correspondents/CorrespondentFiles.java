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
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\""
                        + (model
                                ? "modele-correspondants.csv"
                                : "correspondants-" + CurrentAccess.get().slug() + ".csv")
                        + "\"");
        if (model) {
            response.getWriter().write(CorrespondentFile.model());
        } else {
            export.write(response.getWriter(), export::some);
        }
    }
}
