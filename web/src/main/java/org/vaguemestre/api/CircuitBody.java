package org.vaguemestre.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.vaguemestre.circuit.CircuitView;
import org.vaguemestre.circuit.CircuitWords;
import org.vaguemestre.circuit.Outcome;
import org.vaguemestre.circuit.StandsIn;
import org.vaguemestre.circuit.StepState;
import org.vaguemestre.circuit.StepView;
import org.vaguemestre.circuit.TaskLine;
import org.vaguemestre.circuit.TaskState;
import org.vaguemestre.circuit.TaskView;
import org.vaguemestre.organisation.TaskKind;

/** A circuit as the API tells it. */
@Schema(name = "Circuit")
record CircuitBody(
        UUID id,
        @Schema(nullable = true, description = "Null for one begun by hand") UUID model,
        @Schema(nullable = true) Integer modelVersion,
        @Schema(nullable = true) String name,
        Instant startedAt,
        @Schema(nullable = true, description = "Null while it runs") Instant endedAt,
        @Schema(nullable = true) String stoppedBecause,
        @Schema(nullable = true, description = "Of others; null while the item is to be handled") TaskKind waitsFor,
        List<Step> steps,
        @Schema(description = "What the caller may do now") List<Mine> tasks) {

    /** A step. */
    @Schema(name = "CircuitStepTold")
    record Step(
            UUID id,
            int rank,
            TaskKind kind,
            @Schema(nullable = true) String name,
            StepState state,
            @Schema(nullable = true) LocalDate dueOn,
            @Schema(nullable = true, description = "In words") String condition,
            @Schema(nullable = true) String reason,
            @Schema(description = "Of a step to come: who would have it today") List<String> expected,
            List<Task> tasks) {}

    /** A task of somebody. */
    @Schema(name = "CircuitTask")
    record Task(
            UUID id,
            TaskState state,
            List<String> holders,
            @Schema(nullable = true, description = "Nobody held the place it was addressed to") StandsIn standsIn,
            @Schema(nullable = true) Outcome outcome,
            @Schema(nullable = true) String comment,
            @Schema(nullable = true) Instant doneAt,
            @Schema(nullable = true) String doneBy,
            @Schema(nullable = true, description = "By delegation of") String doneFor) {}

    /** A task of the caller. */
    @Schema(name = "OwnTask")
    record Mine(
            UUID id,
            UUID item,
            TaskKind kind,
            @Schema(nullable = true) LocalDate dueOn,
            @Schema(nullable = true, description = "By delegation of") String delegatedBy,
            @Schema(nullable = true) String decree) {
        static Mine of(TaskView task) {
            return new Mine(
                    task.id(),
                    task.item(),
                    task.kind(),
                    task.dueOn(),
                    task.under() == null ? null : task.under().name(),
                    task.under() == null ? null : task.under().decree());
        }
    }

    static CircuitBody of(CircuitView circuit, List<TaskView> mine, CircuitWords words) {
        return new CircuitBody(
                circuit.id(),
                circuit.model(),
                circuit.modelVersion(),
                circuit.name(),
                circuit.startedAt(),
                circuit.endedAt(),
                circuit.stoppedBecause(),
                circuit.waitsFor(),
                circuit.steps().stream().map(step -> told(step, words)).toList(),
                mine.stream().map(Mine::of).toList());
    }

    private static Step told(StepView step, CircuitWords words) {
        return new Step(
                step.id(),
                step.rank(),
                step.kind(),
                step.name(),
                step.state(),
                step.dueOn(),
                step.condition() == null ? null : words.condition(step.condition()),
                step.reason(),
                step.expected(),
                step.tasks().stream().map(CircuitBody::told).toList());
    }

    private static Task told(TaskLine task) {
        return new Task(
                task.id(),
                task.state(),
                task.holders(),
                task.standsIn(),
                task.outcome(),
                task.comment(),
                task.doneAt(),
                task.doneBy(),
                task.doneFor());
    }
}
