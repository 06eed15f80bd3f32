package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vaguemestre.whole.TestPortal;

/** A letter is found by any word in it, and its page shows where. */
class SearchIT {
    @Test
    void aLetterIsFoundByAWordInsideItAndOpensWhereTheWordIs() {
        String item = Post.letterToQualify(
                "port-lerin", "Une lettre comme les autres", "Expéditeur connu", "Il y est question d un hippocampe.");
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            TestPortal.until("the letter is found", Duration.ofSeconds(60), () -> {
                jeanne.goes("/o/port-lerin/recherche?q=hippocampe");
                return jeanne.reads().contains("Une lettre comme les autres");
            });
            assertThat(jeanne.page().locator("#results mark").first().innerText())
                    .isEqualToIgnoringCase("hippocampe");
            jeanne.presses("j");
            jeanne.presses("Enter");
            jeanne.page().waitForURL("**/courrier?id=" + item + "&q=hippocampe&piece=1&page=1");
            jeanne.page()
                    .waitForSelector(
                            ".box.found",
                            new com.microsoft.playwright.Page.WaitForSelectorOptions()
                                    .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
            assertThat(jeanne.reads()).contains("Parcours");
            jeanne.leavesAPicture("found-1440");
            jeanne.complainsOfNothing();
        }
    }

    @Test
    void aQuestionWithoutAnswerSaysWhatToTry() {
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            jeanne.presses("/");
            jeanne.types("zzyzx <script>alert(1)</script> ' or 1=1 🐙");
            jeanne.presses("Enter");
            jeanne.page().waitForURL("**/recherche?q=**");
            assertThat(jeanne.reads()).contains("Aucun courrier trouvé").contains("Essayez");
            jeanne.meetsNoBarrier();
            jeanne.complainsOfNothing();
        }
    }
}
