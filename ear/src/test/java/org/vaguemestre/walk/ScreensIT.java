package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every screen of the mail room, wide and narrow, light and dark: no barrier, no complaint, and a picture kept. */
class ScreensIT {
    private static Map<String, String> screens(String item) {
        Map<String, String> screens = new LinkedHashMap<>();
        screens.put("home", "/o/port-lerin/accueil");
        screens.put("all-mail", "/o/port-lerin/bannettes?basket=tous");
        screens.put("item", "/o/port-lerin/courrier?id=" + item);
        screens.put("sheet-sight", "/o/port-lerin/courrier?id=" + item + "&qui=1");
        screens.put("qualify", "/o/port-lerin/qualification?item=" + item);
        screens.put("pages", "/o/port-lerin/pages?item=" + item);
        screens.put("register", "/o/port-lerin/enregistrer");
        screens.put("scan", "/o/port-lerin/numerisation");
        screens.put("quarantine", "/o/port-lerin/quarantaine");
        screens.put("separators", "/o/port-lerin/separateurs");
        screens.put("labels", "/o/port-lerin/etiquettes");
        screens.put("correspondents", "/o/port-lerin/correspondants");
        screens.put("correspondent", "/o/port-lerin/correspondant");
        screens.put("correspondents-import", "/o/port-lerin/import-correspondants");
        screens.put("control", "/o/port-lerin/controle");
        screens.put("search", "/o/port-lerin/recherche?q=terrasse");
        screens.put("help", "/o/port-lerin/aide?chapitre=bannettes");
        screens.put("style", "/o/port-lerin/style");
        screens.put("dashboard", "/o/port-lerin/tableau-de-bord");
        screens.put("deadlines", "/o/port-lerin/echeances");
        screens.put("statistics", "/o/port-lerin/statistiques");
        screens.put("friction", "/o/port-lerin/points-de-friction");
        screens.put("counted", "/o/port-lerin/courriers?ouvert=1");
        screens.put("search-criteria", "/o/port-lerin/recherche?q=terrasse+ce+mois-ci+2026+couleur:rouge&vu=" + item);
        return screens;
    }

    /** What its administrator sets; as the walker of the narrowest and the darkest sees it. */
    private static Map<String, String> settings() {
        Map<String, String> screens = new LinkedHashMap<>();
        screens.put("administration", "/o/port-lerin/administration");
        screens.put("administration-organisation", "/o/port-lerin/administration-collectivite");
        screens.put("administration-departments", "/o/port-lerin/administration-services");
        screens.put("administration-agents", "/o/port-lerin/administration-agents");
        screens.put("administration-roles", "/o/port-lerin/administration-roles");
        screens.put("administration-import", "/o/port-lerin/administration-import");
        screens.put("administration-drafts", "/o/port-lerin/administration-brouillons");
        screens.put("administration-journal", "/o/port-lerin/administration-journal");
        screens.put("administration-see-as", "/o/port-lerin/administration-voir-comme");
        return screens;
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, DARK"})
    void everyScreenOfTheAdministrationIsWithoutBarrier(int width, ColorScheme scheme) {
        String suffix = "-" + width + (scheme == ColorScheme.DARK ? "-dark" : "");
        try (Walker paul = Walker.with(width, scheme)) {
            paul.signsInAs("paul.legoff");
            settings().forEach((name, path) -> {
                assertThat(paul.goes(path).status()).as(path).isEqualTo(200);
                paul.meetsNoBarrier();
                paul.scrollsOnlyDownwards();
                paul.leavesAPicture(name + suffix);
            });
            paul.complainsOfNothing();
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, LIGHT", "1440, DARK", "390, DARK"})
    void everyScreenIsWithoutBarrier(int width, ColorScheme scheme) {
        String item = Post.letterToQualify(
                "port-lerin",
                "Demande d’autorisation de terrasse — Le Petit Phare",
                "Le Petit Phare",
                "Je sollicite l autorisation d installer une terrasse devant mon etablissement.");
        String suffix = "-" + width + (scheme == ColorScheme.DARK ? "-dark" : "");
        try (Walker jeanne = Walker.with(width, scheme)) {
            jeanne.goes("/connexion");
            jeanne.meetsNoBarrier();
            jeanne.leavesAPicture("sign-in" + suffix);
            jeanne.signsInAs("jeanne.morel");
            screens(item).forEach((name, path) -> {
                assertThat(jeanne.goes(path).status()).as(path).isEqualTo(200);
                jeanne.page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
                jeanne.meetsNoBarrier();
                jeanne.scrollsOnlyDownwards();
                jeanne.leavesAPicture(name + suffix);
            });
            if (width == Walker.WIDE) {
                jeanne.presses("?");
                jeanne.page().waitForSelector("dialog[open]");
                jeanne.meetsNoBarrier();
                jeanne.leavesAPicture("keys" + suffix);
                jeanne.presses("Escape");
            }
            jeanne.complainsOfNothing();
        }
    }
}
