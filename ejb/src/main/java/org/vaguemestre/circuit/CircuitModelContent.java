package org.vaguemestre.circuit;

import java.util.List;
import java.util.UUID;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * A circuit model as it is set (<i>modèle de circuit</i>).
 *
 * @param mailTypes types of mail whose items begin with it
 * @param steps in the order of their ranks, which count from 1 without a hole
 * @param retired no circuit begins with it any more; null for no
 */
public record CircuitModelContent(String name, List<UUID> mailTypes, List<StepPlan> steps, Boolean retired) {
    static final int STEPS_LIMIT = 30;
    static final int NAME_LIMIT = 100;

    public CircuitModelContent {
        mailTypes = mailTypes == null ? List.of() : List.copyOf(mailTypes);
        steps = steps == null ? List.of() : List.copyOf(steps);
        retired = Boolean.TRUE.equals(retired) ? true : null;
    }

    /**
     * What is wrong with it in itself.
     *
     * @throws Refused FIELD_MISSING, FIELD_TOO_LONG, CIRCUIT_WITHOUT_STEPS, CIRCUIT_TOO_LONG, CIRCUIT_RANKS, or for one of its steps
     */
    void check() {
        if (name == null || name.isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "nom");
        }
        if (name.length() > NAME_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "nom", NAME_LIMIT);
        }
        if (steps.isEmpty()) {
            throw new Refused(Refusal.CIRCUIT_WITHOUT_STEPS);
        }
        if (steps.size() > STEPS_LIMIT) {
            throw new Refused(Refusal.CIRCUIT_TOO_LONG, STEPS_LIMIT);
        }
        int before = 0;
        boolean sent = false;
        for (StepPlan step : steps) {
            if (step.rank() != before && step.rank() != before + 1 || step.rank() < 1) {
                throw new Refused(Refusal.CIRCUIT_RANKS, step.rank());
            }
            before = step.rank();
            step.check();
            if (sent && step.kind() != TaskKind.DISPATCH) {
                throw new Refused(Refusal.STEP_AFTER_DISPATCH, step.rank());
            }
            sent = sent || step.kind() == TaskKind.DISPATCH;
        }
    }
}
