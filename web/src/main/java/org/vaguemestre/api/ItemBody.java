package org.vaguemestre.api;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.MailItemView;
import org.vaguemestre.mail.Priority;

/**
 * What a program says of a mail item. Departments and types are named by code or identifier, agents by login or identifier.
 *
 * @param direction required when registering, never changed afterwards
 * @param arrivedOn today when not said
 */
@Schema(
        name = "MailItemBody",
        description = "What is said of a mail item when registering, qualifying or correcting it")
record ItemBody(
        @Schema(description = "Required when registering, refused afterwards") Direction direction,
        @Schema(maxLength = 1000, examples = "Nid-de-poule rue des Tilleuls") String subject,
        @Schema(description = "Code or identifier", examples = "VOIRIE") String department,
        @Schema(description = "Who wrote, or is written to") SenderBody sender,
        @Schema(description = "Reference the sender gave", examples = "2026/114") String senderReference,
        @Schema(description = "Date of the postmark") LocalDate postmarkedOn,
        @Schema(description = "Date on the letter") LocalDate writtenOn,
        @Schema(description = "Date of arrival; today when not said") LocalDate arrivedOn,
        @Schema(description = "Code or identifier") String mailType,
        @Schema(defaultValue = "NORMAL") Priority priority,
        @Schema(description = "That of the type when not said") Confidentiality confidentiality,
        @Schema(defaultValue = "PAPER") Channel channel,
        @Schema(description = "Sum at stake, in euro cents; 0 for none, left as it is when not said", minimum = "0")
                Long amountCents,
        @Schema(description = "Login or identifier of the agent in charge") String assignee,
        @Schema(description = "Departments and agents informed") List<CopyBody> copies) {

    /** Someone informed: a department or an agent. */
    @Schema(name = "Copy")
    record CopyBody(
            @Schema(description = "Code or identifier") String department,
            @Schema(description = "Login or identifier") String agent) {}

    /** What an item says of itself, to be changed in part. */
    static ItemBody of(MailItemView item) {
        return new ItemBody(
                null,
                item.subject(),
                text(item.departmentId()),
                item.correspondent() == null
                        ? null
                        : SenderBody.of(item.correspondent().id()),
                item.senderReference(),
                item.postmarkedOn(),
                item.writtenOn(),
                item.arrivedOn(),
                text(item.mailTypeId()),
                item.priority(),
                item.confidentiality(),
                item.channel(),
                item.amountCents(),
                text(item.assigneeId()),
                item.copies().stream()
                        .map(copy -> new CopyBody(text(copy.department()), text(copy.account())))
                        .toList());
    }

    private static String text(Object id) {
        return id == null ? null : id.toString();
    }
}
