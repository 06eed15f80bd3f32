package org.vaguemestre.web.journal;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.ChainExport;
import org.vaguemestre.journal.Checkpoint;
import org.vaguemestre.journal.Consultation;
import org.vaguemestre.refusal.Refused;

/** The whole chain, for the offline verifier: {@code /o/<organisation>/journal-export}. */
@WebServlet("/in-organisation/journal-export/*")
public class JournalExport extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient ChainExport chain;

    @Inject
    private transient Consultation consultation;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Checkpoint end;
        try {
            end = consultation.beforeExport();
        } catch (Refused refused) {
            response.sendError(refused.refusal().status());
            return;
        }
        response.setContentType("application/jsonl");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"journal-" + CurrentAccess.get().slug() + ".jsonl\"");
        chain.write(end, response.getOutputStream());
    }
}
