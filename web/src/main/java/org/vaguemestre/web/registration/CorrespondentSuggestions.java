package org.vaguemestre.web.registration;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.refusal.Refused;

/** Correspondents that begin as typed: {@code /o/<organisation>/correspondants-connus?q=…}, for the field that completes. */
@WebServlet("/in-organisation/correspondants-connus/*")
public class CorrespondentSuggestions extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int LINES = 8;

    @Inject
    private transient Correspondents correspondents;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String typed = request.getParameter("q");
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        try {
            JsonArrayBuilder found = Json.createArrayBuilder();
            for (CorrespondentView one : correspondents.complete(typed == null ? "" : typed, LINES)) {
                found.add(Json.createObjectBuilder()
                        .add("id", one.id().toString())
                        .add("name", one.displayName())
                        .add("detail", detail(one)));
            }
            response.getWriter().write(found.build().toString());
        } catch (Refused refused) {
            response.sendError(refused.refusal().status());
        }
    }

    private static String detail(CorrespondentView one) {
        return Stream.of(one.address(), one.postalCode(), one.city())
                .filter(Objects::nonNull)
                .map(part -> part.replace('\n', ' '))
                .collect(Collectors.joining(" "));
    }
}
