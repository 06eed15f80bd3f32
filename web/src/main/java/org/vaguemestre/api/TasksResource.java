package org.vaguemestre.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.circuit.Circuits;
import org.vaguemestre.organisation.TaskKind;

/** What is asked of the caller in all circuits of the organisation; what is to be handled stands in the basket of mail items. */
@RequestScoped
@Path("organisations/{organisation}/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Circuits")
public class TasksResource {
    private static final int LIMIT = 200;

    @Inject
    private Circuits circuits;

    /** Tasks of the caller. */
    @Schema(name = "OwnTasks")
    record Tasks(List<CircuitBody.Mine> items, @Schema(nullable = true) String next) {}

    @GET
    @Operation(
            summary = "Lists what is asked of the caller, in their own name or by delegation, the most pressing first")
    @APIResponse(
            responseCode = "200",
            description = "At most 200 tasks",
            content = @Content(schema = @Schema(implementation = Tasks.class)))
    public Tasks mine(
            @Parameter(description = "Only of this kind: OPINION, VISA, SIGNATURE, DISPATCH") @QueryParam("kind")
                    String kind) {
        return new Tasks(
                circuits
                        .mine(kind == null ? Set.of() : Set.of(Asked.oneOf("kind", TaskKind.class, kind)), LIMIT)
                        .stream()
                        .map(CircuitBody.Mine::of)
                        .toList(),
                null);
    }
}
