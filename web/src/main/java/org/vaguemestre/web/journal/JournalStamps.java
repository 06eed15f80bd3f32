package org.vaguemestre.web.journal;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.ChainExport;
import org.vaguemestre.refusal.Refused;

/** The time stamps of the checkpoints, to be checked beside an export: {@code /o/<organisation>/journal-horodatages}. */
@WebServlet("/in-organisation/journal-horodatages/*")
public class JournalStamps extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient ChainExport chain;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] stamps;
        try {
            stamps = chain.stamps();
        } catch (Refused refused) {
            response.sendError(refused.refusal().status());
            return;
        }
        response.setContentType("application/zip");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"journal-" + CurrentAccess.get().slug() + "-horodatages.zip\"");
        response.getOutputStream().write(stamps);
    }
}
