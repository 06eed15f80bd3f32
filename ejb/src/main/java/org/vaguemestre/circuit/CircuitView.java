package org.vaguemestre.circuit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.organisation.TaskKind;

/**
 * A circuit as it is shown.
 *
 * @param model null for one begun by hand
 * @param name of the model; null for one begun by hand
 * @param endedAt null while it runs
 * @param stoppedBecause null for one that runs or went to its end
 * @param waitsFor of others; null while the item is to be handled
 * @param adaptable whether the caller may change it
 */
public record CircuitView(
        UUID id,
        UUID item,
        UUID model,
        Integer modelVersion,
        String name,
        Instant startedAt,
        Instant endedAt,
        String stoppedBecause,
        TaskKind waitsFor,
        boolean adaptable,
        List<StepView> steps) {
    public boolean running() {
        return endedAt == null;
    }
}
