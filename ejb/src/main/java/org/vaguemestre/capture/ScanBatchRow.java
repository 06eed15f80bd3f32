package org.vaguemestre.capture;

import java.time.Instant;
import java.util.UUID;

/** A line of the list of scan batches. */
public record ScanBatchRow(
        UUID id,
        String name,
        Source source,
        BatchState state,
        String givenBy,
        Instant receivedAt,
        Instant finishedAt,
        int files,
        int rejectedFiles,
        int items,
        LedgerCounts pages) {}
