package org.vaguemestre.circuit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.Walled;

/** What one of several people is asked to do (<i>tâche</i>); done by any of its holders, once. */
@Entity
@Table(name = "circuit_task")
class CircuitTask extends Walled {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "step_id", nullable = false, updatable = false)
    private CircuitStep step;

    @Column(nullable = false, updatable = false)
    private int position;

    @Column(nullable = false)
    private UUID[] holders;

    @Enumerated(EnumType.STRING)
    @Column(name = "stands_in")
    private StandsIn standsIn;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private TaskState state;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private String comment;

    @Column(name = "done_at")
    private Instant doneAt;

    @Column(name = "done_by")
    private UUID doneBy;

    @Column(name = "delegation_id")
    private UUID delegationId;

    @Column(name = "done_for")
    private UUID doneFor;

    @Version
    private long version;

    protected CircuitTask() {}

    CircuitTask(CircuitStep step, int position, Addressees.Found found, boolean waits) {
        super(step.organisationId(), newId());
        this.step = step;
        this.position = position;
        this.state = waits ? TaskState.WAITING : TaskState.OPEN;
        give(found);
    }

    void give(Addressees.Found found) {
        holders = found.accounts().toArray(UUID[]::new);
        standsIn = found.standsIn();
    }

    void open() {
        state = TaskState.OPEN;
    }

    void cancel() {
        if (state == TaskState.OPEN || state == TaskState.WAITING) {
            state = TaskState.CANCELLED;
        }
    }

    void done(Outcome how, String said, UUID account, Delegated under, Instant now) {
        state = TaskState.DONE;
        outcome = how;
        comment = said;
        doneAt = now;
        doneBy = account;
        delegationId = under == null ? null : under.delegation();
        doneFor = under == null ? null : under.account();
    }

    boolean isOpen() {
        return state == TaskState.OPEN;
    }

    CircuitStep step() {
        return step;
    }

    int position() {
        return position;
    }

    Set<UUID> holders() {
        return Set.of(holders);
    }

    StandsIn standsIn() {
        return standsIn;
    }

    TaskState state() {
        return state;
    }

    Outcome outcome() {
        return outcome;
    }

    String comment() {
        return comment;
    }

    Instant doneAt() {
        return doneAt;
    }

    UUID doneBy() {
        return doneBy;
    }

    UUID delegationId() {
        return delegationId;
    }

    UUID doneFor() {
        return doneFor;
    }
}
