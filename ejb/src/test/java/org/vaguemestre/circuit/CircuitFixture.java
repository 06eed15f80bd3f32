package org.vaguemestre.circuit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.ItemInHand;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.mail.State;
import org.vaguemestre.organisation.TaskKind;

/** Circuits for tests: {@code aCircuit().step(VISA, PAUL).runs()}. Ranks follow each other unless said otherwise. */
final class CircuitFixture {
    static final UUID PORT_LERIN = new UUID(1, 1);
    static final UUID ITEM = new UUID(4, 1);
    static final UUID ROADS = new UUID(2, 1);
    static final UUID CAMILLE = new UUID(3, 1);
    static final UUID PAUL = new UUID(3, 2);
    static final UUID ANNE = new UUID(3, 3);
    static final UUID JEANNE = new UUID(3, 4);
    static final UUID INES = new UUID(3, 5);
    static final UUID INVOICE = new UUID(5, 1);
    static final Instant NOW = Instant.parse("2026-03-02T08:15:00Z");

    private final List<StepPlan> plans = new ArrayList<>();
    private final Map<Addressee, Set<UUID>> places = new HashMap<>();
    private ItemInHand item = anItem(null, null);

    private CircuitFixture() {}

    static CircuitFixture aCircuit() {
        return new CircuitFixture();
    }

    static ItemInHand anItem(UUID type, Long cents) {
        return new ItemInHand(
                ITEM,
                "A-2026-000001",
                Direction.INCOMING,
                State.IN_PROGRESS,
                "Nid-de-poule",
                type,
                ROADS,
                CAMILLE,
                Confidentiality.NORMAL,
                Priority.NORMAL,
                cents,
                null,
                null,
                LocalDate.of(2026, 3, 2),
                null,
                null,
                0,
                List.of());
    }

    CircuitFixture about(ItemInHand what) {
        item = what;
        return this;
    }

    CircuitFixture step(TaskKind kind, UUID... people) {
        return step(plan(kind, plans.size() + 1, people));
    }

    CircuitFixture step(StepPlan plan) {
        plans.add(plan);
        return this;
    }

    static StepPlan plan(TaskKind kind, int rank, UUID... people) {
        return StepPlan.of(
                kind, rank, List.of(people).stream().map(Addressee::person).toArray(Addressee[]::new));
    }

    /** Those who hold a place; nobody said means nobody. */
    CircuitFixture held(Addressee place, UUID... people) {
        places.put(place, Set.of(people));
        return this;
    }

    Run runs() {
        Circuit circuit = new Circuit(PORT_LERIN, ITEM, null, plans, JEANNE, NOW);
        Run run = new Run(circuit, item, places);
        run.goesOn();
        return run;
    }

    /** A circuit that runs, and those who act in it. */
    record Run(Circuit circuit, ItemInHand item, Map<Addressee, Set<UUID>> places) {
        List<CircuitTask> goesOn() {
            return circuit.goOn(item, this::found, NOW);
        }

        private Addressees.Found found(Addressee addressee, ItemInHand what) {
            if (addressee.kind() == Addressee.Kind.PERSON) {
                return new Addressees.Found(Set.of(addressee.account()), null);
            }
            Set<UUID> holders = places.getOrDefault(addressee, Set.of());
            return holders.isEmpty()
                    ? new Addressees.Found(Set.of(JEANNE), StandsIn.MAIL_ROOM)
                    : new Addressees.Found(holders, null);
        }

        CircuitTask taskOf(UUID person) {
            return circuit.openTasks().stream()
                    .filter(task -> task.holders().contains(person))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing is asked of " + person));
        }

        Run does(UUID person, Outcome outcome) {
            circuit.complete(taskOf(person).id(), outcome, null, person, null, NOW);
            goesOn();
            return this;
        }

        Run refuses(UUID person, UUID back) {
            circuit.refuse(taskOf(person).id(), back, "À reprendre", person, null, NOW);
            goesOn();
            return this;
        }

        /** Who is asked now. */
        List<UUID> asked() {
            return circuit.openTasks().stream()
                    .flatMap(task -> task.holders().stream())
                    .sorted()
                    .toList();
        }

        List<String> told() {
            return circuit.steps().stream()
                    .map(step -> step.kind() + " " + step.state())
                    .toList();
        }

        UUID step(int index) {
            return circuit.steps().get(index).id();
        }
    }
}
