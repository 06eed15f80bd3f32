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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.dispatch.Dispatches;
import org.vaguemestre.dispatch.Means;
import org.vaguemestre.dispatch.Postage;
import org.vaguemestre.dispatch.PrintQueue;

/** Letters that the mail room is to print and to post. */
@RequestScoped
@Path("organisations/{organisation}/print-queue")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Dispatch")
@APIResponse(responseCode = "403", ref = "Problem")
public class PrintQueueResource {
    @Inject
    private PrintQueue queue;

    @Inject
    private Dispatches dispatches;

    /** A letter to print. */
    @Schema(name = "LetterToPrint")
    record Waiting(
            UUID dispatch,
            UUID item,
            String number,
            String recipient,
            Means means,
            String address,
            @Schema(description = "Of the PDF to print, see the documents") String sha256,
            @Schema(description = "It was signed on paper: that very paper is posted, and nothing is printed")
                    boolean signedByHand) {}

    /** What waits. */
    @Schema(name = "LettersToPrint")
    record All(List<Waiting> items, @Schema(nullable = true) String next) {}

    /** How it was posted. */
    @Schema(name = "LetterPosted")
    record Posted(
            @Schema(description = "REGISTERED: its number") String postNumber,
            @Schema(description = "GREEN, TRACKED, REGISTERED, PARCEL") Postage postage) {}

    @GET
    @Operation(summary = "Lists the letters to print and to post, the first decided first")
    @APIResponse(
            responseCode = "200",
            description = "At most 200",
            content = @Content(schema = @Schema(implementation = All.class)))
    public All waiting() {
        return new All(
                queue.waiting().stream()
                        .map(one -> new Waiting(
                                one.dispatch(),
                                one.letter().carrier(),
                                one.letter().number(),
                                one.letter().recipient(),
                                one.means(),
                                one.address(),
                                one.sha256(),
                                one.byHand()))
                        .toList(),
                null);
    }

    @POST
    @Path("{dispatch}/withdraw")
    @Operation(summary = "Takes a letter out of the print queue: another way is to be decided")
    @APIResponse(responseCode = "204", description = "It waits no more")
    @APIResponse(responseCode = "409", ref = "Problem")
    public void withdraw(@PathParam("dispatch") UUID dispatch) {
        dispatches.withdraw(dispatch);
    }

    @POST
    @Path("{dispatch}/posted")
    @Operation(summary = "Says that a letter was posted")
    @APIResponse(responseCode = "204", description = "It has left")
    @APIResponse(responseCode = "409", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public void posted(@PathParam("dispatch") UUID dispatch, Posted how) {
        dispatches.posted(dispatch, how.postNumber(), how.postage());
    }
}
