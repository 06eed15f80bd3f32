package org.vaguemestre.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.reply.Replies;
import org.vaguemestre.reply.ReplyWriting;

/** The acknowledgement of an item; it is sent as a letter, see the dispatches. */
@RequestScoped
@Path("organisations/{organisation}/mail-items/{id}/acknowledgement")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Replies")
@APIResponse(responseCode = "403", ref = "Problem")
@APIResponse(responseCode = "404", ref = "Problem")
public class AcknowledgementResource {
    @Inject
    private Replies replies;

    @Inject
    private ReplyWriting writing;

    @PathParam("id")
    private UUID item;

    /** What it is made from. */
    @Schema(name = "NewAcknowledgement")
    record Body(@Schema(required = true, description = "Of kind ACKNOWLEDGEMENT, see the templates") UUID template) {}

    @GET
    @Operation(summary = "Tells the acknowledgement")
    @APIResponse(
            responseCode = "200",
            description = "Its letter",
            content = @Content(schema = @Schema(implementation = RepliesResource.LetterTold.class)))
    public RepliesResource.LetterTold get() {
        return replies.acknowledgementOf(item)
                .map(RepliesResource.LetterTold::of)
                .orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
    }

    @POST
    @Operation(
            summary =
                    "Makes the acknowledgement (CRPA L112-3): refused while something is not known that it has to say (R112-5)")
    @APIResponse(
            responseCode = "200",
            description = "Its letter, ready to be sent",
            content = @Content(schema = @Schema(implementation = RepliesResource.LetterTold.class)))
    @APIResponse(responseCode = "409", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public RepliesResource.LetterTold make(Body said) {
        writing.acknowledge(item, said.template());
        return get();
    }
}
