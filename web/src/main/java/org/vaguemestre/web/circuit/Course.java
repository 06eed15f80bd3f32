package org.vaguemestre.web.circuit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.circuit.Addressee;
import org.vaguemestre.circuit.CircuitModels;
import org.vaguemestre.circuit.CircuitNames;
import org.vaguemestre.circuit.CircuitView;
import org.vaguemestre.circuit.Circuits;
import org.vaguemestre.circuit.Condition;
import org.vaguemestre.circuit.Outcome;
import org.vaguemestre.circuit.StepPlan;
import org.vaguemestre.circuit.StepState;
import org.vaguemestre.circuit.StepView;
import org.vaguemestre.circuit.TaskView;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.State;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.signature.Signing;
import org.vaguemestre.web.dispatch.Sending;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Way;
import org.vaguemestre.web.sheet.ItemSheet;

/** The circuit of the item shown, and the buttons in it. */
@Named
@RequestScoped
public class Course {
    @Inject
    private ItemSheet sheet;

    @Inject
    private Circuits circuits;

    @Inject
    private Signing signing;

    @Inject
    private Sending sending;

    @Inject
    private CircuitNames names;

    @Inject
    private Structure structure;

    @Inject
    private Notices notices;

    @Inject
    private Say say;

    @Inject
    private Way way;

    private CircuitView shown;
    private List<TaskView> tasks;
    private String comment;
    private String reason;
    private UUID back;
    private UUID model;
    private TaskKind kind = TaskKind.OPINION;
    private List<UUID> people = List.of();
    private boolean oneByOne;
    private Integer days;

    /** Null where there never was one. */
    public CircuitView getShown() {
        if (shown == null && sheet.getItem() != null) {
            shown = circuits.of(sheet.getItem().id()).orElse(null);
        }
        return shown;
    }

    /** What the person may do now, other than handling by acts of the item itself. */
    public List<TaskView> getTasks() {
        if (tasks == null) {
            tasks = sheet.getItem() == null
                    ? List.of()
                    : circuits.tasksOn(sheet.getItem().id());
        }
        return tasks;
    }

    /** Whether a circuit may begin. */
    public boolean isStartable() {
        return sheet.getItem().state() == State.IN_PROGRESS
                && sheet.may("ROUTE")
                && (getShown() == null || !getShown().running());
    }

    /** Whether someone may be asked something about the item. */
    public boolean isAddable() {
        return isStartable() || getShown() != null && getShown().adaptable();
    }

    /** How a task of this kind may be done; a signature is given by signing. */
    public List<Outcome> outcomes(TaskKind of) {
        if (of == TaskKind.DISPATCH && !sending.getLetters().isEmpty()) {
            return List.of(); // each letter tells how it leaves
        }
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.ends(of))
                .toList();
    }

    public boolean refusable(TaskKind of) {
        return of == TaskKind.VISA || of == TaskKind.SIGNATURE || of == TaskKind.DISPATCH;
    }

    /** Steps to which the item may be sent back, the latest first. */
    public List<StepView> getDoneSteps() {
        List<StepView> done = new ArrayList<>(getShown().steps().stream()
                .filter(step -> step.state() == StepState.DONE)
                .toList());
        Collections.reverse(done);
        return done;
    }

    /** A step in words, where no one has it yet. */
    public String name(StepView step) {
        return step.name() == null ? say.name(step.kind()) : step.name();
    }

    public String condition(Condition condition) {
        return names.words(say.locale()).condition(condition);
    }

    public String joined(Collection<String> people) {
        return String.join(", ", people);
    }

    public List<CircuitModels.PublishedModel> getModels() {
        return circuits.models();
    }

    public List<AgentView> getAgents() {
        return structure.agents();
    }

    /** What one may ask of others by hand. */
    public List<TaskKind> getKinds() {
        boolean incoming = sheet.getItem().direction() == Direction.INCOMING;
        return incoming
                ? List.of(TaskKind.OPINION, TaskKind.VISA, TaskKind.SIGNATURE)
                : List.of(TaskKind.OPINION, TaskKind.VISA, TaskKind.SIGNATURE, TaskKind.DISPATCH);
    }

    public void done(TaskView task, Outcome outcome) {
        act("done.task." + outcome, () -> {
            if (outcome == Outcome.SIGNED) {
                signing.sign(task.item(), task.id(), comment);
            } else {
                circuits.complete(task.item(), task.id(), outcome, comment);
            }
        });
    }

    public void refuse(TaskView task) {
        act("done.task.REFUSED", () -> circuits.refuse(task.item(), task.id(), back, reason));
    }

    public void start() {
        act("done.circuit.started", () -> circuits.start(sheet.getItem().id(), model));
    }

    public void stop() {
        act("done.circuit.stopped", () -> circuits.stop(sheet.getItem().id(), reason));
    }

    public void skip(StepView step) {
        act("done.circuit.skipped", () -> circuits.skip(sheet.getItem().id(), step.id(), reason));
    }

    /** Asks one or several people: at once, beside what is open; of a visa or a signature, when that is done. */
    public void ask() {
        act("done.circuit.added", () -> {
            if (people.isEmpty()) {
                throw new Refused(Refusal.FIELD_MISSING, "personne");
            }
            List<Addressee> to = people.stream().map(Addressee::person).toList();
            StepPlan plan = new StepPlan(kind, null, 1, to, oneByOne, null, days, null);
            boolean now = kind == TaskKind.OPINION;
            Integer rank = now ? null : nextRank();
            circuits.add(
                    sheet.getItem().id(),
                    plan,
                    rank,
                    !now && getShown() != null && getShown().running());
        });
    }

    /** The rank behind what is open. */
    private int nextRank() {
        return getShown() == null || !getShown().running()
                ? 2
                : getShown().steps().stream()
                                .filter(step -> step.state() == StepState.OPEN)
                                .mapToInt(StepView::rank)
                                .max()
                                .orElse(1)
                        + 1;
    }

    private void act(String done, Runnable act) {
        if (notices.unlessRefused(act)) {
            notices.done(done, sheet.getItem().number());
            way.again();
        }
    }

    public String getComment() {
        return comment;
    }

    public void setComment(String comment) {
        this.comment = comment;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public UUID getBack() {
        return back;
    }

    public void setBack(UUID back) {
        this.back = back;
    }

    public UUID getModel() {
        return model;
    }

    public void setModel(UUID model) {
        this.model = model;
    }

    public TaskKind getKind() {
        return kind;
    }

    public void setKind(TaskKind kind) {
        this.kind = kind;
    }

    public List<UUID> getPeople() {
        return people;
    }

    public void setPeople(List<UUID> people) {
        this.people = people == null ? List.of() : people;
    }

    public boolean isOneByOne() {
        return oneByOne;
    }

    public void setOneByOne(boolean oneByOne) {
        this.oneByOne = oneByOne;
    }

    public Integer getDays() {
        return days;
    }

    public void setDays(Integer days) {
        this.days = days;
    }
}
