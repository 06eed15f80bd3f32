package org.vaguemestre.circuit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A task as it is shown to whoever sees the item.
 *
 * @param holders names of those of whom any may do it
 * @param standsIn why they have it; null when it was addressed to them
 * @param outcome null while it is not done
 * @param doneFor name of the person by whose delegation it was done; null in one's own name
 */
public record TaskLine(
        UUID id,
        TaskState state,
        List<String> holders,
        StandsIn standsIn,
        Outcome outcome,
        String comment,
        Instant doneAt,
        String doneBy,
        String doneFor) {}
