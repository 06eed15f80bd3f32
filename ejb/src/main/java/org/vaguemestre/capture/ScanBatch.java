package org.vaguemestre.capture;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.vaguemestre.access.Walled;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * A scan batch (<i>lot de numérisation</i>).
 *
 * <p>A pile of paper goes through the scanner and its files are given together: the batch is RECEIVED, its bytes durable. A job takes it
 * (RUNNING): it opens the files, reads each page, cuts the pages into letters at the separators, and registers each letter. When every page
 * has its outcome the batch is DONE.
 *
 * <p>What could not be read waits in quarantine. An agent decides page by page, then resumes the batch: it is RECEIVED again, and the job does
 * only what is left. A job that dies leaves its batch RUNNING and silent; another one takes it over from where the ledger stands. At any
 * moment one runner holds the batch, and the ledger refuses what any other writes.
 */
@Entity
@Table(name = "scan_batch")
class ScanBatch extends Walled {
    @Column(nullable = false, updatable = false)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Source source;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private BatchState state;

    @Column(name = "given_by", updatable = false)
    private UUID givenBy;

    @Column(name = "launched_by")
    private UUID launchedBy;

    @Column(name = "received_at", nullable = false, updatable = false)
    private Instant receivedAt;

    @Column(name = "waiting_since", nullable = false)
    private Instant waitingSince;

    @Column(name = "finished_at")
    private Instant finishedAt;

    private String failure;

    private UUID runner;

    @Version
    private long version;

    protected ScanBatch() {}

    ScanBatch(UUID organisation, UUID id, String name, Source source, UUID givenBy, Instant now) {
        super(organisation, id);
        this.name = name;
        this.source = source;
        this.givenBy = givenBy;
        this.launchedBy = givenBy;
        this.receivedAt = now;
        this.waitingSince = now;
        this.state = BatchState.RECEIVED;
    }

    /** A job has it: nobody else may change it. @throws Refused BATCH_RUNNING */
    void requireQuiet() {
        if (state == BatchState.RECEIVED || state == BatchState.RUNNING) {
            throw new Refused(Refusal.BATCH_RUNNING);
        }
    }

    /** Waits for its job again. */
    void resume(UUID by, Instant now) {
        requireQuiet();
        state = BatchState.RECEIVED;
        launchedBy = by;
        waitingSince = now;
        finishedAt = null;
        failure = null;
        runner = null;
    }

    /** Its job was stopped with the server: another one takes it, before those that came later. */
    void waitAgain() {
        state = BatchState.RECEIVED;
        runner = null;
    }

    boolean heldBy(UUID candidate) {
        return state == BatchState.RUNNING && candidate.equals(runner);
    }

    void done(Instant now) {
        end(BatchState.DONE, now);
    }

    void stopped(Instant now) {
        end(BatchState.STOPPED, now);
    }

    /** @param reference by which the operator finds the cause in the log */
    void failed(String reference, Instant now) {
        end(BatchState.FAILED, now);
        failure = reference;
    }

    private void end(BatchState how, Instant now) {
        state = how;
        finishedAt = now;
        runner = null;
    }

    String name() {
        return name;
    }

    Source source() {
        return source;
    }

    BatchState state() {
        return state;
    }

    UUID givenBy() {
        return givenBy;
    }

    UUID launchedBy() {
        return launchedBy;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    Instant finishedAt() {
        return finishedAt;
    }
}
