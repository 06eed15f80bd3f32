package org.vaguemestre.circuit;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.ItemInHand;
import org.vaguemestre.mail.MailCourse;
import org.vaguemestre.mail.State;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The acts on the circuits of the organisation acted for. Each is one transaction: the item is held, the circuit decides, what is awaited of whom is
 * written anew, one entry is journalled in the item's trail. An act on an item that does not exist or may not be seen is refused with NOT_FOUND.
 */
@Stateless
public class Circuits {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private MailCourse course;

    @Inject
    private CircuitModels models;

    @Inject
    private AddresseesNow addressees;

    @Inject
    private CircuitsAtHand atHand;

    @Inject
    private TaskHolders holders;

    @Inject
    @Any
    private Instance<StepReadiness> readiness;

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    /** The models that a circuit may begin with, by name. */
    public List<CircuitModels.PublishedModel> models() {
        return models.all();
    }

    /** The circuit of an item: the one that runs, else the last; empty when there was none. */
    public Optional<CircuitView> of(UUID item) {
        ItemInHand inHand = course.seen(item);
        return atHand.last(item).map(circuit -> atHand.view(circuit, inHand, mayAdapt(circuit, inHand)));
    }

    /** All circuits of an item, the first first. */
    public List<CircuitView> allOf(UUID item) {
        ItemInHand inHand = course.seen(item);
        return atHand.all(item).stream()
                .map(circuit -> atHand.view(circuit, inHand, mayAdapt(circuit, inHand)))
                .toList();
    }

    /** What the caller may do now in the circuit of an item, in their own name or under a delegation. */
    public List<TaskView> tasksOn(UUID item) {
        ItemInHand inHand = course.seen(item);
        if (inHand.state() != State.IN_PROGRESS) {
            return List.of();
        }
        return atHand.running(item).stream()
                .flatMap(circuit -> circuit.openTasks().stream())
                .flatMap(task -> holders.mine(task, inHand).stream())
                .toList();
    }

    /** What is asked now of whomever in the circuit of an item, told as to the holders themselves. */
    public List<TaskView> asked(UUID item, TaskKind kind) {
        course.seen(item);
        return atHand.running(item).stream()
                .flatMap(circuit -> circuit.openTasks().stream())
                .filter(task -> task.step().kind() == kind)
                .map(task -> holders.view(task, item, null))
                .toList();
    }

    /** Who would sign the answer to an item as its circuit stands; empty when no signature is to come in it. */
    public List<UUID> signersOf(UUID item) {
        ItemInHand inHand = course.seen(item);
        return atHand.running(item).stream()
                .flatMap(circuit -> circuit.steps().stream())
                .filter(step ->
                        step.kind() == TaskKind.SIGNATURE && !step.state().ended())
                .flatMap(step -> step.plan().asked().stream())
                .flatMap(addressee -> addressees.of(addressee, inHand).accounts().stream())
                .distinct()
                .toList();
    }

    /**
     * What is asked of the caller in all circuits of the organisation, the most pressing first; what is to be handled is not asked but theirs.
     *
     * @param kinds empty for all
     */
    public List<TaskView> mine(Set<TaskKind> kinds, int limit) {
        List<CircuitTask> asked = atHand.awaiting(CurrentAccess.get().ownTokens(), kinds, limit);
        Map<UUID, ItemInHand> items = course.read(
                asked.stream().map(task -> task.step().circuit().itemId()).toList());
        return asked.stream()
                .flatMap(task ->
                        holders.mine(task, items.get(task.step().circuit().itemId())).stream())
                .toList();
    }

    /**
     * Begins a circuit.
     *
     * @param model null for that of the type of the item
     * @throws Refused CIRCUIT_RUNNING, CIRCUIT_UNKNOWN, or for who may not lead the item
     */
    public UUID start(UUID item, UUID model) {
        ItemInHand inHand = course.hold(item);
        requireLead(inHand);
        CircuitModels.PublishedModel published = (model == null ? ofType(inHand) : models.published(model))
                .orElseThrow(() -> new Refused(Refusal.CIRCUIT_UNKNOWN));
        return begin(inHand, published, published.steps());
    }

    /**
     * Begins a circuit with steps of one's own.
     *
     * @throws Refused CIRCUIT_RUNNING, CIRCUIT_WITHOUT_STEPS, or for who may not lead the item
     */
    public UUID start(UUID item, List<StepPlan> steps) {
        ItemInHand inHand = course.hold(item);
        requireLead(inHand);
        steps.forEach(StepPlan::check);
        return begin(inHand, null, steps);
    }

    private UUID begin(ItemInHand item, CircuitModels.PublishedModel model, List<StepPlan> steps) {
        if (item.state() != State.IN_PROGRESS) {
            throw new Refused(Refusal.NOT_IN_PROGRESS);
        }
        if (atHand.running(item.id()).isPresent()) {
            throw new Refused(Refusal.CIRCUIT_RUNNING);
        }
        Circuit circuit = new Circuit(
                CurrentAccess.get().organisation(),
                item.id(),
                model,
                steps,
                CurrentAccess.get().account(),
                now());
        entityManager.persist(circuit);
        List<CircuitTask> opened = circuit.goOn(item, addressees, now());
        Facts facts = Facts.of(circuit).and("steps", circuit.steps().size());
        settle(CircuitAct.START, circuit, item, opened, facts);
        return circuit.id();
    }

    /**
     * A task is done.
     *
     * @param facts of the capability above whose act this is; they join the entry of the journal
     * @throws Refused TASK_OVER, TASK_NOT_YOURS, DELEGATION_OUT_OF_SCOPE, or what is not ready
     */
    public void complete(UUID item, UUID task, Outcome outcome, String comment, Map<String, ?> facts) {
        ItemInHand inHand = holdInProgress(item);
        Circuit circuit = running(item);
        CircuitTask mine = circuit.openTask(task);
        Delegated under = holders.require(mine, inHand);
        complete(circuit, inHand, mine, outcome, comment, CurrentAccess.get().account(), under, facts);
    }

    /**
     * A task was done on paper, and the mail room tells it (<i>constater</i>).
     *
     * @param by account of the holder of the task who did it
     * @param facts as in {@link #complete(UUID, UUID, Outcome, String, Map)}
     * @throws Refused RIGHT_MISSING, TASK_OVER, TASK_NOT_YOURS where it is not with that person, or what is not ready
     */
    public void tell(UUID item, UUID task, UUID by, Outcome outcome, String comment, Map<String, ?> facts) {
        CurrentAccess.get().require(Right.MAIL_QUALIFY);
        ItemInHand inHand = holdInProgress(item);
        Circuit circuit = running(item);
        CircuitTask theirs = circuit.openTask(task);
        if (!theirs.holders().contains(by)) {
            throw new Refused(Refusal.TASK_NOT_YOURS);
        }
        complete(circuit, inHand, theirs, outcome, comment, by, null, facts);
    }

    private void complete(
            Circuit circuit,
            ItemInHand item,
            CircuitTask task,
            Outcome outcome,
            String comment,
            UUID by,
            Delegated under,
            Map<String, ?> facts) {
        TaskKind kind = task.step().kind();
        requireReady(kind, item.id());
        circuit.complete(task.id(), outcome, comment, by, under, now());
        Facts told = Facts.of(task, outcome, under).and(facts);
        settle(CircuitAct.doing(kind), circuit, item, circuit.goOn(item, addressees, now()), told);
    }

    /**
     * An open task of the caller's, before the long work that ends it.
     *
     * @throws Refused TASK_OVER, TASK_NOT_YOURS, DELEGATION_OUT_OF_SCOPE, FIELD_INVALID for a task of another kind
     */
    public TaskView require(UUID item, UUID task, TaskKind kind) {
        ItemInHand inHand = holdInProgress(item);
        CircuitTask mine = running(item).openTask(task);
        holders.require(mine, inHand);
        if (mine.step().kind() != kind) {
            throw new Refused(Refusal.FIELD_INVALID, "tâche", mine.step().kind());
        }
        return holders.mine(mine, inHand).orElseThrow();
    }

    /** The caller's own part is done, without anything of another capability to tell. */
    public void complete(UUID item, UUID task, Outcome outcome, String comment) {
        complete(item, task, outcome, comment, Map.of());
    }

    /**
     * Everything of an answer has left: the dispatch that is open is done, by whoever sent the last letter. Without a circuit, the item is answered.
     *
     * @param facts join the entry of the journal
     */
    public void dispatched(UUID item, Map<String, ?> facts) {
        ItemInHand inHand = holdInProgress(item);
        UUID account = CurrentAccess.get().account();
        Circuit circuit = atHand.running(item).orElse(null);
        if (circuit == null) {
            course.answered(item);
            journal.append(
                    CircuitAct.DISPATCH,
                    CircuitAct.SUBJECT,
                    item,
                    new Facts().and(facts).and(course.facts(item)).map());
            return;
        }
        Facts told = Facts.of(circuit).and(facts);
        for (CircuitTask task : circuit.openTasks()) {
            if (task.step().kind() == TaskKind.DISPATCH && task.isOpen()) {
                circuit.complete(task.id(), Outcome.SENT, null, account, null, now());
                told = Facts.of(task, Outcome.SENT, null).and(facts);
            }
        }
        settle(CircuitAct.DISPATCH, circuit, inHand, circuit.goOn(inHand, addressees, now()), told);
    }

    /**
     * Sends the item back to an earlier step.
     *
     * @param back a step that was done; null for where the item was last prepared
     * @throws Refused REASON_MISSING, REFUSAL_NOT_POSSIBLE, SIGNED_ALREADY, TASK_OVER, TASK_NOT_YOURS, DELEGATION_OUT_OF_SCOPE
     */
    public void refuse(UUID item, UUID task, UUID back, String reason) {
        ItemInHand inHand = holdInProgress(item);
        Circuit circuit = running(item);
        CircuitTask mine = circuit.openTask(task);
        Delegated under = holders.require(mine, inHand);
        circuit.refuse(task, back, reason, CurrentAccess.get().account(), under, now());
        Facts facts = Facts.of(mine, Outcome.REFUSED, under);
        settle(CircuitAct.REFUSE, circuit, inHand, circuit.goOn(inHand, addressees, now()), facts);
    }

    /**
     * Adds a step; where no circuit runs, one begins with it beside the handling.
     *
     * @param rank null for now, at the same time as what is open
     * @param pushing what has that rank or a later one comes after it
     * @throws Refused STEP_ENDED, CIRCUIT_TOO_LONG, or for who may not adapt the circuit
     */
    public UUID add(UUID item, StepPlan plan, Integer rank, boolean pushing) {
        plan.check();
        ItemInHand inHand = holdInProgress(item);
        Circuit circuit = atHand.running(item).orElse(null);
        if (circuit == null) {
            requireLead(inHand);
            StepPlan handling = StepPlan.of(TaskKind.HANDLE, 1, Addressee.itemAssignee());
            return begin(inHand, null, List.of(handling, plan.at(rank == null ? 1 : rank)));
        }
        requireAdapting(circuit, inHand);
        CircuitStep added = circuit.add(plan, rank, pushing, CurrentAccess.get().account());
        Facts facts = Facts.of(circuit).and("step", added.id()).and("kind", added.kind());
        settle(CircuitAct.ADD, circuit, inHand, circuit.goOn(inHand, addressees, now()), facts);
        return added.id();
    }

    /**
     * Skips a step, with a reason. A signature is skipped only by whoever routes mail.
     *
     * @throws Refused REASON_MISSING, STEP_ENDED, RIGHT_MISSING, or for who may not adapt the circuit
     */
    public void skip(UUID item, UUID step, String reason) {
        ItemInHand inHand = holdInProgress(item);
        Circuit circuit = running(item);
        requireAdapting(circuit, inHand);
        CircuitStep skipped = circuit.step(step);
        if (skipped.kind() == TaskKind.SIGNATURE) {
            CurrentAccess.get().require(Right.MAIL_ROUTE);
        }
        circuit.skip(step, reason, CurrentAccess.get().account(), now());
        Facts facts = Facts.of(circuit).and("step", step).and("kind", skipped.kind());
        settle(CircuitAct.SKIP, circuit, inHand, circuit.goOn(inHand, addressees, now()), facts);
    }

    /**
     * Gives an open task to someone else: whoever has it, or may adapt the circuit.
     *
     * @throws Refused TASK_OVER, AGENT_UNKNOWN, TASK_NOT_YOURS
     */
    public void reassign(UUID item, UUID task, UUID account) {
        ItemInHand inHand = holdInProgress(item);
        Circuit circuit = running(item);
        CircuitTask given = circuit.openTask(task);
        if (!course.leads(item)) {
            holders.require(given, inHand);
        }
        circuit.reassign(task, addressees.person(account));
        Facts facts = Facts.of(circuit)
                .and("task", task)
                .and("kind", given.step().kind())
                .and("to", account);
        settle(CircuitAct.REASSIGN, circuit, inHand, List.of(given), facts);
    }

    /**
     * What an agent holds in the circuit of an item goes to another, whoever else holds it too.
     *
     * @throws Refused CIRCUIT_NOT_RUNNING, TASK_OVER where the agent holds nothing any more, AGENT_UNKNOWN, or for who may not lead the item
     */
    public void handOver(UUID item, UUID from, UUID to) {
        ItemInHand inHand = holdInProgress(item);
        Circuit circuit = running(item);
        requireLead(inHand);
        addressees.person(to);
        List<CircuitTask> given = circuit.handOver(from, to);
        if (given.isEmpty()) {
            throw new Refused(Refusal.TASK_OVER);
        }
        Facts facts = Facts.of(circuit)
                .and("task", given.get(0).id())
                .and("kind", given.get(0).step().kind())
                .and("from", from)
                .and("to", to);
        settle(CircuitAct.REASSIGN, circuit, inHand, given, facts);
    }

    /** Stops the circuit, with a reason; the item is again with whom it is. @throws Refused REASON_MISSING, CIRCUIT_NOT_RUNNING */
    public void stop(UUID item, String reason) {
        ItemInHand inHand = holdInProgress(item);
        Circuit circuit = running(item);
        requireLead(inHand);
        circuit.stop(reason, CurrentAccess.get().account(), now());
        settle(CircuitAct.STOP, circuit, inHand, List.of(), Facts.of(circuit));
    }

    /**
     * The item was changed by an act of its own: with the qualification the circuit of its type begins, and a running one awaits those whom it would
     * ask of the item as it is now.
     */
    public void moved(UUID item, boolean qualified) {
        ItemInHand inHand = course.acted(item);
        Optional<Circuit> running = atHand.running(item);
        if (running.isPresent()) {
            holders.write(running.get(), inHand);
        } else if (qualified && inHand.direction() == Direction.INCOMING) {
            ofType(inHand).ifPresent(model -> begin(inHand, model, model.steps()));
        }
    }

    /** Who may do this person's tasks in their place has changed: what is awaited is written anew. */
    public void awaitAnew(UUID holder) {
        for (Circuit circuit : atHand.asking(holder)) {
            holders.write(circuit, course.acted(circuit.itemId()));
        }
    }

    private Optional<CircuitModels.PublishedModel> ofType(ItemInHand item) {
        return item.mailType() == null ? Optional.empty() : models.ofType(item.mailType());
    }

    /** What every act ends with: the handling goes to whom it was given, what is awaited is written, the item may be answered, one entry. */
    private void settle(CircuitAct act, Circuit circuit, ItemInHand item, List<CircuitTask> opened, Facts facts) {
        opened.stream()
                .filter(task -> task.step().kind() == TaskKind.HANDLE)
                .findFirst()
                .flatMap(task -> addressees.handing(task, item))
                .ifPresent(to -> course.handTo(item.id(), to.department(), to.assignee()));
        holders.write(circuit, course.acted(item.id()));
        if (circuit.answers()) {
            course.answered(item.id());
        }
        journal.append(
                act,
                CircuitAct.SUBJECT,
                item.id(),
                facts.opened(opened).and(course.facts(item.id())).map());
    }

    private ItemInHand holdInProgress(UUID item) {
        ItemInHand inHand = course.hold(item);
        if (inHand.state() != State.IN_PROGRESS) {
            throw new Refused(Refusal.NOT_IN_PROGRESS);
        }
        return inHand;
    }

    private Circuit running(UUID item) {
        return atHand.running(item).orElseThrow(() -> new Refused(Refusal.CIRCUIT_NOT_RUNNING));
    }

    private void requireReady(TaskKind kind, UUID item) {
        for (StepReadiness one : readiness) {
            one.refusalOf(kind, item).ifPresent(refused -> {
                throw refused;
            });
        }
    }

    /** The application leads every item. */
    private void requireLead(ItemInHand item) {
        if (CurrentAccess.get().account() != null && !course.leads(item.id())) {
            throw new Refused(Refusal.CIRCUIT_NOT_YOURS);
        }
    }

    private void requireAdapting(Circuit circuit, ItemInHand item) {
        if (!mayAdapt(circuit, item)) {
            throw new Refused(Refusal.CIRCUIT_NOT_YOURS);
        }
    }

    /** Who leads the item, and whoever is asked something in it now: an opinion may be wanted before one approves. */
    private boolean mayAdapt(Circuit circuit, ItemInHand item) {
        Access access = CurrentAccess.get();
        return circuit.endedAt() == null
                && item.state() == State.IN_PROGRESS
                && (access.account() == null
                        || course.leads(item.id())
                        || circuit.openTasks().stream()
                                .anyMatch(task -> !holders.mine(task, item).isEmpty()));
    }

    private Instant now() {
        return clock.instant();
    }
}
