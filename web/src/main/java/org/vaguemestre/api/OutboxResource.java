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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.outbox.Outbox;
import org.vaguemestre.outbox.OutboxEntry;

/** The outbox of the organisation, for its mail room and administrator: what waits to leave, and what failed. */
@RequestScoped
@Path("organisations/{organisation}/outbox")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Dispatch")
@APIResponse(responseCode = "403", ref = "Problem")
public class OutboxResource {
    @Inject
    private Outbox outbox;

    /** Effects. */
    @Schema(name = "OutboxEntries")
    record All(List<Told> items, @Schema(nullable = true) String next) {}

    /** An effect. */
    @Schema(name = "OutboxEntry")
    record Told(
            UUID id,
            String kind,
            OutboxEntry.State state,
            int attempts,
            Instant nextAt,
            @Schema(nullable = true) String lastError,
            Instant createdAt) {}

    @GET
    @Operation(summary = "Lists what waits to leave and what failed, at most 200")
    @APIResponse(
            responseCode = "200",
            description = "The oldest first",
            content = @Content(schema = @Schema(implementation = All.class)))
    public All pending() {
        return new All(
                outbox.pending().stream()
                        .map(one -> new Told(
                                one.id(),
                                one.kind(),
                                one.state(),
                                one.attempts(),
                                one.nextAt(),
                                one.lastError(),
                                one.createdAt()))
                        .toList(),
                null);
    }

    @POST
    @Path("{id}/replay")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Tries an effect that failed again")
    @APIResponse(responseCode = "204", description = "It is due now")
    @APIResponse(responseCode = "404", ref = "Problem")
    public void replay(@PathParam("id") UUID id) {
        outbox.replay(id);
    }

    @POST
    @Path("{id}/drop")
    @Operation(summary = "Drops an effect that failed, with a reason")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "404", ref = "Problem")
    public void drop(@PathParam("id") UUID id, MailItemResource.ReasonBody why) {
        outbox.drop(id, why.reason());
    }
}
