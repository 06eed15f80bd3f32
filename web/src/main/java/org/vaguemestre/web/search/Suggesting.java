package org.vaguemestre.web.search;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.search.SavedSearchView;
import org.vaguemestre.search.SavedSearches;
import org.vaguemestre.search.SearchSuggestions;
import org.vaguemestre.search.Suggestion;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;

/** What may be meant by what is typed so far: {@code /o/<organisation>/suggestions?q=…}, for the search field that completes. */
@WebServlet("/in-organisation/suggestions/*")
public class Suggesting extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient SearchSuggestions suggestions;

    @Inject
    private transient SavedSearches saved;

    @Inject
    private transient Portal portal;

    @Inject
    private transient Say say;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String typed = request.getParameter("q");
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        try {
            JsonArrayBuilder found = Json.createArrayBuilder();
            Map<UUID, SavedSearchView> kept = null;
            for (Suggestion one : suggestions.of(typed == null ? "" : typed)) {
                if (one.kind() == Suggestion.Kind.SAVED && kept == null) {
                    kept = saved.list().stream().collect(Collectors.toMap(SavedSearchView::id, Function.identity()));
                }
                found.add(told(one, kept));
            }
            response.getWriter().write(found.build().toString());
        } catch (Refused refused) {
            response.sendError(refused.refusal().status());
        }
    }

    private JsonObjectBuilder told(Suggestion one, Map<UUID, SavedSearchView> kept) {
        JsonObjectBuilder told = Json.createObjectBuilder()
                .add("kind", say.of("suggestion." + one.kind().name()))
                .add("icon", icon(one.kind()))
                .add("label", one.kind() == Suggestion.Kind.FIELD ? one.label() + " :" : one.label());
        String detail = one.kind() == Suggestion.Kind.FIELD ? say.of("suggestion.field." + one.detail()) : one.detail();
        if (detail != null && !detail.isEmpty()) {
            told.add("detail", detail);
        }
        switch (one.kind()) {
            case ITEM -> told.add("href", portal.to(Screen.ITEM.address()) + "?id=" + one.id());
            case SAVED ->
                told.add(
                        "href",
                        AskedSearch.address(
                                portal.to(Screen.SEARCH.address()),
                                kept.get(one.id()).request()));
            default -> told.add("text", one.text());
        }
        return told;
    }

    private static String icon(Suggestion.Kind kind) {
        return switch (kind) {
            case ITEM -> "mail";
            case SAVED -> "archive";
            case CORRESPONDENT -> "user";
            case DEPARTMENT -> "building-2";
            case TYPE -> "file-text";
            case AGENT -> "users";
            case FOLDER -> "folder";
            case VALUE, FIELD -> "list-filter";
        };
    }
}
