package org.vaguemestre.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.access.Walled;
import org.vaguemestre.mail.LinkKind;
import org.vaguemestre.mail.MailItemView;
import org.vaguemestre.mail.MailItems;
import org.vaguemestre.mail.MailRoom;
import org.vaguemestre.mail.NoteVisibility;
import org.vaguemestre.mail.Notes;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * One mail item, its trail and the acts on it. An act that changes the item carries the version it was decided on; when someone changed it
 * meanwhile nothing is done, and the problem says who did what.
 */
@RequestScoped
@Path("organisations/{organisation}/mail-items/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Mail items")
@APIResponse(responseCode = "404", ref = "Problem")
public class MailItemResource {
    private static final String IF_MATCH = HttpHeaders.IF_MATCH;

    @Inject
    private MailItems items;

    @Inject
    private MailRoom mailRoom;

    @Inject
    private Notes notes;

    @Inject
    private Registering registering;

    @Inject
    private Directory directory;

    @Inject
    private ItemTeller teller;

    /** Where to. */
    @Schema(name = "Route")
    record RouteBody(
            @Schema(required = true, description = "Code or identifier") String department,
            @Schema(description = "Login or identifier; nobody in particular when not said") String assignee) {}

    /** Why. */
    @Schema(name = "Reason")
    record ReasonBody(@Schema(required = true, description = "Kept with the item") String reason) {}

    /** What to note. */
    @Schema(name = "NewNote")
    record NoteBody(
            @Schema(required = true) String text, @Schema(defaultValue = "EVERYONE") NoteVisibility visibility) {}

    /** What to tie the item to. */
    @Schema(name = "NewLink")
    record LinkBody(
            @Schema(required = true, description = "The other item") UUID item,
            @Schema(defaultValue = "RELATED") LinkKind kind) {}

    /** The life of an item. */
    @Schema(name = "Trail")
    record Trail(List<Line> items, @Schema(nullable = true) String next) {
        /** One act. */
        @Schema(name = "TrailLine")
        record Line(
                @Schema(description = "Place in the organisation's journal") long n,
                Instant at,
                String who,
                @Schema(examples = "mail-item.registered") String act,
                @Schema(description = "Told in French") String sentence) {}
    }

    @GET
    @Operation(summary = "Tells an item; the consultation of a confidential one is journalled")
    @APIResponse(
            responseCode = "200",
            description = "The item",
            content = @Content(schema = @Schema(implementation = Item.class)))
    @APIResponse(responseCode = "304", description = "Still the version of If-None-Match")
    public Response get(@PathParam("id") UUID id, @Context Request request) {
        MailItemView item = items.open(id);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(ItemTeller.tag(item));
        return (unchanged == null ? Response.ok(teller.told(item)).tag(ItemTeller.tag(item)) : unchanged)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    @GET
    @Path("journal")
    @Operation(summary = "Tells the life of an item, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "Every act on it",
            content = @Content(schema = @Schema(implementation = Trail.class)))
    public Trail journal(@PathParam("id") UUID id) {
        return new Trail(
                items.trail(id, Locale.FRENCH).stream()
                        .map(line -> new Trail.Line(line.n(), line.at(), line.who(), line.act(), line.sentence()))
                        .toList(),
                null);
    }

    @POST
    @Path("qualify")
    @Operation(
            summary = "Qualifies an item that was registered, and sends it to its department",
            description = "Members not said keep their value; null clears.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ItemBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The item now",
            content = @Content(schema = @Schema(implementation = Item.class)))
    @APIResponse(responseCode = "412", ref = "Problem")
    public Response qualify(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) String version, InputStream said) {
        long decidedOn = Asked.version(version);
        ItemBody whole = merged(id, said);
        return registering.changed(whole, details -> mailRoom.qualify(id, decidedOn, details), () -> teller.after(id));
    }

    @POST
    @Path("correct")
    @Operation(
            summary = "Corrects a qualified item; where it stands does not change",
            description = "Members not said keep their value; null clears.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ItemBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The item now",
            content = @Content(schema = @Schema(implementation = Item.class)))
    @APIResponse(responseCode = "412", ref = "Problem")
    public Response correct(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) String version, InputStream said) {
        long decidedOn = Asked.version(version);
        ItemBody whole = merged(id, said);
        return registering.changed(whole, details -> mailRoom.correct(id, decidedOn, details), () -> teller.after(id));
    }

    @POST
    @Path("route")
    @Operation(summary = "Sends an item to a department, and to an agent there or to nobody in particular")
    @APIResponse(
            responseCode = "200",
            description = "The item now",
            content = @Content(schema = @Schema(implementation = Item.class)))
    @APIResponse(responseCode = "204", description = "Done; the caller no longer sees it")
    @APIResponse(responseCode = "412", ref = "Problem")
    public Response route(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) String version, RouteBody to) {
        if (to.department() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "department");
        }
        mailRoom.route(
                id, Asked.version(version), directory.department(to.department()), directory.agent(to.assignee()));
        return teller.after(id);
    }

    @POST
    @Path("return")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Sends an item back to the mail room")
    @APIResponse(
            responseCode = "200",
            description = "The item now",
            content = @Content(schema = @Schema(implementation = Item.class)))
    @APIResponse(responseCode = "204", description = "Done; the caller no longer sees it")
    @APIResponse(responseCode = "412", ref = "Problem")
    public Response returnToMailRoom(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) String version) {
        mailRoom.returnToMailRoom(id, Asked.version(version));
        return teller.after(id);
    }

    @POST
    @Path("take")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The caller takes an item in charge")
    @APIResponse(
            responseCode = "200",
            description = "The item now",
            content = @Content(schema = @Schema(implementation = Item.class)))
    @APIResponse(responseCode = "412", ref = "Problem")
    public Response take(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) String version) {
        mailRoom.take(id, Asked.version(version));
        return teller.after(id);
    }

    @POST
    @Path("close")
    @Operation(summary = "Closes an item without an answer")
    @APIResponse(
            responseCode = "200",
            description = "The item now",
            content = @Content(schema = @Schema(implementation = Item.class)))
    @APIResponse(responseCode = "412", ref = "Problem")
    public Response close(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) String version, ReasonBody why) {
        mailRoom.close(id, Asked.version(version), why.reason());
        return teller.after(id);
    }

    @POST
    @Path("void")
    @Operation(summary = "Voids a registration made by mistake; its number is never used again")
    @APIResponse(
            responseCode = "200",
            description = "The item now",
            content = @Content(schema = @Schema(implementation = Item.class)))
    @APIResponse(responseCode = "412", ref = "Problem")
    public Response voidItem(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) String version, ReasonBody why) {
        mailRoom.voidItem(id, Asked.version(version), why.reason());
        return teller.after(id);
    }

    @POST
    @Path("notes")
    @Operation(summary = "Adds a note; it changes nothing of the item and needs no version")
    @APIResponse(
            responseCode = "200",
            description = "The item now",
            content = @Content(schema = @Schema(implementation = Item.class)))
    public Response note(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, NoteBody note) {
        registering.once(key, id + "/notes", note, () -> {
            notes.add(
                    id,
                    Walled.newId(),
                    note.visibility() == null ? NoteVisibility.EVERYONE : note.visibility(),
                    note.text());
            return id;
        });
        return teller.after(id);
    }

    @POST
    @Path("links")
    @Operation(summary = "Ties an item to another one; doing it twice changes nothing")
    @APIResponse(
            responseCode = "200",
            description = "The item now",
            content = @Content(schema = @Schema(implementation = Item.class)))
    public Response link(@PathParam("id") UUID id, LinkBody link) {
        if (link.item() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "item");
        }
        mailRoom.link(id, link.item(), link.kind() == null ? LinkKind.RELATED : link.kind());
        return teller.after(id);
    }

    /** What the item says, with what is said now laid over it. */
    private ItemBody merged(UUID id, InputStream said) {
        ObjectNode changes = Json.read(said, ObjectNode.class);
        ObjectNode whole = Json.MAPPER.valueToTree(ItemBody.of(items.open(id)));
        if (changes.has("direction")) {
            throw new Refused(Refusal.FIELD_UNKNOWN, "direction");
        }
        whole.setAll(changes);
        try {
            return Json.read(() -> Json.MAPPER.treeToValue(whole, ItemBody.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
