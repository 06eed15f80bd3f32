package org.vaguemestre.web.sheet;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.vaguemestre.mail.FolderView;
import org.vaguemestre.mail.Folders;
import org.vaguemestre.mail.MailFilter;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.search.MailSearch;
import org.vaguemestre.search.SearchPage;
import org.vaguemestre.search.SearchRequest;

/**
 * What completes the fields of the sheet: {@code /o/<organisation>/courriers?q=…} finds items to tie another one to, by number or words;
 * {@code /o/<organisation>/dossiers?q=…} folders.
 */
@WebServlet({"/in-organisation/courriers/*", "/in-organisation/dossiers/*"})
public class Completions extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int LINES = 8;

    @Inject
    private transient MailSearch search;

    @Inject
    private transient Folders folders;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String typed = request.getParameter("q") == null ? "" : request.getParameter("q");
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        try {
            JsonArrayBuilder found = Json.createArrayBuilder();
            if (request.getServletPath().endsWith("/dossiers")) {
                for (FolderView folder : folders.complete(typed, LINES)) {
                    found.add(Json.createObjectBuilder()
                            .add("id", folder.id().toString())
                            .add("name", folder.name()));
                }
            } else if (!typed.isBlank()) {
                for (SearchPage.Hit hit : search.search(new SearchRequest(typed, MailFilter.NONE, null, null, LINES))
                        .hits()) {
                    found.add(Json.createObjectBuilder()
                            .add("id", hit.id().toString())
                            .add("name", hit.number() + " — " + hit.subjectText())
                            .add("detail", hit.correspondent() == null ? "" : hit.correspondent()));
                }
            }
            response.getWriter().write(found.build().toString());
        } catch (Refused refused) {
            response.sendError(refused.refusal().status());
        }
    }
}
