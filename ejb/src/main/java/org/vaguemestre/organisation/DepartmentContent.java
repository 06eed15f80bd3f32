package org.vaguemestre.organisation;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A department as it is set.
 *
 * @param parent the one above; null for none
 * @param until its last day; null while it stays
 * @param successor the one that takes over when it closes; null for none
 * @param openItemsTo where its open items go at the publication of its closing; null in force, and while they stay
 */
public record DepartmentContent(
        String code,
        String name,
        UUID parent,
        LocalDate from,
        LocalDate until,
        UUID successor,
        UUID openItemsTo,
        String address,
        String phone,
        String email) {
    Period period() {
        return new Period(from, until);
    }
}
