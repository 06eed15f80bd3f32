package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;
import org.vaguemestre.api.Demand;

/** A letter goes from hand to hand on its sheet, each person in turn, and its model is drawn and simulated. */
class CircuitIT {
    private static void does(String login, String item, String button, String done) {
        try (Walker person = Walker.atADesk().signsInAs(login)) {
            person.goes("/o/port-lerin/courrier?id=" + item);
            person.page().click(".task input[value='" + button + "']");
            person.page().locator(".notice.ok:has-text('" + done + "')").first().waitFor();
            person.complainsOfNothing();
        }
    }

    @Test
    void eachPersonInTurnDoesTheirPartOnTheSheet() {
        String item = Demand.of("Subvention de la régate");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            Page page = camille.page();
            camille.goes("/o/port-lerin/courrier?id=" + item);
            assertThat(page.locator(".steps").innerText()).contains("Traitement", "Visa du chef de service");
            page.click("#ask-someone");
            page.selectOption("[id='ask:people']", new SelectOption[] {
                new SelectOption().setLabel("Lucie Marchand — Instructrice à l’urbanisme"),
                new SelectOption().setLabel("David Nguyen — Responsable des finances")
            });
            page.click("[id='ask:do']");
            page.locator(".steps:has-text('Lucie Marchand')").first().waitFor();
            camille.meetsNoBarrier();
        }
        does("lucie.marchand", item, "Avis favorable", "Avis favorable donné");
        does("david.nguyen", item, "Avis réservé", "Avis réservé donné");
        does("camille.durand", item, "Traitement terminé", "terminé");
        does("erwan.guillou", item, "Viser", "est visé");
        try (Walker paul = Walker.atADesk().signsInAs("paul.legoff")) {
            Page page = paul.page();
            paul.goes("/o/port-lerin/bannettes?basket=a-viser&item=" + item);
            page.click(".task summary:has-text('Refuser')");
            page.fill(".task textarea[id$='reason']", "Il manque le montant");
            page.click(".task input[value='Refuser et renvoyer']");
            page.locator(".notice.ok:has-text('est renvoyé')").first().waitFor();
            paul.complainsOfNothing();
        }
        does("camille.durand", item, "Traitement terminé", "terminé");
        does("erwan.guillou", item, "Viser", "est visé");
        does("paul.legoff", item, "Viser", "est visé");
        try (Walker elise = Walker.atADesk().signsInAs("elise.bourhis")) {
            elise.goes("/o/port-lerin/courrier?id=" + item);
            assertThat(elise.page().locator(".task").count())
                    .as("her decree covers other matters")
                    .isZero();
        }
        try (Walker yann = Walker.with(Walker.NARROW, ColorScheme.DARK).signsInAs("yann.kersaudy")) {
            yann.goes("/o/port-lerin/courrier?id=" + item);
            assertThat(yann.page().locator(".task").innerText())
                    .contains("Par délégation de Anne Rivoal (arrêté n° 2020-041)");
            yann.meetsNoBarrier();
            yann.page().click(".task input[value='Signer']");
            yann.page().locator(".notice.ok:has-text('est signé')").first().waitFor();
        }
        does("jeanne.morel", item, "Marquer envoyé", "est partie");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            camille.goes("/o/port-lerin/courrier?id=" + item);
            assertThat(camille.page().locator(".sheet .head").innerText()).contains("Répondu");
            assertThat(camille.page().locator(".steps").innerText())
                    .contains("Refusé", "Il manque le montant", "par délégation de Anne Rivoal");
        }
    }

    @Test
    void aModelIsDrawnStepByStepAndItsDraftIsSimulatedOverLastMonth() {
        Demand.of("Subvention pour la simulation");
        try (Walker paul = Walker.atADesk().signsInAs("paul.legoff")) {
            Page page = paul.page();
            paul.goes("/o/port-lerin/administration-circuits");
            page.click("section h2 a");
            page.locator("[aria-label='Supprimer l’étape 5']").first().waitFor();
            page.click("[aria-label='Supprimer l’étape 3']");
            page.waitForSelector(
                    "[aria-label='Supprimer l’étape 5']",
                    new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
            page.click("[id='f:simulate']");
            page.locator("#simulated").first().waitFor();
            assertThat(page.locator("main").innerText())
                    .contains("Subvention pour la simulation")
                    .contains("Visa : Paul Le Goff → Signature : Anne Rivoal")
                    .contains("Visa : Erwan Guillou → Signature : Anne Rivoal");
            paul.meetsNoBarrier();
            paul.goes("/o/port-lerin/administration-circuits");
            page.click("a:has-text('Nouveau circuit')");
            page.fill("#nom", "Circuit sans personne");
            page.click("[id='f:add']");
            page.locator("[aria-label='Supprimer l’étape 2']").first().waitFor();
            page.click("input[value='Publier']");
            page.locator(".notice.bad").first().waitFor();
            assertThat(page.locator("main").innerText()).as("a step for nobody").contains("ne s’adresse à personne");
            paul.complainsOfNothing();
        }
    }
}
