package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The mail room's main work, with the hands on the keyboard. */
class QualificationIT {
    @Test
    void jeanneQualifiesThreeLettersWithoutTheMouse() {
        for (int i = 1; i <= 3; i++) {
            Post.letterToQualify("port-lerin", "Lettre à qualifier n° " + i, "Expéditeur connu", "bonjour " + i);
        }
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            jeanne.presses("g", "q");
            jeanne.page().waitForURL("**/o/port-lerin/qualification");
            for (int i = 0; i < 3; i++) {
                jeanne.page()
                        .locator("document-pane[ready], .pane.document .empty")
                        .first()
                        .waitFor();
                String number =
                        jeanne.page().locator("main header .num").innerText().replaceFirst(" ·.*", "");
                if (i == 0) {
                    jeanne.meetsNoBarrier();
                    jeanne.leavesAPicture("qualification-1440");
                }
                assertThat(jeanne.page().evaluate("document.activeElement.id"))
                        .as("the first field that nothing is known for")
                        .isEqualTo(firstUnknown(jeanne));
                if (jeanne.page().inputValue("[id='f:subject']").isBlank()) {
                    jeanne.types("Objet lu par Jeanne");
                }
                while (!"f:department-text".equals(jeanne.page().evaluate("document.activeElement.id"))) {
                    jeanne.presses("Tab");
                }
                jeanne.types("voi");
                jeanne.presses("Control+Enter");
                jeanne.page()
                        .locator("text=" + number + " est qualifié et orienté")
                        .first()
                        .waitFor();
                assertThat(jeanne.page().locator("main").innerText()).doesNotContain(number + " ·");
            }
            jeanne.complainsOfNothing();
        }
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
            camille.presses("g", "a");
            camille.page().waitForURL(Pattern.compile(".*basket=a-traiter"));
            assertThat(camille.page().locator("#list .row").count()).isGreaterThanOrEqualTo(3);
            String first = shown(camille);
            camille.presses("j");
            camille.page().waitForCondition(() -> !shown(camille).equals(first));
            camille.page()
                    .locator("#triage-document document-pane[ready], #triage-document .empty")
                    .first()
                    .waitFor();
            camille.leavesAPicture("triage-fresh-1440");
            for (int i = 0; i < 40 && camille.page().locator("#take").count() == 0; i++) {
                String before = shown(camille);
                camille.presses("j");
                camille.page().waitForCondition(() -> !shown(camille).equals(before));
            }
            camille.presses("t");
            camille.page().locator("text=Vous traitez désormais").first().waitFor();
            camille.complainsOfNothing();
        }
    }

    private static void sendToFinances(Walker walker) {
        walker.page().selectOption("[id='f:department']", new SelectOption().setLabel("Finances"));
        walker.presses("Control+Enter");
    }

    private static String firstUnknown(Walker walker) {
        for (String field : new String[] {"f:subject", "f:senderName", "f:department"}) {
            if (walker.page().inputValue("[id='" + field + "']").isBlank()) {
                return field.equals("f:department") ? "f:department-text" : field;
            }
        }
        return "f:subject";
    }

    /** Number of the item whose sheet is shown: subjects may repeat, numbers never do. */
    private static String shown(Walker walker) {
        return walker.page().locator("#triage-sheet .chip.number").first().innerText();
    }

    @Test
    void whatIsSavedIsTheLetterShownThoughAnOlderOneHasComeSince() {
        String shown = Post.oldLetterToQualify("port-lerin", "Le plus ancien de tous", "2019-01-02");
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            jeanne.goes("/o/port-lerin/qualification");
            String number = Post.numberOf("port-lerin", "jeanne.morel", shown);
            assertThat(jeanne.page().locator("main header .num").innerText()).contains(number);
            String older = Post.oldLetterToQualify("port-lerin", "Plus ancien encore", "2019-01-01");
            jeanne.page().fill("[id='f:subject']", "Objet de celui qui est affiché");
            sendToFinances(jeanne);
            jeanne.page()
                    .locator("text=" + number + " est qualifié et orienté")
                    .first()
                    .waitFor();
            jeanne.goes("/o/port-lerin/courrier?id=" + older);
            assertThat(jeanne.reads()).contains("Plus ancien encore").contains("À qualifier");
            jeanne.goes("/o/port-lerin/qualification?item=" + older);
            sendToFinances(jeanne);
            jeanne.page().locator("text=est qualifié et orienté").first().waitFor();
            jeanne.complainsOfNothing();
        }
    }

    @Test
    void twoAgentsOnOneLetterNeverOverwriteEachOther() {
        String item = Post.letterToQualify("port-lerin", "Lettre à deux", "Expéditeur connu", "deux");
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel");
                Walker other = Walker.atADesk().signsInAs("jeanne.morel")) {
            jeanne.goes("/o/port-lerin/qualification?item=" + item);
            other.goes("/o/port-lerin/qualification?item=" + item);
            other.page().selectOption("[id='f:department']", new SelectOption().setLabel("Finances"));
            other.presses("Control+Enter");
            other.page().locator("text=est qualifié et orienté").first().waitFor();
            jeanne.page().fill("[id='f:subject']", "Ce que Jeanne avait tapé");
            jeanne.page().selectOption("[id='f:department']", new SelectOption().setLabel("Urbanisme"));
            jeanne.presses("Control+Enter");
            jeanne.page().locator(".notice.bad").first().waitFor();
            assertThat(jeanne.page().inputValue("[id='f:subject']")).isEqualTo("Ce que Jeanne avait tapé");
            jeanne.goes("/o/port-lerin/courrier?id=" + item);
            assertThat(jeanne.reads()).contains("Lettre à deux").contains("Finances");
        }
    }
}
