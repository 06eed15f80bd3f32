package org.vaguemestre.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerCountsTest {
    @Test
    void theLedgerBalancesWhenEveryPageHasItsOutcome() {
        LedgerCounts counts = LedgerCounts.of(Map.of(
                PageOutcome.FILED, 7, PageOutcome.SEPARATOR, 2, PageOutcome.BLANK, 1, PageOutcome.QUARANTINED, 1));

        assertThat(counts.given()).isEqualTo(11);
        assertThat(counts.balanced()).isTrue();
    }

    @Test
    void aPageStillToBeReadOrFiledUnbalancesIt() {
        LedgerCounts counts = LedgerCounts.of(Map.of(PageOutcome.FILED, 7, PageOutcome.GIVEN, 1, PageOutcome.READ, 2));

        assertThat(counts.pending()).isEqualTo(3);
        assertThat(counts.balanced()).isFalse();
    }

    @Test
    void theTotalOfADayIsTheSumOfItsBatches() {
        LedgerCounts one = new LedgerCounts(5, 3, 1, 1, 0, 0);

        assertThat(one.plus(one).plus(LedgerCounts.NONE)).isEqualTo(new LedgerCounts(10, 6, 2, 2, 0, 0));
    }
}
