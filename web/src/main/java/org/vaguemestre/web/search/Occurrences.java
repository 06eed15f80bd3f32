package org.vaguemestre.web.search;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.search.FoundPage;
import org.vaguemestre.search.MailSearch;
import org.vaguemestre.web.frame.Asked;

/**
 * Where in an item's documents the words are: {@code /o/<organisation>/occurrences?id=…&q=…}, for the document's pane, which marks them and goes
 * from one to the next. {@code [[document, page, [words as they stand there]], …]}.
 */
@WebServlet("/in-organisation/occurrences/*")
public class Occurrences extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Asked asked;

    @Inject
    private transient MailSearch search;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        try {
            JsonArrayBuilder pages = Json.createArrayBuilder();
            for (FoundPage page : search.pages(
                    asked.id("id").orElse(new UUID(0, 0)), asked.text("q").orElse(""))) {
                JsonArrayBuilder words = Json.createArrayBuilder();
                page.words().forEach(words::add);
                pages.add(Json.createArrayBuilder()
                        .add(page.place().document())
                        .add(page.place().page())
                        .add(words));
            }
            response.getWriter().write(pages.build().toString());
        } catch (Refused refused) {
            response.sendError(refused.refusal().status());
        }
    }
}
