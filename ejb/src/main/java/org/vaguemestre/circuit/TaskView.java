package org.vaguemestre.circuit;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.organisation.TaskKind;

/**
 * A task to be done now (<i>tâche</i>).
 *
 * @param holders accounts of which any may do it
 * @param under the delegation by which the caller may do it; null in their own name
 */
public record TaskView(
        UUID id,
        UUID item,
        UUID circuit,
        UUID step,
        TaskKind kind,
        LocalDate dueOn,
        List<UUID> holders,
        Delegated under) {}
