package org.vaguemestre.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.reply.Comparison;
import org.vaguemestre.reply.Letter;
import org.vaguemestre.reply.NewReply;
import org.vaguemestre.reply.Replies;
import org.vaguemestre.reply.ReplyView;
import org.vaguemestre.reply.ReplyWriting;

/**
 * The reply to a mail item: begun from a template or a document of one's own, written in versions, finished into one letter for each correspondent. Its
 * documents are given by their fingerprints, as those of the item are.
 */
@RequestScoped
@Path("organisations/{organisation}/mail-items/{id}/reply")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Replies")
@APIResponse(responseCode = "403", ref = "Problem")
@APIResponse(responseCode = "404", ref = "Problem")
@APIResponse(responseCode = "409", ref = "Problem")
@APIResponse(responseCode = "422", ref = "Problem")
public class RepliesResource {
    @Inject
    private Replies replies;

    @Inject
    private ReplyWriting writing;

    @Inject
    private Directory directory;

    @PathParam("id")
    private UUID item;

    /** A reply to be begun. */
    @Schema(name = "NewReply")
    record Body(
            @Schema(required = true, description = "See the templates") UUID template,
            @Schema(description = "That of the item when not said") String subject,
            @Schema(description = "Correspondents, one letter each; whoever wrote when not said")
                    List<UUID> correspondents,
            @Schema(description = "Login or identifier; who signs in the circuit when not said") String signer,
            @Schema(description = "Fills the field reponse.texte") String text) {}

    /** The project of an answer. */
    @Schema(name = "Reply")
    record Told(
            UUID id,
            String subject,
            boolean finished,
            boolean signed,
            List<Version> versions,
            List<LetterTold> letters) {
        static Told of(ReplyView reply) {
            return new Told(
                    reply.id(),
                    reply.subject(),
                    reply.finished(),
                    reply.signed(),
                    reply.versions().stream()
                            .map(one -> new Version(
                                    one.n(), one.sha256(), one.name(), one.author(), one.writtenAt(), one.branched()))
                            .toList(),
                    reply.letters().stream().map(LetterTold::of).toList());
        }
    }

    /** A version of its text. */
    @Schema(name = "ReplyVersion")
    record Version(
            int n,
            String sha256,
            String name,
            String author,
            Instant writtenAt,
            @Schema(description = "Written from another version than the one before it: compare both")
                    boolean branched) {}

    /** One letter. */
    @Schema(name = "ReplyLetter")
    record LetterTold(
            UUID id,
            UUID correspondent,
            String recipient,
            @Schema(nullable = true, description = "What is to be signed") String finalSha256,
            @Schema(nullable = true, description = "What was signed, and what is sent") String signedSha256,
            @Schema(nullable = true, description = "Its own registration") UUID outgoing,
            @Schema(nullable = true) String number) {
        static LetterTold of(Letter letter) {
            return new LetterTold(
                    letter.id(),
                    letter.correspondent(),
                    letter.recipient(),
                    letter.finalSha256(),
                    letter.signedSha256(),
                    letter.outgoing(),
                    letter.number());
        }
    }

    @GET
    @Operation(summary = "Tells the reply in hand to an item, its versions and its letters")
    @APIResponse(
            responseCode = "200",
            description = "The reply",
            content = @Content(schema = @Schema(implementation = Told.class)))
    public Told get() {
        return told();
    }

    @POST
    @Operation(summary = "Begins the reply to an item from a template; the first version is the template filled in")
    @APIResponse(
            responseCode = "200",
            description = "The reply now",
            content = @Content(schema = @Schema(implementation = Told.class)))
    public Told begin(Body body) {
        UUID signer = directory.agent(body.signer());
        writing.begin(item, new NewReply(body.subject(), body.template(), body.correspondents(), signer, body.text()));
        return told();
    }

    @POST
    @Path("versions")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Gives a version: parts file (ODT, DOCX or PDF) and basedOn (the version it was written from)",
            description = "Where no reply is in hand, one begins with this document.")
    @APIResponse(
            responseCode = "200",
            description = "The reply now",
            content = @Content(schema = @Schema(implementation = Told.class)))
    public Told write(List<EntityPart> parts) throws IOException {
        Upload upload = Upload.of(parts, "file", "basedOn", "subject", "signer");
        EntityPart file = upload.one("file").orElseThrow(() -> new Refused(Refusal.FIELD_MISSING, "file"));
        String basedOn = upload.text("basedOn");
        UUID reply = replies.of(item).map(ReplyView::id).orElse(null);
        try (InputStream bytes = file.getContent()) {
            if (reply == null) {
                NewReply wished =
                        new NewReply(upload.text("subject"), null, null, directory.agent(upload.text("signer")), null);
                writing.begin(item, wished, Upload.fileName(file), bytes);
            } else {
                writing.write(reply, version(basedOn), Upload.fileName(file), bytes);
            }
        }
        return told();
    }

    /** Two versions, compared. */
    @Schema(name = "VersionsCompared")
    record Compared(int from, int to, List<ComparedParagraph> paragraphs) {}

    /** A paragraph of either version. */
    @Schema(name = "ComparedParagraph")
    record ComparedParagraph(List<ComparedPiece> pieces) {}

    /** A run of text. */
    @Schema(name = "ComparedPiece")
    record ComparedPiece(Comparison.Change change, String text) {}

    @GET
    @Path("versions/{n}/comparison")
    @Operation(summary = "Compares a version with another, the one before it when not said")
    @APIResponse(
            responseCode = "200",
            description = "Paragraph by paragraph, word by word",
            content = @Content(schema = @Schema(implementation = Compared.class)))
    public Compared compare(@PathParam("n") int n, @QueryParam("with") Integer with) {
        Comparison compared = writing.compare(item, with == null ? n - 1 : with, n);
        return new Compared(
                compared.from(),
                compared.to(),
                compared.paragraphs().stream()
                        .map(paragraph -> new ComparedParagraph(paragraph.pieces().stream()
                                .map(piece -> new ComparedPiece(piece.change(), piece.text()))
                                .toList()))
                        .toList());
    }

    private static Integer version(String text) {
        try {
            return text == null ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw Asked.invalid("basedOn", text);
        }
    }

    @POST
    @Path("finish")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Makes the PDF of each letter from the last version: it can be approved and signed")
    @APIResponse(
            responseCode = "200",
            description = "The reply now",
            content = @Content(schema = @Schema(implementation = Told.class)))
    public Told finish() {
        writing.finish(inHand().id());
        return told();
    }

    @POST
    @Path("abandon")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Abandons the reply in hand; another one may begin")
    @APIResponse(responseCode = "204", description = "Done")
    public void abandon() {
        replies.abandon(inHand().id());
    }

    private Told told() {
        return Told.of(inHand());
    }

    private ReplyView inHand() {
        return replies.of(item).orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
    }
}
