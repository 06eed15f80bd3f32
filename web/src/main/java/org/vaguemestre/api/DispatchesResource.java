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
import org.vaguemestre.dispatch.DispatchState;
import org.vaguemestre.dispatch.DispatchView;
import org.vaguemestre.dispatch.Dispatches;
import org.vaguemestre.dispatch.Means;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** How the letters of a reply leave. When the last one has left, the item is answered. */
@RequestScoped
@Path("organisations/{organisation}/mail-items/{id}/dispatches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Dispatch")
@APIResponse(responseCode = "403", ref = "Problem")
@APIResponse(responseCode = "404", ref = "Problem")
@APIResponse(responseCode = "409", ref = "Problem")
@APIResponse(responseCode = "422", ref = "Problem")
public class DispatchesResource {
    @Inject
    private Dispatches dispatches;

    @PathParam("id")
    private UUID item;

    /** How a letter is to leave. */
    @Schema(name = "NewDispatch")
    record Body(
            @Schema(required = true, description = "Its identifier, see the reply") UUID letter,
            @Schema(required = true) Means means,
            @Schema(required = true, description = "E-mail or postal address; by hand, to whom") String address,
            @Schema(description = "REGISTERED: number of the registered letter") String postNumber,
            @Schema(description = "By post: the mail room prints it first", defaultValue = "false") Boolean print) {}

    /** Letters, and how each leaves. */
    @Schema(name = "Dispatches")
    record All(List<Told> items, @Schema(nullable = true) String next) {}

    /** A letter, and how it leaves. */
    @Schema(name = "Dispatch")
    record Told(
            UUID letter,
            @Schema(nullable = true) String number,
            String recipient,
            @Schema(nullable = true, description = "Null while nothing was decided") Means means,
            @Schema(nullable = true) String address,
            @Schema(nullable = true) DispatchState state,
            @Schema(nullable = true) String postNumber,
            @Schema(nullable = true) Instant sentAt,
            @Schema(nullable = true, description = "By e-mail, where a mail server told so") Instant deliveredAt,
            @Schema(nullable = true) String failure) {
        static Told of(DispatchView view) {
            return new Told(
                    view.letter().id(),
                    view.letter().number(),
                    view.letter().recipient(),
                    view.means(),
                    view.address(),
                    view.state(),
                    view.postNumber(),
                    view.sentAt(),
                    view.deliveredAt(),
                    view.failure());
        }
    }

    @GET
    @Operation(summary = "Tells the letters of the reply to an item, and how each leaves")
    @APIResponse(
            responseCode = "200",
            description = "The letters",
            content = @Content(schema = @Schema(implementation = All.class)))
    public All all() {
        return new All(dispatches.of(item).stream().map(Told::of).toList(), null);
    }

    @POST
    @Operation(summary = "Says how a letter leaves: by e-mail it leaves by the outbox, otherwise it has left")
    @APIResponse(
            responseCode = "200",
            description = "The letters now",
            content = @Content(schema = @Schema(implementation = All.class)))
    public All decide(Body body) {
        if (body.letter() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "letter");
        }
        if (Boolean.TRUE.equals(body.print())) {
            dispatches.print(item, body.letter(), body.means(), body.address());
        } else {
            dispatches.decide(item, body.letter(), body.means(), body.address(), body.postNumber());
        }
        return all();
    }
}
