package org.vaguemestre.circuit;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.vaguemestre.access.Walled;
import org.vaguemestre.mail.ItemInHand;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * A circuit that an item goes through (<i>circuit</i>).
 *
 * <p>Its steps stand in ranks. Those of the lowest rank that is not ended are open, at the same time; when all of them are done the next rank begins.
 * A step whose condition does not hold is skipped. Who does a step is found when it begins, so that it is the person who holds the place then.
 *
 * <p>Whoever is asked for a visa, a signature or the dispatch may refuse: the item goes back to an earlier step, and all from there to the refused one
 * is to be done again, as new steps; what was done stays told. What is signed is not sent back so: the signature has to be withdrawn first.
 *
 * <p>Where the circuit stands is never set: it follows from its steps.
 */
@Entity
@Table(name = "circuit")
class Circuit extends Walled {
    static final int STEPS_LIMIT = 100;

    @Column(name = "mail_item_id", nullable = false, updatable = false)
    private UUID itemId;

    @Column(name = "model_id", updatable = false)
    private UUID modelId;

    @Column(name = "model_version", updatable = false)
    private Integer modelVersion;

    @Column(updatable = false)
    private String name;

    @Column(name = "started_at", nullable = false, updatable = false)
    private Instant startedAt;

    @Column(name = "started_by", updatable = false)
    private UUID startedBy;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "stopped_because")
    private String stoppedBecause;

    @OneToMany(mappedBy = "circuit", cascade = CascadeType.PERSIST)
    @OrderBy("rank asc, id asc")
    private List<CircuitStep> steps = new ArrayList<>();

    @Version
    private long version;

    protected Circuit() {}

    /**
     * Begins; nothing is open until {@link #goOn}.
     *
     * @param model null for one begun by hand
     * @throws Refused CIRCUIT_WITHOUT_STEPS
     */
    Circuit(
            UUID organisation,
            UUID item,
            CircuitModels.PublishedModel model,
            List<StepPlan> plans,
            UUID startedBy,
            Instant now) {
        super(organisation, newId());
        if (plans.isEmpty()) {
            throw new Refused(Refusal.CIRCUIT_WITHOUT_STEPS);
        }
        this.itemId = item;
        this.modelId = model == null ? null : model.model();
        this.modelVersion = model == null ? null : model.version();
        this.name = model == null ? null : model.name();
        this.startedAt = now;
        this.startedBy = startedBy;
        plans.forEach(plan -> steps.add(new CircuitStep(this, plan.rank(), plan, model == null ? startedBy : null)));
    }

    /**
     * Opens what is to be open now.
     *
     * @return the tasks opened
     */
    List<CircuitTask> goOn(ItemInHand item, Addressees addressees, Instant now) {
        List<CircuitTask> before = openTasks();
        while (endedAt == null) {
            Optional<Integer> rank = currentRank();
            if (rank.isEmpty()) {
                endedAt = now;
                break;
            }
            for (CircuitStep step : at(rank.get())) {
                Condition condition = step.plan().condition();
                if (step.state() != StepState.WAITING) {
                    continue;
                }
                if (condition == null || condition.holds(item)) {
                    step.open(item, addressees, now);
                } else {
                    step.end(StepState.SKIPPED, null, null, now);
                }
            }
            if (at(rank.get()).stream().anyMatch(CircuitStep::isOpen)) {
                break;
            }
        }
        return openTasks().stream().filter(task -> !before.contains(task)).toList();
    }

    /**
     * A task is done.
     *
     * @param under null in one's own name
     * @throws Refused TASK_OVER, FIELD_INVALID for an outcome that does not end this kind of task
     */
    void complete(UUID id, Outcome outcome, String comment, UUID account, Delegated under, Instant now) {
        CircuitTask task = openTask(id);
        if (!outcome.ends(task.step().kind())) {
            throw new Refused(Refusal.FIELD_INVALID, "issue", outcome.name());
        }
        task.done(outcome, blank(comment), account, under, now);
        task.step().goOn(account, now);
    }

    /**
     * Sends the item back: what lies from the target to the refused step is to be done again.
     *
     * @param back an earlier step that was done; null for the latest one that prepared the item, or the latest one at all
     * @throws Refused TASK_OVER, REASON_MISSING, REFUSAL_NOT_POSSIBLE, SIGNED_ALREADY
     */
    void refuse(UUID id, UUID back, String reason, UUID account, Delegated under, Instant now) {
        CircuitTask task = openTask(id);
        CircuitStep refused = task.step();
        if (reason == null || reason.isBlank()) {
            throw new Refused(Refusal.REASON_MISSING);
        }
        if (refused.kind() == TaskKind.HANDLE || refused.kind() == TaskKind.OPINION) {
            throw new Refused(Refusal.REFUSAL_NOT_POSSIBLE);
        }
        CircuitStep target = back == null ? latestToPrepare(refused) : doneBefore(refused, back);
        if (doneSteps(refused).anyMatch(step -> step.kind() == TaskKind.SIGNATURE && step.rank() >= target.rank())) {
            throw new Refused(Refusal.SIGNED_ALREADY);
        }
        task.done(Outcome.REFUSED, reason.strip(), account, under, now);
        refused.end(StepState.REFUSED, reason.strip(), account, now);
        at(refused.rank()).stream()
                .filter(CircuitStep::isOpen)
                .forEach(step -> step.end(StepState.CANCELLED, null, account, now));
        again(target, refused.rank());
    }

    /** The steps from the target on once more, behind the refused one, each once. Opinions were given: they are not asked again. */
    private void again(CircuitStep target, int to) {
        int from = target.rank();
        List<CircuitStep> repeated = steps.stream()
                .filter(step -> step.rank() >= from && step.rank() <= to)
                .filter(step -> step.kind() != TaskKind.OPINION || step == target)
                .filter(step -> step.state() == StepState.DONE
                        || step.state() == StepState.REFUSED
                        || step.state() == StepState.CANCELLED && step.rank() == to)
                .filter(step -> step.rank() == to || !repeatedLater(step, to))
                .toList();
        int length = to - from + 1;
        steps.stream().filter(step -> step.rank() > to).forEach(step -> step.moveTo(step.rank() + length));
        repeated.forEach(step -> steps.add(new CircuitStep(this, step.rank() + length, step.plan(), step.addedBy())));
        order();
    }

    /** Whether the step was already done again at a later rank up to the refused one. */
    private boolean repeatedLater(CircuitStep step, int to) {
        return steps.stream()
                .anyMatch(later -> later.rank() > step.rank()
                        && later.rank() <= to
                        && later.plan().equals(step.plan()));
    }

    /**
     * Skips a step that is open or to come.
     *
     * @throws Refused REASON_MISSING, NOT_FOUND, STEP_ENDED
     */
    void skip(UUID id, String reason, UUID account, Instant now) {
        CircuitStep step = step(id);
        if (reason == null || reason.isBlank()) {
            throw new Refused(Refusal.REASON_MISSING);
        }
        if (step.state().ended()) {
            throw new Refused(Refusal.STEP_ENDED);
        }
        step.end(StepState.SKIPPED, reason.strip(), account, now);
    }

    /**
     * Adds a step.
     *
     * @param rank with which others it takes place; null for those of now. One behind the last makes a new rank
     * @param pushing others of that rank and behind come after it instead of at the same time
     * @throws Refused STEP_ENDED for a rank that is over, CIRCUIT_TOO_LONG
     */
    CircuitStep add(StepPlan plan, Integer rank, boolean pushing, UUID account) {
        int now = currentRank().orElseThrow(() -> new Refused(Refusal.CIRCUIT_NOT_RUNNING));
        int place = rank == null ? now : rank;
        if (place < now || pushing && place == now) {
            throw new Refused(Refusal.STEP_ENDED);
        }
        if (steps.size() >= STEPS_LIMIT) {
            throw new Refused(Refusal.CIRCUIT_TOO_LONG, STEPS_LIMIT);
        }
        if (pushing) {
            steps.stream().filter(step -> step.rank() >= place).forEach(step -> step.moveTo(step.rank() + 1));
        }
        CircuitStep added = new CircuitStep(this, place, plan, account);
        steps.add(added);
        order();
        return added;
    }

    /** Gives an open task to others. @throws Refused TASK_OVER */
    CircuitTask reassign(UUID id, Addressees.Found to) {
        CircuitTask task = openTask(id);
        task.give(to);
        return task;
    }

    /**
     * What someone holds, and is not done, goes to someone else; others who hold it too keep it.
     *
     * @return the tasks that went
     */
    List<CircuitTask> handOver(UUID from, UUID to) {
        List<CircuitTask> given = steps.stream()
                .flatMap(step -> step.tasks().stream())
                .filter(task -> task.isOpen() || task.state() == TaskState.WAITING)
                .filter(task -> task.holders().contains(from))
                .toList();
        given.forEach(task -> {
            Set<UUID> holders = new LinkedHashSet<>(task.holders());
            holders.remove(from);
            holders.add(to);
            task.give(new Addressees.Found(holders, task.standsIn()));
        });
        return given;
    }

    /** Nothing more is to be done in it. @throws Refused REASON_MISSING, CIRCUIT_NOT_RUNNING */
    void stop(String reason, UUID account, Instant now) {
        if (reason == null || reason.isBlank()) {
            throw new Refused(Refusal.REASON_MISSING);
        }
        if (endedAt != null) {
            throw new Refused(Refusal.CIRCUIT_NOT_RUNNING);
        }
        steps.stream()
                .filter(step -> !step.state().ended())
                .forEach(step -> step.end(StepState.CANCELLED, null, account, now));
        stoppedBecause = reason.strip();
        endedAt = now;
    }

    /** Whether the item has been answered by it: it went to its end, and what it ended with was the dispatch. */
    boolean answers() {
        return endedAt != null
                && stoppedBecause == null
                && steps.stream()
                        .filter(step -> step.state() == StepState.DONE)
                        .max(Comparator.comparingInt(CircuitStep::rank))
                        .filter(last -> last.kind() == TaskKind.DISPATCH)
                        .isPresent();
    }

    /** What the item waits for of others; null while it is to be handled by whom it is with. */
    TaskKind waitsFor() {
        List<TaskKind> open =
                openSteps().stream().map(CircuitStep::kind).distinct().sorted().toList();
        return open.isEmpty() || open.contains(TaskKind.HANDLE) ? null : open.get(0);
    }

    List<CircuitTask> openTasks() {
        return steps.stream()
                .flatMap(step -> step.tasks().stream())
                .filter(CircuitTask::isOpen)
                .toList();
    }

    List<CircuitStep> openSteps() {
        return steps.stream().filter(CircuitStep::isOpen).toList();
    }

    /** @throws Refused TASK_OVER when it is done or was withdrawn, NOT_FOUND */
    CircuitTask openTask(UUID id) {
        CircuitTask task = steps.stream()
                .flatMap(step -> step.tasks().stream())
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
        if (!task.isOpen()) {
            throw new Refused(Refusal.TASK_OVER);
        }
        return task;
    }

    /** @throws Refused NOT_FOUND */
    CircuitStep step(UUID id) {
        return steps.stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
    }

    private CircuitStep doneBefore(CircuitStep refused, UUID back) {
        return doneSteps(refused)
                .filter(step -> step.id().equals(back))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.REFUSAL_NOT_POSSIBLE));
    }

    /** Where work is taken up again: where the item was last prepared, else the step before. */
    private CircuitStep latestToPrepare(CircuitStep refused) {
        Comparator<CircuitStep> latest = Comparator.comparingInt(CircuitStep::rank);
        return doneSteps(refused)
                .filter(step -> step.kind() == TaskKind.HANDLE)
                .max(latest)
                .or(() -> doneSteps(refused).max(latest))
                .orElseThrow(() -> new Refused(Refusal.REFUSAL_NOT_POSSIBLE));
    }

    private Stream<CircuitStep> doneSteps(CircuitStep before) {
        return steps.stream().filter(step -> step.state() == StepState.DONE && step.rank() < before.rank());
    }

    private Optional<Integer> currentRank() {
        return steps.stream()
                .filter(step -> !step.state().ended())
                .map(CircuitStep::rank)
                .min(Comparator.naturalOrder());
    }

    private List<CircuitStep> at(int rank) {
        return steps.stream().filter(step -> step.rank() == rank).toList();
    }

    private void order() {
        steps.sort(Comparator.comparingInt(CircuitStep::rank).thenComparing(CircuitStep::id));
    }

    private static String blank(String comment) {
        return comment == null || comment.isBlank() ? null : comment.strip();
    }

    UUID itemId() {
        return itemId;
    }

    UUID modelId() {
        return modelId;
    }

    Integer modelVersion() {
        return modelVersion;
    }

    String name() {
        return name;
    }

    Instant startedAt() {
        return startedAt;
    }

    UUID startedBy() {
        return startedBy;
    }

    Instant endedAt() {
        return endedAt;
    }

    String stoppedBecause() {
        return stoppedBecause;
    }

    List<CircuitStep> steps() {
        return steps;
    }
}
