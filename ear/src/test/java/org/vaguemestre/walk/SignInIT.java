package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Getting in and out, by people and by no one else. */
class SignInIT {
    @Test
    void oneSignsInWithoutJavaScriptAndFindsOnesMail() {
        try (Walker jeanne = Walker.withoutJavaScript().signsInAs("jeanne.morel")) {
            assertThat(jeanne.path()).isEqualTo("/o/port-lerin/accueil");
            assertThat(jeanne.reads()).contains("Bonjour Jeanne");
        }
    }

    @Test
    void aWrongPasswordIsOneSentenceThatDoesNotSayWhatIsWrong() {
        try (Walker someone = Walker.atADesk()) {
            someone.goes("/connexion");
            someone.page().fill("#identifiant", "paul.legoff");
            someone.page().fill("#mot-de-passe", "pas-le-bon");
            someone.presses("Enter");
            someone.page().waitForSelector("[role=alert]");
            String known = someone.page().locator("[role=alert]").innerText();
            someone.page().fill("#identifiant", "inconnu.au-bataillon");
            someone.page().fill("#mot-de-passe", "pas-le-bon");
            someone.presses("Enter");
            someone.page().waitForSelector("[role=alert]");
            assertThat(someone.page().locator("[role=alert]").innerText()).isEqualTo(known);
            assertThat(someone.page().inputValue("#identifiant")).isEqualTo("inconnu.au-bataillon");
        }
    }

    @Test
    void theSessionIsANewOneAtSignInAndWorthNothingAfterSignOut() {
        try (Walker camille = Walker.atADesk()) {
            camille.goes("/connexion");
            String before = camille.session();
            camille.signsInAs("camille.durand");
            assertThat(camille.session()).isNotNull().isNotEqualTo(before);
            camille.page().click("details.me > summary");
            camille.page().click("text=Se déconnecter");
            camille.page().waitForURL("**/connexion?fin=1");
            camille.goes("/o/port-lerin/accueil");
            assertThat(camille.path()).isEqualTo("/connexion");
            camille.complainsOfNothing();
        }
    }

    @Test
    void aPageAskedForBeforeSigningInIsTheOneOneComesTo() {
        try (Walker camille = Walker.atADesk()) {
            camille.goes("/o/port-lerin/recherche?q=voirie");
            assertThat(camille.path()).isEqualTo("/connexion");
            camille.page().fill("#identifiant", "camille.durand");
            camille.page().fill("#mot-de-passe", "vaguemestre");
            camille.presses("Enter");
            camille.page().waitForURL("**/o/port-lerin/recherche?q=voirie");
        }
    }

    @Test
    void whatWasTypedSurvivesTheEndOfTheSession() {
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            jeanne.goes("/o/port-lerin/enregistrer");
            jeanne.page().fill("[id='f:subject']", "Ce qui a été tapé avant la fin de la session");
            jeanne.page().context().clearCookies();
            jeanne.presses("Control+Enter");
            jeanne.page().waitForURL("**/connexion?expiree=1**");
            assertThat(jeanne.reads()).contains("Votre session a pris fin");
            jeanne.page().fill("#identifiant", "jeanne.morel");
            jeanne.page().fill("#mot-de-passe", "vaguemestre");
            jeanne.presses("Enter");
            jeanne.page().waitForURL("**/o/port-lerin/enregistrer");
            jeanne.page().waitForSelector("[data-draft-restored]:not([hidden])");
            assertThat(jeanne.page().inputValue("[id='f:subject']"))
                    .isEqualTo("Ce qui a été tapé avant la fin de la session");
        }
    }
}
