package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hands that are too quick, sessions that end, tabs that stay open: nothing is done twice, in the wrong place, or lost. */
class SafeHandsIT {
    private static final String TWICE =
            """
            async (id) => {
              const form = document.getElementById(id);
              const button = form.querySelector("[type=submit]");
              const send = () => {
                const said = new URLSearchParams(new FormData(form));
                said.append(button.name, button.value);
                return fetch(form.action, {method: "POST", body: said});
              };
              await Promise.all([send(), send()]);
            }""";

    private static Walker camilleWithALetter(String item) {
        Walker camille = Walker.atADesk().signsInAs("camille.durand");
        camille.goes("/o/port-lerin/courrier?id=" + item);
        return camille;
    }

    private static String letter(String subject) {
        return Post.letter("port-lerin", "jeanne.morel", subject, "Riverains", "VOIRIE", "mot");
    }

    /** Opens the form and fills what it asks for. */
    private static void prepares(Page page, String form) {
        if (!form.equals("take")) {
            page.evaluate("id => document.getElementById(id).closest('details').open = true", form);
        }
        if (page.locator("#" + form + " textarea").count() > 0) {
            page.locator("#" + form + " textarea").fill("Une seule fois");
        }
    }

    private static int timesInTheTrail(Walker walker, String item, String line) {
        walker.goes("/o/port-lerin/courrier?id=" + item);
        return walker.page().locator(".track b:has-text('" + line + "')").count();
    }

    @ParameterizedTest
    @CsvSource({"take, Pris en charge", "route, Réorienté vers", "close, Classé sans réponse", "note, Annoté"})
    void aDoubleClickIsOneAct(String form, String line) {
        String item = letter("Double clic " + form);
        try (Walker camille = camilleWithALetter(item)) {
            prepares(camille.page(), form);
            camille.page().locator("#" + form + " [type=submit]").dblclick();
            camille.page().locator(".notice.ok").first().waitFor();
            assertThat(timesInTheTrail(camille, item, line)).isEqualTo(1);
            camille.complainsOfNothing();
        }
    }

    @ParameterizedTest
    @CsvSource({"take, Pris en charge", "route, Réorienté vers", "close, Classé sans réponse", "note, Annoté"})
    void theSameFormSentTwiceAtOnceIsOneActWhateverTheBrowserDoes(String form, String line) {
        String item = letter("Deux envois " + form);
        try (Walker camille = camilleWithALetter(item)) {
            prepares(camille.page(), form);
            camille.page().evaluate(TWICE, form);
            assertThat(timesInTheTrail(camille, item, line)).isEqualTo(1);
        }
    }

    @Test
    void aLetterRegisteredByADoubleClickIsOneLetter() {
        String subject = "Guichet " + System.nanoTime();
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            jeanne.goes("/o/port-lerin/enregistrer");
            jeanne.page().fill("[id='f:subject']", subject);
            jeanne.page().locator("[data-save]").dblclick();
            jeanne.page().waitForURL("**/courrier?id=**");
            jeanne.goes("/o/port-lerin/bannettes?basket=tous");
            assertThat(jeanne.page()
                            .locator("#list .row:has-text('" + subject + "')")
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void whatWasTypedInAnActSurvivesTheEndOfTheSession() {
        String item = letter("Session finie");
        try (Walker camille = camilleWithALetter(item)) {
            prepares(camille.page(), "close");
            camille.page().fill("#close textarea", "Réponse donnée par téléphone");
            camille.page().context().clearCookies();
            camille.page().click("#close [type=submit]");
            camille.page().waitForURL("**/connexion?expiree=1**");
            camille.page().fill("#identifiant", "camille.durand");
            camille.page().fill("#mot-de-passe", "vaguemestre");
            camille.presses("Enter");
            camille.page().waitForURL("**/courrier?id=" + item);
            camille.page().locator("#close textarea:visible").first().waitFor();
            assertThat(camille.page().inputValue("#close textarea")).isEqualTo("Réponse donnée par téléphone");
            camille.page().click("#close [type=submit]");
            camille.page().locator("text=est classé").first().waitFor();
            assertThat(timesInTheTrail(camille, item, "Classé sans réponse")).isEqualTo(1);
        }
    }

    @Test
    void aFormOfAnEarlierSessionSavesNothingSaysSoAndKeepsWhatWasTyped() {
        String item = letter("Autre session");
        try (Walker camille = camilleWithALetter(item)) {
            Page page = camille.page();
            prepares(page, "close");
            page.fill("#close textarea", "Tapé avant");
            Page other = camille.anotherTab();
            other.navigate(Walker.portal().resolve("/o/port-lerin/accueil").toString());
            other.click("details.me > summary");
            other.click("text=Se déconnecter");
            other.waitForURL("**/connexion?fin=1");
            other.fill("#identifiant", "camille.durand");
            other.fill("#mot-de-passe", "vaguemestre");
            other.keyboard().press("Enter");
            other.waitForURL(Pattern.compile(".*/accueil$"));

            page.click("#close [type=submit]");
            page.locator(".notice.warn:has-text('Votre session a changé')")
                    .first()
                    .waitFor();
            assertThat(page.inputValue("#close textarea")).isEqualTo("Tapé avant");
            page.click("#close [type=submit]");
            page.locator("text=est classé").first().waitFor();
        }
    }

    @Test
    void aFormSentToAnotherOrganisationFindsNothingThere() {
        String item = Post.letter("sainte-orme", "sophie.lemaire", "De Sainte-Orme", "Riverains", null, "mot");
        try (Walker sophie = Walker.atADesk().signsInAs("sophie.lemaire")) {
            Page page = sophie.page();
            sophie.goes("/o/sainte-orme/courrier?id=" + item);
            for (String screen :
                    new String[] {"courrier?id=" + item, "bannettes?basket=tous", "bannettes?item=" + item}) {
                prepares(page, "note");
                page.evaluate(
                        "address => { document.getElementById('note').action = address; }",
                        "/o/brecy-le-haut/" + screen);
                Response answer = page.waitForResponse(
                        one -> one.request().method().equals("POST"), () -> page.click("#note [type=submit]"));
                assertThat(answer.status()).isEqualTo(404);
                page.locator("#sending .toast:has-text('Page introuvable')")
                        .first()
                        .waitFor();
                assertThat(page.inputValue("#note textarea")).isEqualTo("Une seule fois");
                sophie.goes("/o/sainte-orme/courrier?id=" + item);
                assertThat(page.locator(".track b:has-text('Annoté')").count()).isZero();
            }
        }
    }

    @Test
    void theBackButtonAfterAnActShowsTheItemAsItIsNow() {
        String item = letter("Retour en arrière");
        try (Walker camille = camilleWithALetter(item)) {
            camille.page().click("#take [type=submit]");
            camille.page().locator("text=Vous traitez désormais").first().waitFor();
            camille.goes("/o/port-lerin/accueil");
            camille.page().goBack();
            camille.page()
                    .locator(".track b:has-text('Pris en charge')")
                    .first()
                    .waitFor();
            assertThat(camille.page().locator("#take").count()).isZero();
            camille.complainsOfNothing();
        }
    }

    @Test
    void anAddressThatMeansNothingIsOneSentenceAndNeverAFailureOfOurs() {
        try (Walker ines = Walker.atADesk().signsInAs("ines.garnier")) {
            for (String odd : new String[] {
                "journal?du=-99999-01-01",
                "journal?acte=%00",
                "journal?after=x",
                "controle?jour=2026-02-30",
                "courrier?id=abc",
                "bannettes?basket=tous&after=x",
                "document/..%2f",
                ""
            }) {
                assertThat(ines.goes("/o/port-lerin/" + odd).status()).as(odd).isLessThan(500);
                assertThat(ines.reads()).as(odd).isNotBlank().doesNotContain("Exception");
            }
            assertThat(ines.goes("/o").status()).isEqualTo(200);
            ines.goes("/o/port-lerin/courrier?id=abc");
            assertThat(ines.reads()).contains("Page introuvable").contains("Revenir à l’accueil");
            ines.meetsNoBarrier();
        }
    }
}
