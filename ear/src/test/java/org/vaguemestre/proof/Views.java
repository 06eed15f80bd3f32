package org.vaguemestre.proof;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Every view of the code at its address, with somebody to whom it is open. A new one is found by itself, or fails the test. */
final class Views {
    /** Port-Lérin's mail room, then its direction. */
    private static final List<String> AGENTS = List.of("jeanne.morel", "paul.legoff");

    private static final Map<String, String> WITH_ITEM =
            Map.of("courrier", "?id=", "qualification", "?item=", "pages", "?item=");
    /** Acted in for no organisation. */
    private static final Map<String, Place> APART = Map.of(
            "toutes", new Place("toutes", "sophie.lemaire", "toutes/bannettes"),
            "compte", new Place("compte", "jeanne.morel", "compte"),
            "exploitation", new Place("exploitation", "marc.tessier", "exploitation"),
            "administration-portail", new Place("administration-portail", "admin", "administration-portail"),
            "connexion", new Place("connexion", null, "connexion"),
            "suivi", new Place("suivi", null, "suivi/port-lerin"),
            "erreur", new Place("erreur", null, "erreur"));

    private final Map<String, Intruder> people = new LinkedHashMap<>();
    private final String item;

    /** @param login {@code null} for nobody */
    record Place(String view, String login, String path) {}

    /** @param item an item of Port-Lérin to be qualified */
    Views(String item) {
        this.item = item;
    }

    /** Names of the views, from the code. */
    static List<String> names() throws IOException, ReflectiveOperationException {
        Set<String> code = EntriesOfTheCode.read();
        return code.stream()
                .filter(entry -> entry.startsWith("view "))
                .map(entry -> entry.substring("view ".length()))
                .toList();
    }

    Intruder person(String login) {
        return people.computeIfAbsent(
                login == null ? "" : login, name -> name.isEmpty() ? new Intruder() : Intruder.as(name));
    }

    /** Where it is, and for whom: the first of the agents to whom it is not forbidden. */
    Place of(String view) {
        if (APART.containsKey(view)) {
            return APART.get(view);
        }
        String path = "o/port-lerin/" + view
                + Optional.ofNullable(WITH_ITEM.get(view))
                        .map(name -> name + item)
                        .orElse("")
                + (view.equals("administration-agents") ? "?id=" + UUID.randomUUID() : "");
        return AGENTS.stream()
                .map(login -> new Place(view, login, path))
                .filter(place -> look(place).statusCode() != 403)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody is known to whom this view is open: " + view));
    }

    HttpResponse<String> look(Place place) {
        return person(place.login()).gets(place.path());
    }
}
