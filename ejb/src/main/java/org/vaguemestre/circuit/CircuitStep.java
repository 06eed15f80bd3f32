package org.vaguemestre.circuit;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.vaguemestre.access.Walled;
import org.vaguemestre.mail.ItemInHand;
import org.vaguemestre.organisation.Content;
import org.vaguemestre.organisation.TaskKind;

/** A step of a running circuit (<i>étape</i>): what was foreseen of it, the tasks it gave, how it ended. */
@Entity
@Table(name = "circuit_step")
class CircuitStep extends Walled {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "circuit_id", nullable = false, updatable = false)
    private Circuit circuit;

    @Column(nullable = false)
    private int rank;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private String plan;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private TaskKind kind;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private StepState state = StepState.WAITING;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "ended_by")
    private UUID endedBy;

    private String reason;

    @Column(name = "added_by")
    private UUID addedBy;

    @OneToMany(mappedBy = "step", cascade = CascadeType.PERSIST)
    @OrderBy("position asc")
    private List<CircuitTask> tasks = new ArrayList<>();

    @Version
    private long version;

    protected CircuitStep() {}

    /** @param addedBy null for one of the model */
    CircuitStep(Circuit circuit, int rank, StepPlan plan, UUID addedBy) {
        super(circuit.organisationId(), newId());
        this.circuit = circuit;
        this.rank = rank;
        this.plan = Content.json(plan);
        this.kind = plan.kind();
        this.addedBy = addedBy;
    }

    /** Its people get their tasks; one by one, only the first. */
    void open(ItemInHand item, Addressees addressees, Instant now) {
        StepPlan foreseen = plan();
        state = StepState.OPEN;
        openedAt = now;
        dueOn = foreseen.days() == null ? null : now.atZone(PARIS).toLocalDate().plusDays(foreseen.days());
        for (Addressee addressee : foreseen.asked()) {
            Addressees.Found found = addressees.of(addressee, item);
            boolean asksAgain = tasks.stream().anyMatch(task -> task.holders().equals(found.accounts()));
            if (!asksAgain) {
                tasks.add(new CircuitTask(this, tasks.size(), found, foreseen.oneByOne() && !tasks.isEmpty()));
            }
        }
    }

    /** After a task was done: the next of those asked one by one begins, or the step is done. */
    void goOn(UUID account, Instant now) {
        long done =
                tasks.stream().filter(task -> task.state() == TaskState.DONE).count();
        Integer quorum = plan().quorum();
        boolean enough = kind == TaskKind.OPINION && quorum != null && done >= quorum;
        boolean all = tasks.stream().noneMatch(task -> task.isOpen() || task.state() == TaskState.WAITING);
        if (enough || all) {
            end(StepState.DONE, null, account, now);
        } else if (tasks.stream().noneMatch(CircuitTask::isOpen)) {
            tasks.stream()
                    .filter(task -> task.state() == TaskState.WAITING)
                    .findFirst()
                    .ifPresent(CircuitTask::open);
        }
    }

    void end(StepState how, String why, UUID account, Instant now) {
        tasks.forEach(CircuitTask::cancel);
        state = how;
        reason = why;
        endedAt = now;
        endedBy = account;
    }

    void moveTo(int newRank) {
        rank = newRank;
    }

    Circuit circuit() {
        return circuit;
    }

    int rank() {
        return rank;
    }

    StepPlan plan() {
        return Content.read(StepPlan.class, plan);
    }

    TaskKind kind() {
        return kind;
    }

    StepState state() {
        return state;
    }

    boolean isOpen() {
        return state == StepState.OPEN;
    }

    Instant openedAt() {
        return openedAt;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    Instant endedAt() {
        return endedAt;
    }

    UUID endedBy() {
        return endedBy;
    }

    String reason() {
        return reason;
    }

    UUID addedBy() {
        return addedBy;
    }

    List<CircuitTask> tasks() {
        return tasks;
    }
}
