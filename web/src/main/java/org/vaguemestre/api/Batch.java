package org.vaguemestre.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.vaguemestre.capture.BatchState;
import org.vaguemestre.capture.LedgerCounts;
import org.vaguemestre.capture.ScanBatchView;
import org.vaguemestre.capture.Source;

/** A scan batch (<i>lot de numérisation</i>) as the API tells it. */
@Schema(name = "ScanBatch", description = "Lot de numérisation")
record Batch(
        UUID id,
        String name,
        Source source,
        BatchState state,
        @Schema(nullable = true) String givenBy,
        Instant receivedAt,
        @Schema(nullable = true) Instant finishedAt,
        Ledger pages,
        List<File> files,
        @Schema(description = "Items registered out of it, in order") List<UUID> items,
        @Schema(description = "Rejected files, duplicates, and pages in quarantine") List<Rejected> rejections) {

    /** The page ledger: given is the sum of all others when the batch is done. */
    @Schema(name = "PageLedger")
    record Ledger(
            int given,
            int filed,
            int separator,
            int blank,
            int quarantined,
            @Schema(description = "Put aside by an agent") int discarded,
            @Schema(description = "Whose outcome is not known yet") int pending) {
        static Ledger of(LedgerCounts counts) {
            return new Ledger(
                    counts.given(),
                    counts.filed(),
                    counts.separator(),
                    counts.blank(),
                    counts.quarantined(),
                    counts.discarded(),
                    counts.pending());
        }
    }

    /** A file of the batch. */
    @Schema(name = "ScanFile")
    record File(
            int position,
            String name,
            long size,
            ScanBatchView.FileState state,
            @Schema(nullable = true) Integer pages) {}

    /** What could not be filed. */
    @Schema(name = "Rejection")
    record Rejected(
            String file,
            @Schema(nullable = true, description = "In the file, from 1; null for the whole file") Integer page,
            @Schema(description = "Stable code, see /problems") String code,
            String message) {}

    static Batch of(ScanBatchView batch, Locale locale) {
        return new Batch(
                batch.id(),
                batch.name(),
                batch.source(),
                batch.state(),
                batch.givenBy(),
                batch.receivedAt(),
                batch.finishedAt(),
                Ledger.of(batch.pages()),
                batch.files().stream()
                        .map(file -> new File(file.position(), file.name(), file.size(), file.state(), file.pages()))
                        .toList(),
                batch.items().stream().map(ScanBatchView.ItemView::id).toList(),
                batch.rejections().stream()
                        .map(rejection -> new Rejected(
                                rejection.file(), rejection.page(), rejection.code(), rejection.message(locale)))
                        .toList());
    }
}
