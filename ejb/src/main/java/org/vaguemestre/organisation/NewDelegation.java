package org.vaguemestre.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A delegation to be made.
 *
 * @param from whose tasks; the delegate takes their place
 * @param until last day; null only for one by decree
 * @param mailTypes matters; empty for all
 * @param departments with those below them; empty for all
 * @param decree reference of the decree (<i>arrêté</i>); null for a mere absence, which delegates no signature
 */
public record NewDelegation(
        UUID from,
        UUID to,
        LocalDate since,
        LocalDate until,
        Set<TaskKind> kinds,
        List<UUID> mailTypes,
        List<UUID> departments,
        String decree) {
    public NewDelegation {
        kinds = kinds == null ? Set.of() : Set.copyOf(kinds);
        mailTypes = mailTypes == null ? List.of() : List.copyOf(mailTypes);
        departments = departments == null ? List.of() : List.copyOf(departments);
        decree = decree == null || decree.isBlank() ? null : decree.strip();
    }

    Period period() {
        return new Period(since, until);
    }
}
