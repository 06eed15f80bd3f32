package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vaguemestre.api.Demand;
import org.vaguemestre.api.HandSignatureIT;
import org.vaguemestre.api.Program;
import org.vaguemestre.whole.ScanPaper;

/** Letters in the hands of who writes and who sends them: acknowledged, made of standard paragraphs, compared, taken out of the print queue. */
class LettersIT {
    private static final String SHEET = "/o/port-lerin/courrier?id=";

    @TempDir
    private Path folder;

    @Test
    void aDemandIsAcknowledgedAndStaysToBeAnswered() {
        String item = Demand.from("Accusé à l’écran", "accuse@exemple.fr");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            Page page = camille.page();
            camille.goes(SHEET + item);
            page.click("#acknowledge");
            page.click("[id='ack:do']");
            page.locator(".notice.ok:has-text('prêt à partir')").first().waitFor();
            assertThat(page.locator(".acknowledgement a").count())
                    .as("the letter is there to be read")
                    .isEqualTo(1);
            Locator letter = page.locator(".dispatch .letter:has-text('Accusé de réception')");
            letter.locator("select").selectOption("HAND");
            camille.meetsNoBarrier();
            letter.scrollIntoViewIfNeeded();
            camille.leavesAPicture("acknowledgement-1440");
            letter.locator("input.primary").click();
            letter.locator(".chip:has-text('Parti')").waitFor();
            assertThat(page.locator(".sheet .head").innerText()).contains("En cours");
            camille.complainsOfNothing();
        }
    }

    @Test
    void aTextIsMadeOfStandardParagraphsAndTwoVersionsOfItAreCompared() {
        String item = Demand.from("Deux versions à l’écran", "versions@exemple.fr");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            Page page = camille.page();
            camille.goes(SHEET + item);
            page.click("#reply-begin");
            page.fill("[id='replyBegin:text']", "Une subvention de 300 € est accordée.");
            page.selectOption("#paragraphe", new SelectOption().setLabel("Formule de politesse"));
            assertThat(page.inputValue("[id='replyBegin:text']"))
                    .startsWith("Une subvention de 300 € est accordée.\n\n")
                    .contains("considération distinguée");
            page.click("[id='replyBegin:do']");
            page.locator(".notice.ok:has-text('prêt')").first().waitFor();
            page.click("#reply-write");
            page.setInputFiles(
                    "#reply-file",
                    new FilePayload(
                            "Projet.odt",
                            "application/vnd.oasis.opendocument.text",
                            firstVersion("Une subvention de 500 € est accordée.")));
            page.click("[id='replyWrite:do']");
            page.locator(".notice.ok:has-text('version')").first().waitFor();
            page.click(".reply details summary:has-text('Versions')");
            page.click(".reply a:has-text('Comparer à la version 1')");
            assertThat(page.locator("#comparaison").innerText()).contains("De la version 1 à la version 2");
            assertThat(page.locator("#comparaison del").allInnerTexts()).contains("300");
            assertThat(page.locator("#comparaison ins").allInnerTexts()).contains("500");
            camille.meetsNoBarrier();
            camille.leavesAPicture("comparison-1440");
            camille.complainsOfNothing();
        }
    }

    /** As the template makes it, of another demand of the same people. */
    private static byte[] firstVersion(String text) {
        String other = Demand.from("Une autre demande", "versions@exemple.fr");
        Demand.isReplied(other, text);
        JsonNode version = Program.of("camille.durand")
                .get(Demand.ITEMS + "/" + other + "/reply")
                .json()
                .get("versions")
                .get(0);
        return Program.of("camille.durand")
                .get(Program.PORT_LERIN + "/documents/" + version.get("sha256").asText())
                .response()
                .body();
    }

    @Test
    void aLetterIsTakenOutOfThePrintQueueAndLeavesAnotherWay() {
        String item = Demand.from("File d’impression à l’écran", "file@exemple.fr");
        Demand.isReplied(item, "C’est accordé.");
        Demand.reachesTheSignature(item);
        Demand.does(Program.of("yann.kersaudy"), item, "SIGNATURE", "SIGNED");
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            Page page = jeanne.page();
            jeanne.goes(SHEET + item);
            page.selectOption(".dispatch .letter select", "PAPER");
            page.click(".dispatch .letter input[value='Mettre à l’impression']");
            page.locator(".dispatch .letter:has-text('bureau du courrier')")
                    .first()
                    .waitFor();
            String number = page.locator(".dispatch .letter .number").innerText();
            jeanne.goes("/o/port-lerin/impression");
            Locator waiting = page.locator("li.card").filter(new Locator.FilterOptions().setHasText(number));
            waiting.locator("summary").click();
            jeanne.meetsNoBarrier();
            waiting.locator("details input[type=submit]").click();
            page.locator(".notice.ok:has-text('retiré de la file')").first().waitFor();
            Locator letter = page.locator(".dispatch .letter");
            assertThat(letter.innerText()).contains("Retiré");
            letter.locator("select").selectOption("HAND");
            letter.locator("input.primary").click();
            letter.locator(".chip:has-text('Parti')").waitFor();
            assertThat(page.locator(".sheet .head").innerText()).contains("Répondu");
            jeanne.complainsOfNothing();
        }
    }

    @Test
    void aLetterIsSignedOnPaperScannedWithTheMailAndToldSigned() throws IOException {
        String item = HandSignatureIT.toSign("Signature à la main à l’écran");
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            Page page = jeanne.page();
            jeanne.goes(SHEET + item);
            page.click("#paper-begin");
            jeanne.meetsNoBarrier();
            page.click("[id='paperPrint:do']");
            page.locator(".notice.ok:has-text('prête à imprimer')").first().waitFor();
            assertThat(page.locator(".paper").innerText()).contains("En attente de retour", "Lettre à imprimer");

            Path pile = ScanPaper.signedAndScanned(folder.resolve("signee.pdf"), HandSignatureIT.printed(item, folder));
            ScanIT.gives(jeanne, pile);
            ScanIT.waitUntilRead(jeanne);
            jeanne.goes("/o/port-lerin/impression");
            page.locator("section:has(#back-title) li:has-text('Signature à la main à l’écran') a")
                    .first()
                    .click();

            page.locator(".paper .chip.ok:has-text('Revenue')").waitFor();
            jeanne.meetsNoBarrier();
            page.locator(".paper").scrollIntoViewIfNeeded();
            jeanne.leavesAPicture("hand-signature-1440");
            page.selectOption("[id='paperTold:signer']", new SelectOption().setIndex(0));
            page.click("[id='paperTold:do']");
            page.locator(".notice.ok:has-text('est constatée')").first().waitFor();
            assertThat(page.locator(".circuit").innerText()).contains("Signé — Anne Rivoal");
            assertThat(page.locator(".reply .chip.ok").first().innerText()).isEqualTo("Signée");
            page.selectOption(".dispatch .letter select", "PAPER");
            page.click(".dispatch .letter input[value='Mettre à l’impression']");
            page.locator(".dispatch .letter:has-text('bureau du courrier')")
                    .first()
                    .waitFor();
            jeanne.goes("/o/port-lerin/impression");
            Locator waiting = page.locator("li.card:has-text('Signature à la main à l’écran')");
            assertThat(waiting.innerText()).contains("postez l’original");
            assertThat(waiting.locator("input[type=checkbox]").count()).isZero();
            jeanne.meetsNoBarrier();
            jeanne.complainsOfNothing();
        }
    }
}
