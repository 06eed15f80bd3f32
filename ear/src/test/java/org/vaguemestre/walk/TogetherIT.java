package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.vaguemestre.api.Demand;
import org.vaguemestre.api.Program;

/** Colleagues at work on the same letter: they see each other, call each other, follow it, and are told without asking. */
class TogetherIT {
    private static String sheet(String item) {
        return "/o/port-lerin/courrier?id=" + item;
    }

    private static String notesOf(String login, String item) {
        return Program.of(login).get(Demand.ITEMS + "/" + item).text();
    }

    @Test
    void twoOnOneSheetSeeEachOtherAndWhoWrites() {
        String item = Demand.of("À deux en même temps");
        try (Walker camille = Walker.atADesk().signsInAs("camille.durand");
                Walker erwan = Walker.atADesk().signsInAs("erwan.guillou")) {
            camille.goes(sheet(item));
            erwan.goes(sheet(item));
            erwan.page()
                    .locator(".present:has-text('Camille Durand regarde')")
                    .first()
                    .waitFor();
            camille.page().bringToFront();
            camille.page()
                    .locator(".present:has-text('Erwan Guillou regarde')")
                    .first()
                    .waitFor();
            camille.presses("n");
            camille.page().fill("[id='note:text']", "Je prépare la réponse");
            erwan.page().bringToFront();
            erwan.page()
                    .locator(".present:has-text('Camille Durand rédige')")
                    .first()
                    .waitFor();
            erwan.meetsNoBarrier();
            erwan.complainsOfNothing();
        }
    }

    @Test
    void whoIsCalledInANoteIsToldAndReadsItWhateverItsVisibility() {
        String item = Demand.of("Une annotation pour Erwan");
        try (Walker erwan = Walker.atADesk().signsInAs("erwan.guillou")) {
            erwan.goes("/o/port-lerin/accueil");
            Page page = erwan.page();
            try (Walker camille = Walker.atADesk().signsInAs("camille.durand")) {
                camille.goes(sheet(item));
                camille.presses("n");
                camille.page().fill("[id='note:text']", "Qu’en dis-tu @erwan.guillou ?");
                camille.page().selectOption("[id='note:visibility']", "ALONE");
                camille.page().click("#note input[type=submit]");
                camille.page().locator(".notice.ok").first().waitFor();
                camille.complainsOfNothing();
            }
            page.bringToFront();
            page.locator(".bell .count").first().waitFor();
            erwan.goes("/o/port-lerin/notifications");
            assertThat(erwan.reads()).contains("Une annotation vous nomme").contains("Une annotation pour Erwan");
            erwan.meetsNoBarrier();
            page.click(".news-list .row:has-text('Une annotation pour Erwan')");
            page.waitForURL("**/courrier?id=" + item);
            assertThat(erwan.reads()).contains("Qu’en dis-tu @erwan.guillou ?");
            erwan.goes("/o/port-lerin/notifications");
            assertThat(page.locator(".news-list .row:has-text('Une annotation pour Erwan')")
                            .getAttribute("class"))
                    .as("read with the letter")
                    .doesNotContain("unread");
            erwan.complainsOfNothing();
        }
        assertThat(notesOf("jeanne.morel", item)).as("nobody else").doesNotContain("Qu’en dis-tu");
    }

    @Test
    void someoneWhoDoesNotSeeTheLetterIsNotCalled() {
        String item = Demand.of("Une annotation pour personne");
        Program camille = Program.of("camille.durand");
        assertThat(camille.post(Demand.ITEMS + "/" + item + "/notes", "{\"text\":\"@lucie.marchand regarde\"}")
                        .code())
                .isEqualTo("MENTION_UNSEEN");
        assertThat(camille.post(Demand.ITEMS + "/" + item + "/notes", "{\"text\":\"@personne regarde\"}")
                        .code())
                .isEqualTo("MENTION_UNKNOWN");
    }

    @Test
    void aLetterThatIsFollowedStandsInItsBasketAndTellsWhatBecomesOfIt() {
        String item = Demand.of("À suivre de loin");
        try (Walker paul = Walker.atADesk().signsInAs("paul.legoff")) {
            Page page = paul.page();
            paul.goes(sheet(item));
            paul.presses("n");
            page.click("[id='follow:do']");
            page.locator(".notice.ok:has-text('Vous suivez')").first().waitFor();
            paul.goes("/o/port-lerin/bannettes?basket=suivis");
            assertThat(paul.reads()).contains("À suivre de loin");
            Demand.does(Program.of("camille.durand"), item, "HANDLE", "HANDLED");
            page.locator(".bell .count").first().waitFor();
            paul.goes("/o/port-lerin/notifications");
            assertThat(paul.reads())
                    .contains("Un courrier que vous suivez a bougé")
                    .contains("À suivre de loin");
            page.uncheck("[name='montrer.FOLLOWED']");
            page.selectOption("[name='courriel.TASK']", "DAILY");
            page.click("[id='f:do']");
            page.locator(".notice.ok").first().waitFor();
            assertThat(page.isChecked("[name='montrer.FOLLOWED']")).isFalse();
            assertThat(page.inputValue("[name='courriel.TASK']")).isEqualTo("DAILY");
            page.check("[name='montrer.FOLLOWED']");
            page.selectOption("[name='courriel.TASK']", "NEVER");
            page.click("[id='f:do']");
            page.locator(".notice.ok").first().waitFor();
            paul.complainsOfNothing();
        }
    }
}
