package org.vaguemestre.circuit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.organisation.TaskKind;

/**
 * A step of a circuit as it is shown.
 *
 * @param name null for the name of its kind
 * @param expected of a step to come, names of those who would have it today; empty otherwise
 * @param condition null for always
 * @param dueOn day by which it is to be done; null for none
 * @param reason why it was skipped or refused; null otherwise
 * @param added while the circuit ran
 */
public record StepView(
        UUID id,
        int rank,
        TaskKind kind,
        String name,
        StepState state,
        boolean oneByOne,
        Integer quorum,
        Condition condition,
        LocalDate dueOn,
        Instant openedAt,
        Instant endedAt,
        String reason,
        boolean added,
        List<String> expected,
        List<TaskLine> tasks) {}
