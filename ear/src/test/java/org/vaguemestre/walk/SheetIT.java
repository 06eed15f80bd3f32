package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The sheet of an item: everything on one page, each detail changed where it stands, and who can see it. */
class SheetIT {
    private static String letter(String subject) {
        return Post.letter("port-lerin", "jeanne.morel", subject, "Riverains du port", "VOIRIE", "mot");
    }

    private static void opens(Walker walker, String item) {
        assertThat(walker.goes("/o/port-lerin/courrier?id=" + item).status()).isEqualTo(200);
    }

    private static String focused(Walker walker) {
        return (String) walker.page().evaluate("document.activeElement.id");
    }

    private static String trail(Walker walker) {
        return walker.page().locator(".track").innerText();
    }

    @Test
    void eachDetailIsChangedWhereItStandsWithoutTheMouse() {
        String item = letter("Fiche à compléter 😀");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            Page page = camille.page();
            opens(camille, item);
            page.focus("#fact-priority");
            camille.presses("Enter");
            assertThat(focused(camille)).isEqualTo("edit-priority:value");
            camille.presses("Escape");
            assertThat(focused(camille)).isEqualTo("fact-priority");
            assertThat(page.locator("[id='edit-priority:value']").isVisible()).isFalse();
            camille.presses("Enter");
            page.selectOption("[id='edit-priority:value']", "URGENT");
            camille.meetsNoBarrier();
            camille.presses("Control+Enter");
            page.locator(".notice.ok:has-text('est modifié')").first().waitFor();
            assertThat(focused(camille)).as("the focus is where it came from").isEqualTo("fact-priority");
            assertThat(trail(camille)).contains("Fiche corrigée").contains("Priorité : normale → urgente");

            page.focus("#fact-folder");
            camille.presses("Enter");
            String folder = "Terrasses " + System.nanoTime();
            camille.types(folder);
            camille.presses("Control+Enter");
            page.locator("#fact-folder:has-text('" + folder + "')").first().waitFor();
            page.focus("#fact-subject");
            camille.presses("Enter");
            page.fill("[id='edit-subject:value']", "Un objet plus juste");
            camille.presses("Control+Enter");
            page.locator("h2:has-text('Un objet plus juste')").first().waitFor();
            assertThat(trail(camille)).contains("Dossier : aucun → Terrasses").contains("Objet modifié");
            page.focus("#fact-arrivedOn");
            camille.presses("Enter");
            page.fill("[id='edit-arrivedOn:value']", "2999-01-01");
            camille.presses("Control+Enter");
            page.locator(".notice.bad").first().waitFor();
            assertThat(page.inputValue("[id='edit-arrivedOn:value']")).isEqualTo("2999-01-01");
            camille.meetsNoBarrier();
        }
    }

    @Test
    void peopleOtherItemsAndPiecesAreAddedAndTakenAway() {
        String item = letter("Avec ses liens");
        String other = letter("L’autre courrier");
        String number = Post.numberOf("port-lerin", "jeanne.morel", other);
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            Page page = camille.page();
            opens(camille, item);
            page.click("#add-copy");
            page.selectOption("[id='copy:who']", new SelectOption().setLabel("Finances"));
            page.click("[id='copy:save']");
            page.locator(".chip:has-text('Finances')").first().waitFor();
            assertThat(trail(camille)).contains("Mis en copie : Finances");
            page.click("[aria-label='Retirer Finances des copies']");
            page.locator("text=Personne en copie").first().waitFor();

            camille.presses("l");
            page.selectOption("[id='link:kind']", "FOLLOWS");
            page.fill("[id='link:number']", "A-1900-000000");
            page.click("[id='link:save']");
            page.locator(".notice.bad:has-text('A-1900-000000')").first().waitFor();
            page.fill("[id='link:number']", number.toLowerCase(java.util.Locale.ROOT));
            page.click("[id='link:save']");
            page.locator(".ties:has-text('Suite de')").first().waitFor();
            page.click("[aria-label='Délier " + number + "']");
            page.locator("text=Aucun courrier lié").first().waitFor();
            page.click("[id='undo:again']");
            page.locator(".ties:has-text('" + number + "')").first().waitFor();

            page.click("#add-piece");
            page.setInputFiles(
                    "#fichier",
                    new FilePayload(
                            "plan d’implantation.pdf",
                            "application/pdf",
                            Post.pdf("Plan", item).getBytes(StandardCharsets.ISO_8859_1)));
            page.click("[id='addPiece:save']");
            page.locator(".pieces a[aria-current='true']:has-text('plan d’implantation')")
                    .first()
                    .waitFor();
            assertThat(trail(camille)).contains("Pièce ajoutée");
            page.click("#piece-1");
            page.locator("#piece-1[aria-current='true']").first().waitFor();
            assertThat(page.locator("#item-document").innerText()).contains("courrier.pdf");
            camille.meetsNoBarrier();
        }
    }

    @Test
    void whoCanSeeItIsSaidWithTheReason() {
        String item = letter("Vu par qui");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            Page page = camille.page();
            opens(camille, item);
            page.click("#sight-link");
            page.locator(".sights").first().waitFor();
            assertThat(page.locator(".note-mine").innerText()).contains("Voirie et domaine public");
            assertThat(page.locator(".sights").innerText())
                    .containsIgnoringCase("voit tout le courrier")
                    .contains("Camille Durand")
                    .contains("Jeanne Morel");
            camille.meetsNoBarrier();
            camille.leavesAPicture("sheet-sight-1440");
            camille.complainsOfNothing();
        }
    }

    @Test
    void theTrailIsInEnglishOnEnglishPages() {
        String item = letter("In English");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            opens(camille, item);
            camille.page().evaluate("document.cookie = 'langue=en; path=/'");
            opens(camille, item);
            assertThat(trail(camille)).contains("Registered as").doesNotContain("Enregistré");
            camille.meetsNoBarrier();
        }
    }

    @Test
    void whatAnotherChangedMeanwhileIsShownFieldByFieldAndNothingIsLost() {
        String item = Post.letterToQualify("port-lerin", "Objet d’abord", "Riverains", "mot");
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel");
                Walker other = Walker.atADesk().signsInAs("jeanne.morel")) {
            jeanne.goes("/o/port-lerin/qualification?item=" + item);
            other.goes("/o/port-lerin/qualification?item=" + item);
            other.page().fill("[id='f:subject']", "Objet de l’autre");
            other.page().selectOption("[id='f:priority']", "HIGH");
            other.page().selectOption("[id='f:department']", new SelectOption().setLabel("Finances"));
            other.presses("Control+Enter");
            other.page().locator("text=est qualifié et orienté").first().waitFor();

            Page page = jeanne.page();
            page.fill("[id='f:subject']", "Objet de Jeanne");
            page.selectOption("[id='f:department']", new SelectOption().setLabel("Urbanisme"));
            jeanne.presses("Control+Enter");
            page.locator(".meanwhile").first().waitFor();
            assertThat(page.locator(".meanwhile").innerText())
                    .contains("Objet de Jeanne")
                    .contains("Objet de l’autre")
                    .contains("Finances")
                    .contains("Urbanisme")
                    .contains("Haute");
            assertThat(page.inputValue("[id='f:subject']")).isEqualTo("Objet de Jeanne");
            assertThat(page.inputValue("[id='f:priority']"))
                    .as("only the other changed it")
                    .isEqualTo("HIGH");
            jeanne.meetsNoBarrier();
            page.check("input[name='choix-department'][value='theirs']");
            jeanne.presses("Control+Enter");
            page.waitForURL("**/courrier?id=" + item);
            assertThat(page.locator("#details-title ~ dl").innerText())
                    .contains("Objet de Jeanne")
                    .contains("Finances")
                    .contains("Haute");
        }
    }

    @Test
    void aDetailThatAnotherChangedMeanwhileIsToldAndTheOthersAreNot() {
        String item = letter("À deux sur la fiche");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand");
                Walker other = Walker.atADesk().signsInAs("camille.durand")) {
            opens(camille, item);
            opens(other, item);
            changes(other, "priority", "HIGH");
            changes(camille, "channel", "EMAIL");
            camille.page().locator(".notice.ok").first().waitFor();
            assertThat(trail(camille)).contains("Priorité : normale → haute").contains("Canal : papier → courriel");
            opens(other, item);
            changes(camille, "priority", "LOW");
            camille.page().locator(".notice.ok").first().waitFor();
            other.page().click("#fact-priority");
            other.page().selectOption("[id='edit-priority:value']", "URGENT");
            other.page().click("[id='edit-priority:save']");
            other.page()
                    .locator("#edit-priority .notice:has-text('Basse')")
                    .first()
                    .waitFor();
            assertThat(other.page().inputValue("[id='edit-priority:value']")).isEqualTo("URGENT");
            other.page().click("[id='edit-priority:save']");
            other.page().locator(".notice.ok").first().waitFor();
            assertThat(trail(other)).contains("Priorité : basse → urgente");
        }
    }

    private static void changes(Walker walker, String field, String value) {
        // What was said of an earlier change is no answer to this one
        walker.page().evaluate("document.querySelectorAll('.notice.ok').forEach(said => said.remove())");
        walker.page().click("#fact-" + field);
        walker.page().selectOption("[id='edit-" + field + ":value']", value);
        walker.page().click("[id='edit-" + field + ":save']");
        walker.page().locator(".notice.ok").first().waitFor();
    }

    @Test
    void onPaperThereIsTheSheetAndNothingOfTheScreen() {
        String item = letter("À imprimer");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            Page page = camille.page();
            opens(camille, item);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".print-head").innerText())
                    .contains("Port-Lérin")
                    .contains("Imprimé le");
            for (String screen :
                    new String[] {".rail", ".bar", ".actions", "#item-document", "#item-sight", ".edit.add"}) {
                assertThat(page.locator(screen).first().isVisible()).as(screen).isFalse();
            }
            assertThat(page.locator("#fact-priority").isVisible()).isTrue();
            assertThat(page.pdf()).hasSizeGreaterThan(5_000);
            camille.goes("/o/port-lerin/bannettes?basket=tous");
            assertThat(page.locator("#list .row").first().isVisible()).isTrue();
            assertThat(page.locator("#triage-document").isVisible()).isFalse();
            assertThat(page.locator(".print-head").innerText()).contains("Tout le courrier");
        }
    }
}
