package org.vaguemestre.organisation;

import java.time.LocalDate;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Days between which something is in force, both included (<i>période</i>).
 *
 * @param until null for no end
 */
public record Period(LocalDate from, LocalDate until) {
    /** @throws Refused FIELD_MISSING without a beginning, PERIOD_INVERTED */
    void check() {
        if (from == null) {
            throw new Refused(Refusal.FIELD_MISSING, "début");
        }
        if (until != null && until.isBefore(from)) {
            throw new Refused(Refusal.PERIOD_INVERTED, from.toString(), until.toString());
        }
    }

    boolean covers(LocalDate day) {
        return !from.isAfter(day) && (until == null || !until.isBefore(day));
    }

    boolean covers(Period other) {
        return !from.isAfter(other.from) && (until == null || other.until != null && !until.isBefore(other.until));
    }

    boolean meets(Period other) {
        return (until == null || !until.isBefore(other.from)) && (other.until == null || !other.until.isBefore(from));
    }
}
