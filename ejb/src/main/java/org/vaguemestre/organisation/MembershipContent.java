package org.vaguemestre.organisation;

import java.time.LocalDate;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;

/** What a person is here as it is set: role, department (null for none), quality, clearance, between two days (no end: null). */
public record MembershipContent(
        UUID account,
        UUID role,
        UUID department,
        String quality,
        Confidentiality clearance,
        LocalDate from,
        LocalDate until) {
    Period period() {
        return new Period(from, until);
    }
}
