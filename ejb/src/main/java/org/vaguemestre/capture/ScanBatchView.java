package org.vaguemestre.capture;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A scan batch (<i>lot de numérisation</i>).
 *
 * @param givenBy name of the agent; null for the watched folder
 * @param finishedAt null while it waits or runs
 * @param awaitingAntivirus it is not begun, since a file of it is still to be examined
 * @param items registered out of it, in order
 * @param rejections rejected files, duplicates, and pages in quarantine, in order
 */
public record ScanBatchView(
        UUID id,
        String name,
        Source source,
        BatchState state,
        String givenBy,
        Instant receivedAt,
        Instant finishedAt,
        boolean awaitingAntivirus,
        LedgerCounts pages,
        List<FileView> files,
        List<ItemView> items,
        List<Rejection> rejections) {

    /**
     * A file of the batch.
     *
     * @param pages null while it was not opened, or when it was rejected
     */
    public record FileView(int position, String name, long size, FileState state, Integer pages) {}

    /** Whether a file could be opened. */
    public enum FileState {
        RECEIVED,
        INSPECTED,
        REJECTED
    }

    /** An item registered out of the batch. */
    public record ItemView(UUID id, String number, int pages) {}
}
