package org.vaguemestre.capture;

/** What became of a page of a batch (<i>sort de la page</i>). The ledger balances when none is {@link #GIVEN} or {@link #READ} any more. */
public enum PageOutcome {
    /** Still to be read. */
    GIVEN,
    /** Read, a page of a letter still to be registered. */
    READ,
    /** In a registered item. */
    FILED,
    SEPARATOR,
    BLANK,
    /** Waits for an agent, with its reason. */
    QUARANTINED,
    /** Put aside by an agent. */
    DISCARDED
}
