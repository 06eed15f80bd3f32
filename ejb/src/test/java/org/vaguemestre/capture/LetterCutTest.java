package org.vaguemestre.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.refusal.Refusal;

class LetterCutTest {
    private static final String VOIRIE = "VAGUEMESTRE/1/port-lerin/VOIRIE/-";

    private final List<LetterCut.Page> pages = new ArrayList<>();
    private int file = 1;
    private int number;

    @Test
    void withoutSeparatorsAFileIsOneLetter() {
        read().read().read();

        assertThat(letters()).containsExactly("1-1 1-2 1-3");
    }

    @Test
    void aSeparatorEndsALetterAndIsInNone() {
        read().read().separator("PATCHT").read();

        assertThat(letters()).containsExactly("1-1 1-2", "1-4");
    }

    @Test
    void severalSeparatorsInARowMakeNoEmptyLetter() {
        separator("PATCHT").separator(VOIRIE).read().separator("PATCHT");

        assertThat(letters()).containsExactly("1-3");
        assertThat(cut().letters().get(0).under().department()).isEqualTo("VOIRIE");
    }

    @Test
    void aSeparatorSpeaksForTheLetterAfterItAndForNoOther() {
        separator(VOIRIE).read().separator("PATCHT").read();

        assertThat(cut().letters())
                .extracting(letter -> letter.under().department())
                .containsExactly("VOIRIE", null);
    }

    @Test
    void aNewFileStartsANewLetterAndForgetsTheSeparator() {
        separator(VOIRIE).read();
        nextFile();
        read();

        assertThat(letters()).containsExactly("1-2", "2-1");
        assertThat(cut().letters().get(1).under()).isNull();
    }

    @Test
    void blankDiscardedAndDamagedPagesArePassedOver() {
        read().blank()
                .read()
                .page(PageOutcome.DISCARDED)
                .read()
                .quarantined(Refusal.PAGE_DAMAGED)
                .read();

        assertThat(letters()).containsExactly("1-1 1-3 1-5 1-7");
    }

    @Test
    void aLetterSignedByHandBeginsWithItsCodeAndGoesOnToTheNextOne() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        read().returned(first).blank().read().returned(second);

        assertThat(letters()).containsExactly("1-1", "1-2 1-4", "1-5");
        assertThat(cut().letters()).extracting(LetterCut.Letter::returned).containsExactly(null, first, second);
    }

    @Test
    void whatFollowsALetterSignedByHandBehindASeparatorIsNewMail() {
        UUID printing = UUID.randomUUID();
        returned(printing).separator("PATCHT").read();

        assertThat(cut().letters()).extracting(LetterCut.Letter::returned).containsExactly(printing, null);
    }

    @Test
    void aPageThatAnAgentGivesBackToALetterSignedByHandIsFiledWithIt() {
        UUID printing = UUID.randomUUID();
        returned(printing).separator("PATCHT").joined(Junction.CONTINUES);

        assertThat(letters()).containsExactly("1-1 1-3");
        assertThat(cut().letters().get(0).returned()).isEqualTo(printing);
    }

    @Test
    void anUnreadableSeparatorStillCuts() {
        read().quarantined(Refusal.SEPARATOR_UNREADABLE).read();

        assertThat(letters()).containsExactly("1-1", "1-3");
    }

    @Test
    void anUnknownDepartmentCutsAndSaysNothingOfTheNextLetter() {
        separator(VOIRIE).read();
        refusedSeparator(Refusal.SEPARATOR_DEPARTMENT_UNKNOWN, "VAGUEMESTRE/1/port-lerin/FANFARE/-");
        read();

        assertThat(letters()).containsExactly("1-2", "1-4");
        assertThat(cut().letters().get(1).under()).isNull();
    }

    @Test
    void whatFollowsASeparatorOfAnotherOrganisationIsHeldUpToTheNextOne() {
        read();
        refusedSeparator(Refusal.SEPARATOR_OF_OTHER_ORGANISATION, "VAGUEMESTRE/1/sainte-orme/VOIRIE/-");
        read().read().separator("PATCHT").read();

        assertThat(letters()).containsExactly("1-1", "1-6");
        assertThat(cut().held().keySet()).extracting(PageRef::toString).containsExactly("1-3", "1-4");
        assertThat(cut().held().values()).containsOnly(Refusal.SEPARATOR_OF_OTHER_ORGANISATION);
    }

    @Test
    void whatAnAgentKeptIsNotHeldAgain() {
        refusedSeparator(Refusal.SEPARATOR_OF_OTHER_ORGANISATION, "VAGUEMESTRE/1/sainte-orme/VOIRIE/-");
        add(PageOutcome.READ, null, true, null, null);

        assertThat(letters()).containsExactly("1-2");
        assertThat(cut().held()).isEmpty();
    }

    @Test
    void anAgentSplitsAndMerges() {
        read().joined(Junction.STARTS)
                .separator("PATCHT")
                .joined(Junction.CONTINUES)
                .read();

        assertThat(letters()).containsExactly("1-1", "1-2 1-4 1-5");
    }

    @Test
    void anAgentMergesAcrossFiles() {
        read();
        nextFile();
        joined(Junction.CONTINUES);
        nextFile();
        read();

        assertThat(letters()).containsExactly("1-1 2-1", "3-1");
    }

    @Test
    void whatComesAfterAFiledPageIsALetterOfItsOwn() {
        page(PageOutcome.FILED)
                .joined(Junction.CONTINUES)
                .page(PageOutcome.FILED)
                .read();

        assertThat(letters()).containsExactly("1-2", "1-4");
    }

    @Test
    void nothingLeftIsNoLetter() {
        blank().separator("PATCHT").page(PageOutcome.FILED);

        assertThat(letters()).isEmpty();
    }

    private LetterCut.Cut cut() {
        return LetterCut.cut("port-lerin", pages);
    }

    private List<String> letters() {
        return cut().letters().stream()
                .map(letter -> String.join(
                        " ", letter.pages().stream().map(PageRef::toString).toList()))
                .toList();
    }

    private void nextFile() {
        file++;
        number = 0;
    }

    private LetterCutTest read() {
        return page(PageOutcome.READ);
    }

    private LetterCutTest blank() {
        return page(PageOutcome.BLANK);
    }

    private LetterCutTest page(PageOutcome outcome) {
        return add(outcome, null, false, null, null);
    }

    private LetterCutTest separator(String content) {
        return add(PageOutcome.SEPARATOR, content, false, null, null);
    }

    private LetterCutTest quarantined(Refusal why) {
        return add(PageOutcome.QUARANTINED, null, false, null, why);
    }

    private LetterCutTest refusedSeparator(Refusal why, String content) {
        return add(PageOutcome.QUARANTINED, content, false, null, why);
    }

    private LetterCutTest joined(Junction junction) {
        return add(PageOutcome.READ, null, true, junction, null);
    }

    private LetterCutTest add(PageOutcome outcome, String separator, boolean kept, Junction junction, Refusal refusal) {
        pages.add(new LetterCut.Page(new PageRef(file, ++number), outcome, separator, kept, junction, refusal, null));
        return this;
    }

    private LetterCutTest returned(UUID printing) {
        pages.add(new LetterCut.Page(new PageRef(file, ++number), PageOutcome.READ, null, false, null, null, printing));
        return this;
    }
}
