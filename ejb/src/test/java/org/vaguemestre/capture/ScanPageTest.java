package org.vaguemestre.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

class ScanPageTest {
    private final ScanPage page = new ScanPage(UUID.randomUUID(), UUID.randomUUID(), new PageRef(1, 3), 3);

    @Test
    void aPageInTheHandsOfTheJobIsNotAnAgentsToDecide() {
        assertRefused(page::keep);
        page.read(0, 0.9f);
        assertRefused(page::discard);
    }

    @Test
    void aFiledPageIsFiledForGood() {
        page.read(0, 0.9f);
        page.file(UUID.randomUUID());

        assertRefused(page::keep);
        assertRefused(() -> page.declareSeparator(Separator.patch()));
        assertThatThrownBy(() -> page.file(UUID.randomUUID())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeptPageWaitsInQuarantineUntilTheBatchIsResumed() {
        page.quarantine(Refusal.SEPARATOR_UNREADABLE, "");
        page.keep();

        assertThat(page.outcome()).isEqualTo(PageOutcome.QUARANTINED);
        assertThat(page.release()).isTrue();
        assertThat(page.outcome()).isEqualTo(PageOutcome.GIVEN);
        assertThat(page.isKept()).isTrue();
    }

    @Test
    void whatNobodyDecidedAboutStaysInQuarantine() {
        page.quarantine(Refusal.PAGE_DAMAGED, "");

        assertThat(page.release()).isFalse();
        assertThat(page.outcome()).isEqualTo(PageOutcome.QUARANTINED);
    }

    @Test
    void aPageTakenForBlankOrDiscardedByMistakeCanBeKept() {
        page.blank();
        page.keep();
        page.discard();
        page.keep();

        assertThat(page.release()).isTrue();
    }

    @Test
    void aPageIsTurnedByQuarters() {
        page.quarantine(Refusal.PAGE_DAMAGED, "");
        page.turn(270);
        page.turn(180);

        assertThat(page.rotation()).isEqualTo(90);
    }

    @Test
    void aPageReadTheWayAnAgentTurnedItNeedsNoMoreTurning() {
        page.read(90, 0.3f);
        page.quarantine(Refusal.SCAN_DUPLICATE, "");
        page.turn(180);
        page.keep();
        page.release();
        assertThat(page.turned()).isEqualTo(270);

        page.read(270, 0.9f);

        assertThat(page.rotation()).isZero();
        assertThat(page.turned()).isEqualTo(270);
    }

    private static void assertRefused(Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                .isEqualTo(Refusal.PAGE_NOT_IN_QUARANTINE));
    }
}
