package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vaguemestre.api.Demand;
import org.vaguemestre.api.Program;

/** The signature book in the hands of who approves and who signs: one document after the other by the keyboard, several at once, on a telephone. */
class SignatureBookIT {
    private static final String BOOK = "/o/port-lerin/parapheur";
    private static final int AT_SPEED = 12;

    private static String forTheDirection(String subject) {
        String item = Demand.from(subject, "club@exemple.fr");
        Demand.reachesTheDirection(item);
        return item;
    }

    private static String openTask(String item, String kind) {
        return Demand.task(Program.of(kind.equals("VISA") ? "paul.legoff" : "yann.kersaudy"), item, kind);
    }

    private static String reads(Walker walker, String selector) {
        return walker.page().locator(selector).first().innerText();
    }

    @Test
    void documentsAreApprovedOneAfterTheOtherByOneKey() {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < AT_SPEED; i++) {
            items.add(forTheDirection("Parapheur à vive allure " + i));
        }
        try (Walker paul = Walker.atADesk().signsInAs("paul.legoff")) {
            Page page = paul.page();
            paul.goes(BOOK + "?tache=" + openTask(items.get(0), "VISA"));
            long begun = System.nanoTime();
            for (int i = 0; i < AT_SPEED; i++) {
                paul.presses("v");
                page.locator(".notice.ok:has-text('est visé')").first().waitFor();
                page.evaluate("document.querySelectorAll('.notice.ok').forEach(said => said.remove())");
            }
            double seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1_000.0;
            System.out.printf(
                    "signature book: %d documents in %.1f s, %.0f a minute%n",
                    AT_SPEED, seconds, AT_SPEED / seconds * 60);
            for (String item : items) {
                assertThat(Program.of("paul.legoff").get(Demand.circuit(item)).text())
                        .as("each was approved, none twice")
                        .contains("\"outcome\":\"APPROVED\"");
            }
            paul.complainsOfNothing();
        }
    }

    @Test
    void oneIsRefusedWithItsReasonAnotherIsAnnotatedAndTheNextComes() {
        String first = forTheDirection("À refuser au parapheur");
        String second = forTheDirection("À annoter au parapheur");
        try (Walker paul = Walker.atADesk().signsInAs("paul.legoff")) {
            Page page = paul.page();
            paul.goes(BOOK + "?tache=" + openTask(first, "VISA"));
            assertThat(reads(paul, "#book-sheet .head")).contains("À refuser au parapheur");
            paul.meetsNoBarrier();
            paul.presses("r");
            paul.types("Le montant manque");
            paul.presses("Control+Enter");
            page.locator(".notice.ok:has-text('est renvoyé')").first().waitFor();
            assertThat(reads(paul, "#book-sheet .head"))
                    .as("the next one is before the eyes")
                    .doesNotContain("À refuser");

            paul.goes(BOOK + "?tache=" + openTask(second, "VISA"));
            paul.presses("n");
            paul.types("Vu avec @erwan");
            page.locator("[role=option]:has-text('Erwan Guillou')").first().waitFor();
            paul.presses("Enter");
            assertThat(page.inputValue("[id='note:text']")).isEqualTo("Vu avec @erwan.guillou ");
            page.click("#note input[type=submit]");
            page.locator(".notice.ok").first().waitFor();
            assertThat(reads(paul, "#book-sheet")).contains("Vu avec @erwan.guillou");
            paul.complainsOfNothing();
        }
    }

    @Test
    void severalAreSignedAtOnceAndWhatMayNotBeSaysWhy() {
        String ready = Demand.from("Signature en nombre", "club@exemple.fr");
        Demand.isReplied(ready, "C’est accordé.");
        Demand.reachesTheSignature(ready);
        String also = Demand.from("Signature en nombre aussi", "club@exemple.fr");
        Demand.isReplied(also, "C’est accordé.");
        Demand.reachesTheSignature(also);
        String taken = openTask(also, "SIGNATURE");
        try (Walker yann = Walker.with(Walker.NARROW, ColorScheme.LIGHT).signsInAs("yann.kersaudy")) {
            Page page = yann.page();
            yann.goes(BOOK);
            yann.meetsNoBarrier();
            assertThat(yann.overhang()).isLessThanOrEqualTo(0);
            page.check("input[name=choix][value='" + ready + "/" + openTask(ready, "SIGNATURE") + "']");
            page.check("input[name=choix][value='" + also + "/" + taken + "']");
            Demand.does(Program.of("yann.kersaudy"), also, "SIGNATURE", "SIGNED");
            page.click("[id='several:do']");
            page.locator(".notice.bad").first().waitFor();
            assertThat(yann.reads()).contains("1 documents visés ou signés").contains("déjà");
            yann.complainsOfNothing();
        }
        assertThat(Program.of("jeanne.morel")
                        .get(Demand.ITEMS + "/" + ready + "/reply")
                        .text())
                .contains("\"signedSha256\":\"");
    }
}
