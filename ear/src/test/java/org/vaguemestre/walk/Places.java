package org.vaguemestre.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vaguemestre.whole.TestPortal;

/**
 * Every screen of the portal, with the person at home in it: what is promised of all screens is tried on these, and a page that is drawn and not
 * here fails {@link ScreensIT}.
 */
final class Places {
    private static final String MAIL_ROOM = "jeanne.morel";
    private static final String DIRECTION = "paul.legoff";

    /** Pages that need a batch, a letter or an act of their own to be seen; their own walks look at them. */
    static final Set<String> SEEN_ELSEWHERE = Set.of("connexion", "erreur", "lot", "fusion", "suivi");

    private Places() {}

    /** @param name of its picture */
    record Place(String name, String person, String path) {
        /** The page that draws it. */
        String page() {
            if (path.startsWith("/toutes")) {
                return "toutes";
            }
            String last = path.substring(path.lastIndexOf('/') + 1);
            return last.contains("?") ? last.substring(0, last.indexOf('?')) : last;
        }
    }

    /** @param item a letter that waits to be qualified */
    static List<Place> all(String item) {
        return List.of(
                mailRoom("home", "accueil"),
                mailRoom("all-mail", "bannettes?basket=tous"),
                mailRoom("item", "courrier?id=" + item),
                mailRoom("sheet-sight", "courrier?id=" + item + "&qui=1"),
                mailRoom("qualify", "qualification?item=" + item),
                mailRoom("pages", "pages?item=" + item),
                mailRoom("register", "enregistrer"),
                mailRoom("scan", "numerisation"),
                mailRoom("quarantine", "quarantaine"),
                mailRoom("separators", "separateurs"),
                mailRoom("control", "controle"),
                mailRoom("labels", "etiquettes"),
                mailRoom("correspondents", "correspondants"),
                mailRoom("correspondent", "correspondant"),
                mailRoom("correspondents-import", "import-correspondants"),
                mailRoom("search", "recherche?q=terrasse"),
                mailRoom("search-criteria", "recherche?q=terrasse+ce+mois-ci+2026+couleur:rouge&vu=" + item),
                mailRoom("search-list", "liste-recherche?q=terrasse"),
                mailRoom("help", "aide?chapitre=bannettes"),
                mailRoom("style", "style"),
                mailRoom("counted", "courriers?ouvert=1"),
                direction("steering-home", "accueil"),
                direction("dashboard", "tableau-de-bord"),
                direction("deadlines", "echeances"),
                direction("statistics", "statistiques"),
                direction("friction", "points-de-friction"),
                direction("journal", "journal"),
                direction("administration", "administration"),
                direction("administration-organisation", "administration-collectivite"),
                direction("administration-departments", "administration-services"),
                direction("administration-agents", "administration-agents"),
                direction("administration-roles", "administration-roles"),
                direction("administration-handover", "administration-passation"),
                direction("administration-import", "administration-import"),
                direction("administration-types", "administration-types"),
                direction("administration-circuits", "administration-circuits"),
                direction("administration-templates", "administration-modeles"),
                direction("administration-paragraphs", "administration-paragraphes"),
                mailRoom("delegations", "delegations"),
                mailRoom("signature-book", "parapheur"),
                mailRoom("notifications", "notifications"),
                mailRoom("folders", "dossier"),
                mailRoom("print-queue", "impression"),
                mailRoom("outbox", "boite-d-envoi"),
                direction("administration-numbers", "administration-numerotation"),
                direction("administration-separators", "administration-separateurs"),
                direction("administration-labels", "administration-etiquettes"),
                direction("administration-see-as", "administration-voir-comme"),
                direction("administration-drafts", "administration-brouillons"),
                direction("administration-changes", "administration-journal"),
                new Place("own-account", MAIL_ROOM, "/compte"),
                new Place("all-organisations", "sophie.lemaire", "/toutes/bannettes"),
                new Place("operation", "marc.tessier", "/exploitation"),
                new Place("platform", "admin", "/administration-portail"));
    }

    private static Place mailRoom(String name, String screen) {
        return new Place(name, MAIL_ROOM, "/o/port-lerin/" + screen);
    }

    private static Place direction(String name, String screen) {
        return new Place(name, DIRECTION, "/o/port-lerin/" + screen);
    }

    /** Names of the pages that the portal draws. */
    static Set<String> drawn() throws IOException {
        Path screens = TestPortal.home().resolve("web/src/main/webapp/screens");
        try (Stream<Path> pages = Files.list(screens)) {
            return pages.map(page -> page.getFileName().toString().replace(".xhtml", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
