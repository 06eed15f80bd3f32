package org.vaguemestre.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A delegation as it is shown.
 *
 * @param until null for no end
 * @param mailTypes matters; empty for all
 * @param departments with those below them; empty for all
 * @param decree null for a mere absence
 * @param standing TO_COME, IN_FORCE or ENDED
 * @param revokedBecause null unless it was revoked
 */
public record DelegationView(
        UUID id,
        UUID from,
        String fromName,
        UUID to,
        String toName,
        LocalDate since,
        LocalDate until,
        Set<TaskKind> kinds,
        List<UUID> mailTypes,
        List<UUID> departments,
        String decree,
        StructureDesk.Standing standing,
        String revokedBecause) {}
