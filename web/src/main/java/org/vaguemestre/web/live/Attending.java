package org.vaguemestre.web.live;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.mail.Presence;
import org.vaguemestre.web.frame.Asked;

/**
 * {@code /o/<organisation>/presence}: tells that the person is at an item ({@code courrier}) or a folder ({@code dossier}), with {@code redige} when they
 * write, and answers who else is.
 */
@WebServlet("/in-organisation/presence/*")
public class Attending extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Presence presence;

    @Inject
    private transient Asked asked;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean drafting = asked.text("redige").isPresent();
        Optional<UUID> folder = asked.id("dossier");
        List<Presence.Present> others = folder.isPresent()
                ? presence.atFolder(folder.get(), drafting)
                : presence.atItem(asked.id("courrier").orElse(new UUID(0, 0)), drafting);
        JsonArrayBuilder told = Json.createArrayBuilder();
        others.forEach(one ->
                told.add(Json.createObjectBuilder().add("name", one.name()).add("drafting", one.drafting())));
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(told.build().toString());
    }
}
