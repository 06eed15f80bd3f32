package org.vaguemestre.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.access.IdempotencyKeys;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Who writes to the organisation and is written to. */
@RequestScoped
@Path("organisations/{organisation}/correspondents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Correspondents")
@APIResponse(responseCode = "403", ref = "Problem")
public class CorrespondentsResource {
    @Inject
    private Correspondents correspondents;

    @Inject
    private Registering registering;

    @Context
    private UriInfo address;

    /** Some correspondents. */
    @Schema(name = "CorrespondentPage")
    record Known(List<Item.Correspondent> items, @Schema(nullable = true) String next) {}

    @GET
    @Operation(
            summary = "Lists the correspondents, or completes a name",
            description =
                    "With `q`, those whose name has words that begin so, accents and case aside, at most `limit`;"
                            + " with `name` (and `firstName`), those who may be the same; with neither, all of them, page by page.")
    @APIResponse(
            responseCode = "200",
            description = "Some correspondents",
            content = @Content(schema = @Schema(implementation = Known.class)))
    public Known list(
            @QueryParam("q") String typed,
            @QueryParam("name") String name,
            @QueryParam("firstName") String firstName,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue(Asked.LIMIT) String limit) {
        int most = Asked.limit(limit);
        if (typed != null) {
            return page(correspondents.complete(Asked.text("q", typed), most), null);
        }
        if (name != null) {
            return page(correspondents.likely(Asked.text("firstName", firstName), Asked.text("name", name)), null);
        }
        List<CorrespondentView> found = correspondents.list(Asked.after(cursor), most + 1);
        return found.size() > most
                ? page(
                        found.subList(0, most),
                        Asked.cursorAfter(found.get(most - 1).id()))
                : page(found, null);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Tells a correspondent")
    @APIResponse(
            responseCode = "200",
            description = "The correspondent",
            content = @Content(schema = @Schema(implementation = Item.Correspondent.class)))
    @APIResponse(responseCode = "404", ref = "Problem")
    public Item.Correspondent get(@PathParam("id") UUID id) {
        return Item.Correspondent.of(correspondents.find(id).orElseThrow(() -> new Refused(Refusal.NOT_FOUND)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Creates a correspondent")
    @APIResponse(
            responseCode = "201",
            description = "Created; its address is in Location",
            content = @Content(schema = @Schema(implementation = Item.Correspondent.class)))
    @APIResponse(responseCode = "422", ref = "Problem")
    public Response create(@HeaderParam("Idempotency-Key") String key, SenderBody said) {
        if (said.id() != null) {
            throw new Refused(Refusal.FIELD_UNKNOWN, "id");
        }
        IdempotencyKeys.Made made = registering.create(key, said);
        return Response.created(address.getAbsolutePathBuilder()
                        .path(made.id().toString())
                        .build())
                .entity(get(made.id()))
                .build();
    }

    private static Known page(List<CorrespondentView> found, String next) {
        return new Known(found.stream().map(Item.Correspondent::of).toList(), next);
    }
}
