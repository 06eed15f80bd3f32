package org.vaguemestre.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.document.DocumentView;

/**
 * Everything of one mail item that its reader may see.
 *
 * @param amountCents sum at stake in euro cents; null when not said
 * @param version to be given back with any change: a change made meanwhile by someone else is then told, never overwritten
 * @param acts what the caller may do with it now
 */
public record MailItemView(
        UUID id,
        String number,
        Direction direction,
        State state,
        String subject,
        CorrespondentView correspondent,
        String senderReference,
        LocalDate postmarkedOn,
        LocalDate writtenOn,
        LocalDate arrivedOn,
        Instant registeredAt,
        UUID mailTypeId,
        String mailType,
        Priority priority,
        Confidentiality confidentiality,
        Channel channel,
        Long amountCents,
        UUID departmentId,
        String department,
        UUID assigneeId,
        String assignee,
        UUID folderId,
        String folder,
        LocalDate committedFor,
        String closingReason,
        String voidReason,
        List<CopyView> copies,
        List<LinkView> links,
        List<NoteView> notes,
        List<AttachmentView> documents,
        Set<MailAct> acts,
        long version) {

    /** Someone informed. */
    public record CopyView(UUID department, UUID account, String name) {}

    /** Another item, and how this one is tied to it. */
    public record LinkView(LinkKind kind, boolean outward, UUID item, String number, String subject) {}

    /** A note (<i>annotation</i>). */
    public record NoteView(UUID id, String author, Instant writtenAt, NoteVisibility visibility, String text) {}

    /** A document of the item. */
    public record AttachmentView(String name, DocumentView document) {}
}
