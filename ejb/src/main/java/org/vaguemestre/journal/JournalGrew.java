package org.vaguemestre.journal;

import java.util.UUID;

/** A transaction that appended to this organisation's chain was committed. A hint only: followers also look by themselves. */
public record JournalGrew(UUID organisation) {}
