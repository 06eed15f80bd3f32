package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vaguemestre.whole.TestPortal;

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
            someone.page().locator("[role=alert]").first().waitFor();
            String known = someone.page().locator("[role=alert]").innerText();
            someone.page().fill("#identifiant", "inconnu.au-bataillon");
            someone.page().fill("#mot-de-passe", "pas-le-bon");
            someone.presses("Enter");
            someone.page().locator("[role=alert]").first().waitFor();
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
            jeanne.page().locator("[data-draft-restored]:not([hidden])").first().waitFor();
            assertThat(jeanne.page().inputValue("[id='f:subject']"))
                    .isEqualTo("Ce qui a été tapé avant la fin de la session");
        }
    }

    @Test
    void onesPasswordIsChangedAndATokenIsGivenOnceAndRevoked() {
        try (Walker hugo = Walker.atADesk().signsInAs("hugo.perrin")) {
            hugo.goes("/compte");
            assertThat(hugo.reads()).contains("Revenir au courrier").doesNotContain("aucune collectivité");
            hugo.meetsNoBarrier();
            changes(hugo, "pas le bon", "une phrase assez longue");
            hugo.page()
                    .locator("text=Ce n’est pas votre mot de passe actuel")
                    .first()
                    .waitFor();
            changes(hugo, TestPortal.PASSWORD, "trop court");
            hugo.page().locator("text=Ce mot de passe est trop court").first().waitFor();
            changes(hugo, TestPortal.PASSWORD, "une phrase assez longue");
            hugo.page().locator("text=Votre mot de passe est changé").first().waitFor();

            hugo.page().fill("[id='t:label']", "Photocopieur");
            hugo.page().click("text=Créer un jeton");
            String told = hugo.page().waitForSelector("text=Voici votre jeton").innerText();
            assertThat(told).contains("vgm_");
            hugo.leavesAPicture("own-account-1440");
            hugo.page().reload();
            assertThat(hugo.reads()).contains("Photocopieur").doesNotContain("vgm_");
            hugo.page().click("text=Révoquer");
            hugo.page().locator("text=Le jeton est révoqué").first().waitFor();
            assertThat(hugo.reads()).doesNotContain("Photocopieur");
            hugo.complainsOfNothing();
        }
        try (Walker hugo = Walker.atADesk()) {
            hugo.goes("/connexion");
            hugo.page().fill("#identifiant", "hugo.perrin");
            hugo.page().fill("#mot-de-passe", TestPortal.PASSWORD);
            hugo.presses("Enter");
            hugo.page().locator("[role=alert]").first().waitFor();
        }
    }

    private static void changes(Walker person, String current, String wished) {
        person.page().fill("[id='p:current']", current);
        person.page().fill("[id='p:wished']", wished);
        person.page().fill("[id='p:again']", wished);
        person.page().click("text=Changer le mot de passe");
    }
}
