package org.vaguemestre.capture;

import java.util.Map;

/**
 * The page ledger of a batch, or of several, in numbers (<i>compte des pages</i>).
 *
 * @param given pages given, those of rejected files not counted since they could not be
 * @param discarded put aside by an agent
 */
public record LedgerCounts(int given, int filed, int separator, int blank, int quarantined, int discarded) {
    public static final LedgerCounts NONE = new LedgerCounts(0, 0, 0, 0, 0, 0);

    static LedgerCounts of(Map<PageOutcome, Integer> pages) {
        return new LedgerCounts(
                pages.values().stream().mapToInt(Integer::intValue).sum(),
                pages.getOrDefault(PageOutcome.FILED, 0),
                pages.getOrDefault(PageOutcome.SEPARATOR, 0),
                pages.getOrDefault(PageOutcome.BLANK, 0),
                pages.getOrDefault(PageOutcome.QUARANTINED, 0),
                pages.getOrDefault(PageOutcome.DISCARDED, 0));
    }

    public LedgerCounts plus(LedgerCounts other) {
        return new LedgerCounts(
                given + other.given,
                filed + other.filed,
                separator + other.separator,
                blank + other.blank,
                quarantined + other.quarantined,
                discarded + other.discarded);
    }

    /** Pages whose outcome is not known yet; 0 when the ledger balances. */
    public int pending() {
        return given - filed - separator - blank - quarantined - discarded;
    }

    /** Every page given ended in exactly one outcome. */
    public boolean balanced() {
        return pending() == 0;
    }
}
