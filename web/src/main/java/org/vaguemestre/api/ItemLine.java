package org.vaguemestre.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.MailRow;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.mail.State;

/** One line of a list of mail items. */
@Schema(name = "MailItemLine")
record ItemLine(
        UUID id,
        String number,
        Direction direction,
        State state,
        String subject,
        @Schema(nullable = true) Named department,
        @Schema(nullable = true) Named assignee,
        @Schema(nullable = true, description = "Name of who wrote, or is written to") String sender,
        LocalDate arrivedOn,
        Instant registeredAt,
        @Schema(nullable = true) LocalDate committedFor,
        @Schema(nullable = true) String mailType,
        Priority priority,
        Confidentiality confidentiality) {
    static ItemLine of(MailRow row, Directory directory) {
        return new ItemLine(
                row.id(),
                row.number(),
                row.direction(),
                row.state(),
                row.subject(),
                directory.department(row.departmentId(), row.department()),
                directory.agent(row.assigneeId(), row.assignee()),
                row.correspondent(),
                row.arrivedOn(),
                row.registeredAt(),
                row.committedFor(),
                row.mailType(),
                row.priority(),
                row.confidentiality());
    }
}
