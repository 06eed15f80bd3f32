package org.vaguemestre.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;

/**
 * One line of a list of mail items; names are those in force today.
 *
 * @param version to be given back with any act on it
 */
public record MailRow(
        UUID id,
        String number,
        Direction direction,
        State state,
        String subject,
        String correspondent,
        LocalDate arrivedOn,
        Instant registeredAt,
        LocalDate committedFor,
        Priority priority,
        Confidentiality confidentiality,
        String mailType,
        UUID departmentId,
        String department,
        UUID assigneeId,
        String assignee,
        long version) {}
