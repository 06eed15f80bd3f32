package org.vaguemestre.organisation;

import java.time.LocalDate;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;

/**
 * What a person is here as it is set: role, department (null for none), quality, clearance, between two days (no end: null).
 *
 * @param heads directs the department (<i>dirige le service</i>); null for no
 */
public record MembershipContent(
        UUID account,
        UUID role,
        UUID department,
        String quality,
        Confidentiality clearance,
        LocalDate from,
        LocalDate until,
        Boolean heads) {
    public MembershipContent {
        heads = Boolean.TRUE.equals(heads) ? true : null;
    }

    /** Of one who directs no department. */
    public MembershipContent(
            UUID account,
            UUID role,
            UUID department,
            String quality,
            Confidentiality clearance,
            LocalDate from,
            LocalDate until) {
        this(account, role, department, quality, clearance, from, until, null);
    }

    Period period() {
        return new Period(from, until);
    }
}
