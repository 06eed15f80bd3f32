package org.vaguemestre.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.circuit.Handovers;
import org.vaguemestre.circuit.PendingWork;
import org.vaguemestre.organisation.TaskKind;

/** What is with an agent who leaves, and its handover to another. */
@RequestScoped
@Path("organisations/{organisation}/agents/{agent}/handover")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Delegations")
@APIResponse(responseCode = "403", ref = "Problem")
@APIResponse(responseCode = "422", ref = "Problem")
public class HandoverResource {
    @Inject
    private PendingWork work;

    @Inject
    private Handovers handovers;

    @Inject
    private Directory directory;

    @Context
    private HttpServletRequest request;

    @PathParam("agent")
    private String agent;

    /** Something that is with the agent. */
    @Schema(name = "PendingWork")
    record Pending(
            UUID item,
            String number,
            TaskKind kind,
            @Schema(nullable = true, description = "Not told to whom may not see the item") String subject,
            @Schema(nullable = true) LocalDate dueOn) {
        static Pending of(PendingWork.Pending one) {
            return new Pending(one.item(), one.number(), one.kind(), one.subject(), one.dueOn());
        }
    }

    /** All of it. */
    @Schema(name = "PendingWorks")
    record All(List<Pending> items, @Schema(nullable = true) String next) {}

    /** To whom. */
    @Schema(name = "Handover")
    record Body(@Schema(required = true, description = "Login or identifier") String to) {}

    /** What became of one. */
    @Schema(name = "HandedOver")
    record Given(
            Pending pending,
            boolean done,
            @Schema(nullable = true) String code,
            @Schema(nullable = true) String detail) {}

    /** What became of each. */
    @Schema(name = "HandoverDone")
    record Done(List<Given> items) {}

    @GET
    @Operation(summary = "Lists what is with an agent: the items they handle and what is awaited of them")
    @APIResponse(
            responseCode = "200",
            description = "At most 500 of each",
            content = @Content(schema = @Schema(implementation = All.class)))
    public All pending() {
        return new All(work.of(directory.agent(agent)).stream().map(Pending::of).toList(), null);
    }

    @POST
    @Operation(summary = "Gives all of it to another agent; what cannot go stays, and is told")
    @APIResponse(
            responseCode = "200",
            description = "What became of each",
            content = @Content(schema = @Schema(implementation = Done.class)))
    public Done handOver(Body body) {
        return new Done(handovers.handOver(directory.agent(agent), directory.agent(body.to())).stream()
                .map(one -> new Given(
                        Pending.of(one.pending()),
                        one.refused() == null,
                        one.refused() == null ? null : one.refused().refusal().code(),
                        one.refused() == null ? null : one.refused().sentence(Language.of(request))))
                .toList());
    }
}
