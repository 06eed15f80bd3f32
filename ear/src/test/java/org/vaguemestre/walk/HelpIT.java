package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first days: the guide answers, a hint is put away for good, and one practises where nothing counts. */
class HelpIT {
    @Test
    void theGuideOpensAtTheScreenOneIsOnAndAnswersAQuestion() {
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            Page page = camille.page();
            camille.goes("/o/port-lerin/recherche");
            camille.presses("?");
            page.click("dialog[open] >> text=Ouvrir le guide de cet écran");
            assertThat(page.locator("h1").innerText()).isEqualTo("Chercher");
            camille.meetsNoBarrier();
            page.fill("#question", "decouper pile");
            camille.presses("Enter");
            page.locator("text=Aucun passage").first().waitFor();
            page.fill("#question", "séparation oubliee");
            camille.presses("Enter");
            page.locator(".guide-answers a").first().click();
            page.waitForURL(Pattern.compile(".*chapitre=qualification#.*"));
            assertThat(camille.reads()).contains("Une séparation oubliée");
            camille.complainsOfNothing();
        }
    }

    @Test
    void aHintThatWasPutAwayDoesNotComeBackUntilItIsAskedFor() {
        try (Walker nadia = Walker.atADesk().signsInAs("nadia.benali")) {
            Page page = nadia.page();
            nadia.goes("/o/port-lerin/aide");
            page.click("text=Montrer de nouveau les astuces");
            nadia.goes("/o/port-lerin/recherche");
            page.waitForResponse("**/astuces", () -> page.click("[data-tip] >> text=Compris"));
            assertThat(page.locator("[data-tip]").count()).isZero();
            nadia.goes("/o/port-lerin/recherche");
            assertThat(page.locator("[data-tip]").count()).isZero();
            nadia.goes("/o/port-lerin/accueil");
            assertThat(page.locator("[data-tip]").count())
                    .as("each screen has its own")
                    .isEqualTo(1);
            nadia.complainsOfNothing();
        }
    }

    @Test
    void onePractisesInACommuneOfOnesOwnThatBeginsAnewAndThatNobodyElseEnters() {
        String commune;
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            Page page = camille.page();
            page.click(".me > summary");
            page.click("text=S’exercer sans risque");
            page.waitForURL(Pattern.compile(".*/o/formation-[0-9a-f]+/accueil"));
            commune = camille.path();
            assertThat(camille.reads()).contains("rien de ce que vous y faites ne compte");
            camille.meetsNoBarrier();
            camille.goes(commune.replace("accueil", "qualification"));
            camille.presses("Control+Enter");
            page.locator(".notice.ok:has-text('qualifié')").first().waitFor();
            page.click(".training >> text=Recommencer maintenant");
            String left = commune.split("/")[2];
            page.waitForURL(url -> url.contains("/o/formation-") && url.endsWith("/accueil") && !url.contains(left));
            assertThat(camille.goes(commune).status())
                    .as("what was left is left")
                    .isEqualTo(404);
            camille.forgetsComplaints();
            page.navigate(Walker.portal().toString());
            page.waitForURL(Pattern.compile(".*/o/port-lerin/accueil"));
        }
        try (Walker paul = Walker.atADesk().signsInAs("paul.legoff")) {
            assertThat(paul.goes(commune).status()).isEqualTo(404);
        }
    }
}
