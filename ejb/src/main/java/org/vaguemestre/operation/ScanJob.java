package org.vaguemestre.operation;

import java.time.Instant;
import java.util.UUID;
import org.vaguemestre.capture.BatchState;
import org.vaguemestre.capture.LedgerCounts;
import org.vaguemestre.capture.Source;

/**
 * The scan job of a batch, as the operator sees it: counts, no content.
 *
 * @param organisation name of the organisation
 * @param silentSeconds since its job last said that it is alive; null when it does not run
 * @param failure by which the cause is found in the log; null unless it failed
 */
public record ScanJob(
        UUID organisationId,
        String organisation,
        UUID batch,
        Source source,
        BatchState state,
        Instant receivedAt,
        Instant finishedAt,
        Integer silentSeconds,
        String failure,
        LedgerCounts pages) {}
