package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each sees what is theirs, and of the others not even that it exists. */
class OrganisationsIT {
    @Test
    void camilleSeesHersAndNothingOfSainteOrme() {
        String hers =
                Post.letter("port-lerin", "jeanne.morel", "Trottoir rue des Ajoncs", "Riverains", "VOIRIE", "trottoir");
        String theirs =
                Post.letter("sainte-orme", "sophie.lemaire", "Affaire de Sainte-Orme", "Riverains", null, "secret");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            assertThat(camille.goes("/o/port-lerin/courrier?id=" + hers).status())
                    .isEqualTo(200);
            Response other = camille.goes("/o/sainte-orme/courrier?id=" + theirs);
            String answer = camille.page().locator("main").innerText();
            Response unknown = camille.goes("/o/nulle-part/courrier?id=" + theirs);
            assertThat(other.status()).isEqualTo(404);
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(camille.page().locator("main").innerText()).isEqualTo(answer);
            assertThat(camille.goes("/o/port-lerin/courrier?id=" + theirs).status())
                    .isEqualTo(404);
            camille.goes("/o/port-lerin/recherche?q=secret");
            assertThat(camille.reads()).doesNotContain("Affaire de Sainte-Orme");
        }
    }

    @Test
    void sophieSwitchesBetweenHerTwoCommunesAndEachTabStaysInItsOwn() {
        try (Walker sophie = Walker.atADesk().signsInAs("sophie.lemaire")) {
            sophie.page().click("details.org > summary");
            sophie.leavesAPicture("acting-for-1440");
            sophie.page().click(".org-list a:has-text('Sainte-Orme')");
            sophie.page().waitForURL("**/o/sainte-orme/accueil");
            assertThat(sophie.page().locator(".org summary").innerText()).contains("Sainte-Orme");
            Page other = sophie.anotherTab();
            other.navigate(
                    Walker.portal().resolve("/o/brecy-le-haut/enregistrer").toString());
            sophie.goes("/o/sainte-orme/enregistrer");
            other.fill("[id='f:subject']", "Écrit dans l’onglet de Brécy");
            other.fill("[id='f:senderName']", "Un expéditeur de Brécy " + System.nanoTime());
            other.keyboard().press("Control+Enter");
            other.waitForURL("**/o/brecy-le-haut/courrier**");
            sophie.goes("/o/sainte-orme/bannettes?basket=tous");
            assertThat(sophie.reads()).doesNotContain("Écrit dans l’onglet de Brécy");
            sophie.complainsOfNothing();
        }
    }

    @Test
    void sophieHasTheBasketsOfHerTwoCommunesInOneListAndActsInTheOneOfTheLetter() {
        String mark = "Réunie " + System.nanoTime();
        String orme = Post.plain("sainte-orme", "sophie.lemaire", mark + " à Sainte-Orme", null);
        String brecy = Post.plain("brecy-le-haut", "sophie.lemaire", mark + " à Brécy", null);
        Post.plain("port-lerin", "jeanne.morel", mark + " à Port-Lérin", null);
        try (Walker sophie = Walker.atADesk().signsInAs("sophie.lemaire")) {
            Page page = sophie.page();
            page.click("details.org > summary");
            page.click(".org-list a:has-text('Toutes mes collectivités')");
            page.waitForURL("**/toutes/bannettes");
            sophie.goes("/toutes/bannettes?basket=tous");
            assertThat(page.locator("#list .row:has-text('" + mark + "')").allInnerTexts())
                    .hasSize(2)
                    .anyMatch(row -> row.contains("Sainte-Orme"))
                    .anyMatch(row -> row.contains("Brécy-le-Haut"));
            page.click("#row-" + orme);
            page.locator("#triage-sheet:has-text('à Sainte-Orme')").first().waitFor();
            assertThat(page.locator("#triage-sheet form").first().getAttribute("action"))
                    .startsWith("/o/sainte-orme/");
            sophie.presses("j");
            page.waitForURL(url -> !url.contains(orme));
            page.click("#row-" + brecy);
            page.locator("#triage-sheet:has-text('à Brécy')").first().waitFor();
            assertThat(page.locator("#triage-sheet form").first().getAttribute("action"))
                    .startsWith("/o/brecy-le-haut/");
            assertThat(sophie.path()).isEqualTo("/toutes/bannettes");
            sophie.meetsNoBarrier();
            sophie.complainsOfNothing();
        }
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            assertThat(camille.goes("/toutes/bannettes?basket=tous").status()).isEqualTo(404);
        }
    }

    @Test
    void theOperatorSeesJobsAndCountsAndNoContent() {
        Post.letterToQualify("port-lerin", "Ce que l’exploitant ne lit pas", "Expéditeur connu", "ormeau");
        try (Walker marc = Walker.atADesk().signsInAs("marc.tessier")) {
            assertThat(marc.path()).isEqualTo("/exploitation");
            assertThat(marc.reads())
                    .contains("Travaux par lots")
                    .contains("jamais un contenu")
                    .contains("Pages numérisées aujourd’hui")
                    .doesNotContain("Ce que l’exploitant ne lit pas");
            marc.meetsNoBarrier();
            marc.leavesAPicture("operation-1440");
            for (String closed : List.of("accueil", "bannettes?basket=tous", "recherche?q=ormeau", "journal")) {
                assertThat(marc.goes("/o/port-lerin/" + closed).status())
                        .as(closed)
                        .isEqualTo(404);
                assertThat(marc.reads()).contains("Page introuvable");
            }
        }
    }

    @Test
    void thePlatformsAdministratorIsToldWhatTheAccountIsForAndSeesNoContent() {
        try (Walker admin = Walker.atADesk().signsInAs("admin")) {
            assertThat(admin.path()).isEqualTo("/administration-portail");
            admin.goes("/compte");
            assertThat(admin.reads())
                    .contains("n’ouvre aucun courrier")
                    .contains("Administrer le portail : collectivités et comptes, sans voir aucun contenu");
            admin.meetsNoBarrier();
            admin.leavesAPicture("account-1440");
            assertThat(admin.goes("/o/port-lerin/accueil").status()).isEqualTo(404);
            assertThat(admin.goes("/exploitation").status()).isEqualTo(404);
        }
    }

    @Test
    void aFormOfAnotherSiteIsNotHeard() {
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            Response forged = jeanne.page()
                    .navigate("data:text/html,<form method=post action='"
                            + Walker.portal().resolve("/o/port-lerin/enregistrer")
                            + "'><input name=f:subject value=x></form>");
            assertThat(forged).isNull();
            Response answer =
                    jeanne.page().waitForNavigation(() -> jeanne.page().evaluate("document.forms[0].submit()"));
            assertThat(answer.status()).isIn(303, 403, 200);
            assertThat(jeanne.page().locator("body").innerText()).doesNotContain("est enregistré");
        }
    }
}
