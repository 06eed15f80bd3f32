package org.vaguemestre.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.mail.State;

/**
 * One of the items a figure counts.
 *
 * @param since since when it is where it is; null until its course is known
 * @param endedOn null while it is open
 */
public record CountedItem(
        UUID id,
        String number,
        State state,
        String subject,
        String correspondent,
        LocalDate arrivedOn,
        LocalDate committedFor,
        LocalDate endedOn,
        Instant since,
        Priority priority,
        Confidentiality confidentiality,
        String mailType,
        String department,
        String assignee) {}
