package org.vaguemestre.circuit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an act of a circuit tells the journal: identifiers and constants, never what people wrote. */
final class Facts {
    private final Map<String, Object> facts = new HashMap<>();

    static Facts of(Circuit circuit) {
        return new Facts()
                .and("circuit", circuit.id())
                .and("model", circuit.modelId())
                .and("modelVersion", circuit.modelVersion());
    }

    static Facts of(CircuitTask task, Outcome outcome, Delegated under) {
        Facts facts = of(task.step().circuit())
                .and("step", task.step().id())
                .and("task", task.id())
                .and("kind", task.step().kind())
                .and("outcome", outcome);
        return under == null
                ? facts
                : facts.and("delegation", under.delegation()).and("for", under.account());
    }

    Facts and(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    Facts and(Map<String, ?> more) {
        facts.putAll(more);
        return this;
    }

    /** The tasks that begin with the act, and with whom. */
    Facts opened(List<CircuitTask> tasks) {
        return and(
                "opened",
                tasks.stream()
                        .map(task -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("task", task.id());
                            one.put("kind", task.step().kind());
                            one.put("holders", List.copyOf(task.holders()));
                            if (task.standsIn() != null) {
                                one.put("standsIn", task.standsIn());
                            }
                            return one;
                        })
                        .toList());
    }

    Map<String, Object> map() {
        return facts;
    }
}
