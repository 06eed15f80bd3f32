package org.vaguemestre.organisation;

import java.time.LocalDate;
import java.util.Collection;
import org.vaguemestre.access.Right;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Somebody can always administer the organisation: today, and without an end in sight. */
final class AdministratorsLeft {
    private AdministratorsLeft() {}

    /** One membership: the rights of its role, its period, and whether its account may sign in. */
    record Holder(Collection<Right> rights, Period period, boolean active) {}

    /** @throws Refused LAST_ADMINISTRATOR when none of these would be left */
    static void check(Collection<Holder> holders, LocalDate today) {
        boolean left = holders.stream()
                .anyMatch(holder -> holder.active()
                        && holder.rights().contains(Right.ORGANISATION_ADMINISTER)
                        && holder.period().covers(today)
                        && holder.period().until() == null);
        if (!left) {
            throw new Refused(Refusal.LAST_ADMINISTRATOR);
        }
    }
}
