package org.vaguemestre.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.mail.Baskets;

/** How many items wait in each basket of the caller. */
@RequestScoped
@Path("organisations/{organisation}/baskets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail items")
public class BasketsResource {
    @Inject
    private Baskets baskets;

    /** A basket and its counter. */
    @Schema(name = "BasketCount")
    record Counted(
            @Schema(description = "As the parameter basket of the lists takes it") String basket,
            @Schema(description = "1000 for 1000 or more") int count) {}

    /** All of them. */
    @Schema(name = "BasketCounts")
    record All(List<Counted> items) {}

    @GET
    @Operation(summary = "Counts what waits in each basket of the caller")
    @APIResponse(
            responseCode = "200",
            description = "The baskets the caller has",
            content = @Content(schema = @Schema(implementation = All.class)))
    public All counts() {
        return new All(baskets.counts().entrySet().stream()
                .map(one -> new Counted(one.getKey().slug(), one.getValue()))
                .toList());
    }
}
