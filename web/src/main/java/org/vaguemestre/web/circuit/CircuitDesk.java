package org.vaguemestre.web.circuit;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.Walled;
import org.vaguemestre.circuit.Addressee;
import org.vaguemestre.circuit.CircuitModelContent;
import org.vaguemestre.circuit.CircuitModels;
import org.vaguemestre.circuit.CircuitNames;
import org.vaguemestre.circuit.CircuitSimulation;
import org.vaguemestre.circuit.CircuitWords;
import org.vaguemestre.circuit.Circuits;
import org.vaguemestre.circuit.StepPlan;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.organisation.StructureDesk;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.web.administration.Drafting;
import org.vaguemestre.web.administration.Typed;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** Circuit models: the list, or the form of one, drawn step by step. Asked: {@code id} (one, existing or new). */
@Named("circuitDesk")
@RequestScoped
public class CircuitDesk {
    @Inject
    private Asked asked;

    @Inject
    private Typed typed;

    @Inject
    private Circuits circuits;

    @Inject
    private CircuitNames names;

    @Inject
    private CircuitSimulation simulation;

    @Inject
    private Structure structure;

    @Inject
    private StructureDesk desk;

    @Inject
    private MailTypes types;

    @Inject
    private Drafting drafting;

    @Inject
    private Notices notices;

    @Inject
    private Say say;

    @Inject
    private Way way;

    private UUID target;
    private CircuitModelContent known;
    private List<StepFields> steps;
    private CircuitSimulation.Result simulated;
    private Map<String, String> choices;

    @PostConstruct
    void look() {
        target = asked.id("id").orElse(null);
        if (target != null) {
            known = drafting.shown(CircuitModelContent.class, target)
                    .orElse(new CircuitModelContent(null, List.of(), List.of(StepPlan.of(TaskKind.HANDLE, 1)), null));
            steps = typed.sent() ? StepFields.typed(typed, known) : StepFields.of(known);
        }
    }

    public void publish() {
        CircuitModelContent wished = notices.unlessRefused(this::wished, null);
        if (wished != null && drafting.publish(target, wished, wished.name())) {
            way.to(Screen.CIRCUITS);
        }
    }

    public void keep() {
        CircuitModelContent wished = notices.unlessRefused(this::wished, null);
        if (wished != null && drafting.keep(target, wished, wished.name())) {
            way.to(Screen.CIRCUITS, "id", target);
        }
    }

    /** The page comes back with what last month would have been; nothing is kept. */
    public void simulate() {
        simulated = notices.unlessRefused(() -> simulation.of(wished()), null);
    }

    public void add() {
        steps.add(StepFields.fresh());
    }

    public void remove(int index) {
        steps.remove(index);
    }

    public void up(int index) {
        if (index > 0) {
            Collections.swap(steps, index, index - 1);
        }
    }

    public void down(int index) {
        if (index < steps.size() - 1) {
            Collections.swap(steps, index, index + 1);
        }
    }

    private CircuitModelContent wished() {
        List<StepPlan> plans = new ArrayList<>();
        int rank = 0;
        for (StepFields step : steps) {
            rank = step.isTogether() && rank > 0 ? rank : rank + 1;
            plans.add(step.plan(rank));
        }
        return new CircuitModelContent(
                asked.text("nom").map(String::strip).orElse(null),
                typed.all("types").stream().map(UUID::fromString).toList(),
                plans,
                !typed.all("retire").isEmpty());
    }

    public UUID getTarget() {
        return target;
    }

    /** For the button of a new one. */
    public UUID getFresh() {
        return Walled.newId();
    }

    public String getBase() {
        return drafting.base(CircuitModelContent.class, target);
    }

    public String getName() {
        return typed.text("nom", known.name());
    }

    public boolean isRetired() {
        return typed.ticked("retire", "1", Boolean.TRUE.equals(known.retired()));
    }

    public boolean begins(MailTypeView type) {
        return typed.ticked("types", type.id().toString(), known.mailTypes().contains(type.id()));
    }

    public List<MailTypeView> getTypes() {
        return types.all();
    }

    public List<StepFields> getSteps() {
        return steps;
    }

    public CircuitSimulation.Result getSimulated() {
        return simulated;
    }

    public List<CircuitModels.PublishedModel> getAll() {
        return circuits.models();
    }

    public CircuitWords getWords() {
        return names.words(say.locale());
    }

    public String words(StepPlan plan) {
        return getWords().step(plan);
    }

    /** Those through whose hands an item goes, in order. */
    public String course(List<CircuitSimulation.Passage> passages) {
        return passages.isEmpty()
                ? say.of("circuits.simulated.nothing")
                : String.join(
                        " → ",
                        passages.stream()
                                .map(passage ->
                                        say.name(passage.plan().kind()) + " : " + String.join(", ", passage.people()))
                                .toList());
    }

    public TaskKind[] getKinds() {
        return TaskKind.values();
    }

    public Confidentiality[] getLevels() {
        return Confidentiality.values();
    }

    public Priority[] getPriorities() {
        return Priority.values();
    }

    /** To whom a step may be addressed, by the word that stands in the form. */
    public Map<String, String> getChoices() {
        if (choices == null) {
            choices = new LinkedHashMap<>();
            CircuitWords words = getWords();
            offer(words, Addressee.headOfItemDepartment());
            offer(words, Addressee.itemAssignee());
            offer(words, Addressee.mailRoom());
            for (DepartmentView department : structure.departments()) {
                offer(words, Addressee.headOf(department.id()));
            }
            desk.members().stream()
                    .filter(line -> line.content().department() != null && line.active())
                    .map(line ->
                            Addressee.role(line.content().role(), line.content().department()))
                    .distinct()
                    .forEach(addressee -> offer(words, addressee));
            structure.agents().forEach(agent -> offer(words, Addressee.person(agent.account())));
        }
        return choices;
    }

    private void offer(CircuitWords words, Addressee addressee) {
        choices.put(StepFields.word(addressee), words.addressee(addressee));
    }
}
