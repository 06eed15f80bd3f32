package org.vaguemestre.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.document.Clearance;
import org.vaguemestre.document.DocumentView;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.LinkKind;
import org.vaguemestre.mail.MailAct;
import org.vaguemestre.mail.MailItemView;
import org.vaguemestre.mail.NoteVisibility;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.mail.State;

/** A mail item (<i>courrier</i>) as the API tells it. */
@Schema(name = "MailItem", description = "Courrier; its version is in ETag")
record Item(
        UUID id,
        @Schema(description = "Chrono number", examples = "A-2026-004217") String number,
        Direction direction,
        State state,
        String subject,
        @Schema(nullable = true) Named department,
        @Schema(nullable = true) Named assignee,
        @Schema(nullable = true, description = "Who wrote, or is written to") Correspondent sender,
        @Schema(nullable = true) String senderReference,
        @Schema(nullable = true) LocalDate postmarkedOn,
        @Schema(nullable = true) LocalDate writtenOn,
        LocalDate arrivedOn,
        Instant registeredAt,
        @Schema(nullable = true, description = "Date the department commits itself to") LocalDate committedFor,
        @Schema(nullable = true) Named mailType,
        Priority priority,
        Confidentiality confidentiality,
        Channel channel,
        @Schema(nullable = true, description = "Sum at stake, in euro cents") Long amountCents,
        @Schema(nullable = true) Named folder,
        @Schema(nullable = true) String closingReason,
        @Schema(nullable = true) String voidReason,
        List<Copy> copies,
        List<Link> links,
        List<Note> notes,
        List<AttachedDocument> documents,
        @Schema(description = "What the caller may do with it now") List<MailAct> acts,
        @Schema(description = "Same as ETag") long version) {

    /** Someone informed. */
    @Schema(name = "CopyOf")
    record Copy(UUID department, UUID agent, String name) {}

    /** Another item this one is tied to. */
    @Schema(name = "LinkTo")
    record Link(LinkKind kind, boolean outward, UUID item, String number, String subject) {}

    /** A note the caller may read. */
    @Schema(name = "Note")
    record Note(UUID id, String author, Instant writtenAt, NoteVisibility visibility, String text) {}

    /** A document of the item. */
    @Schema(name = "AttachedDocument")
    record AttachedDocument(
            String sha256,
            String name,
            @Schema(description = "Media type, by content", examples = "application/pdf") String type,
            @Schema(nullable = true) Integer pages,
            long size,
            @Schema(description = "Bears an electronic signature") boolean signed,
            DocumentView.Reading reading,
            @Schema(description = "WAITING: for the antivirus; INFECTED: in quarantine; neither is given to anybody")
                    Clearance clearance) {}

    /** A correspondent. */
    @Schema(name = "Correspondent")
    record Correspondent(
            UUID id,
            CorrespondentView.Kind kind,
            String title,
            String firstName,
            String name,
            @Schema(examples = "Mme Élodie Marchand") String displayName,
            String address,
            String postalCode,
            String city,
            String email,
            String phone) {
        static Correspondent of(CorrespondentView known) {
            return new Correspondent(
                    known.id(),
                    known.kind(),
                    known.title(),
                    known.firstName(),
                    known.name(),
                    known.displayName(),
                    known.address(),
                    known.postalCode(),
                    known.city(),
                    known.email(),
                    known.phone());
        }
    }

    /**
     * @param directory gives codes and logins for the identifiers
     */
    static Item of(MailItemView item, Directory directory) {
        return new Item(
                item.id(),
                item.number(),
                item.direction(),
                item.state(),
                item.subject(),
                directory.department(item.departmentId(), item.department()),
                directory.agent(item.assigneeId(), item.assignee()),
                item.correspondent() == null ? null : Correspondent.of(item.correspondent()),
                item.senderReference(),
                item.postmarkedOn(),
                item.writtenOn(),
                item.arrivedOn(),
                item.registeredAt(),
                item.committedFor(),
                directory.mailType(item.mailTypeId(), item.mailType()),
                item.priority(),
                item.confidentiality(),
                item.channel(),
                item.amountCents(),
                item.folderId() == null ? null : new Named(item.folderId(), null, item.folder()),
                item.closingReason(),
                item.voidReason(),
                item.copies().stream()
                        .map(copy -> new Copy(copy.department(), copy.account(), copy.name()))
                        .toList(),
                item.links().stream()
                        .map(link -> new Link(link.kind(), link.outward(), link.item(), link.number(), link.subject()))
                        .toList(),
                item.notes().stream()
                        .map(note ->
                                new Note(note.id(), note.author(), note.writtenAt(), note.visibility(), note.text()))
                        .toList(),
                item.documents().stream()
                        .map(attached -> new AttachedDocument(
                                attached.document().sha256(),
                                attached.name(),
                                attached.document().mediaType(),
                                attached.document().pages(),
                                attached.document().size(),
                                attached.document().signed(),
                                attached.document().reading(),
                                attached.document().clearance()))
                        .toList(),
                item.acts().stream().sorted().toList(),
                item.version());
    }
}
