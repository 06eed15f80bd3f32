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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.circuit.CircuitNames;
import org.vaguemestre.circuit.Circuits;
import org.vaguemestre.circuit.Outcome;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.signature.Signing;

/**
 * The circuit of a mail item: where it stands, what the caller may do in it, and the acts on it. They need no version: each asks the circuit as it is
 * when it comes, and a task is done once.
 */
@RequestScoped
@Path("organisations/{organisation}/mail-items/{id}/circuit")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Circuits")
@APIResponse(responseCode = "404", ref = "Problem")
@APIResponse(responseCode = "403", ref = "Problem")
@APIResponse(responseCode = "409", ref = "Problem")
@APIResponse(responseCode = "422", ref = "Problem")
public class CircuitResource {
    @Inject
    private Circuits circuits;

    @Inject
    private Signing signing;

    @Inject
    private CircuitNames names;

    @Inject
    private StepBody.Reader steps;

    @Context
    private HttpServletRequest request;

    @PathParam("id")
    private UUID item;

    /** With what to begin. */
    @Schema(name = "CircuitStart")
    record StartBody(
            @Schema(description = "Published model; that of the item’s type when neither model nor steps are said")
                    UUID model,
            @Schema(description = "Steps of one’s own, in place of a model") List<StepBody> steps) {}

    /** A step to add. */
    @Schema(name = "CircuitAddition")
    record AddBody(
            @Schema(required = true) StepBody step,
            @Schema(description = "What has that rank or a later one comes after it", defaultValue = "false")
                    Boolean before) {}

    /** How a task was done. */
    @Schema(name = "TaskDone")
    record DoneBody(
            @Schema(
                            required = true,
                            description =
                                    "HANDLED, FAVOURABLE, RESERVED, UNFAVOURABLE, APPROVED, SENT or SIGNED; with SIGNED each letter of the reply is signed (PAdES B-T) and the task is done, or nothing is")
                    Outcome outcome,
            @Schema(description = "Kept with the task, outside the journal") String comment) {}

    /** Why the item goes back. */
    @Schema(name = "TaskRefusal")
    record RefusalBody(
            @Schema(required = true) String reason,
            @Schema(description = "A step that was done; where the item was last prepared when not said") UUID back) {}

    /** To whom. */
    @Schema(name = "TaskAssignment")
    record AssigneeBody(@Schema(required = true, description = "Login or identifier") String assignee) {}

    @GET
    @Operation(summary = "Tells the circuit of an item, and the tasks that the caller may do in it")
    @APIResponse(
            responseCode = "200",
            description = "The circuit that runs, else the last",
            content = @Content(schema = @Schema(implementation = CircuitBody.class)))
    public CircuitBody get() {
        return told();
    }

    @POST
    @Operation(summary = "Starts a circuit: of a published model, of the item’s type, or with steps of one’s own")
    @APIResponse(
            responseCode = "200",
            description = "The circuit now",
            content = @Content(schema = @Schema(implementation = CircuitBody.class)))
    public CircuitBody start(StartBody asked) {
        if (asked.steps() == null) {
            circuits.start(item, asked.model());
        } else {
            circuits.start(item, asked.steps().stream().map(steps::plan).toList());
        }
        return told();
    }

    @POST
    @Path("steps")
    @Operation(summary = "Adds a step; where no circuit runs, one begins with it beside the handling")
    @APIResponse(
            responseCode = "200",
            description = "The circuit now",
            content = @Content(schema = @Schema(implementation = CircuitBody.class)))
    public CircuitBody add(AddBody asked) {
        if (asked.step() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "step");
        }
        circuits.add(item, steps.plan(asked.step()), asked.step().rank(), Boolean.TRUE.equals(asked.before()));
        return told();
    }

    @POST
    @Path("steps/{step}/skip")
    @Operation(summary = "Skips a step, with a reason")
    @APIResponse(
            responseCode = "200",
            description = "The circuit now",
            content = @Content(schema = @Schema(implementation = CircuitBody.class)))
    public CircuitBody skip(@PathParam("step") UUID step, MailItemResource.ReasonBody why) {
        circuits.skip(item, step, why.reason());
        return told();
    }

    @POST
    @Path("tasks/{task}/done")
    @Operation(summary = "Does a task: gives an opinion, approves, finishes the handling")
    @APIResponse(
            responseCode = "200",
            description = "The circuit now",
            content = @Content(schema = @Schema(implementation = CircuitBody.class)))
    public CircuitBody done(@PathParam("task") UUID task, DoneBody how) {
        if (how.outcome() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "outcome");
        }
        if (how.outcome() == Outcome.SIGNED) {
            signing.sign(item, task, how.comment());
        } else {
            circuits.complete(item, task, how.outcome(), how.comment());
        }
        return told();
    }

    @POST
    @Path("tasks/{task}/refusal")
    @Operation(summary = "Refuses: the item goes back to an earlier step, with the reason")
    @APIResponse(
            responseCode = "200",
            description = "The circuit now",
            content = @Content(schema = @Schema(implementation = CircuitBody.class)))
    public CircuitBody refuse(@PathParam("task") UUID task, RefusalBody why) {
        circuits.refuse(item, task, why.back(), why.reason());
        return told();
    }

    @POST
    @Path("tasks/{task}/assignee")
    @Operation(summary = "Gives a task to someone else")
    @APIResponse(
            responseCode = "200",
            description = "The circuit now",
            content = @Content(schema = @Schema(implementation = CircuitBody.class)))
    public CircuitBody assign(@PathParam("task") UUID task, AssigneeBody to) {
        circuits.reassign(item, task, steps.agent(to.assignee()));
        return told();
    }

    @POST
    @Path("stop")
    @Operation(summary = "Stops the circuit, with a reason; the item is again with whom it is")
    @APIResponse(
            responseCode = "200",
            description = "The circuit now",
            content = @Content(schema = @Schema(implementation = CircuitBody.class)))
    public CircuitBody stop(MailItemResource.ReasonBody why) {
        circuits.stop(item, why.reason());
        return told();
    }

    private CircuitBody told() {
        return CircuitBody.of(
                circuits.of(item).orElseThrow(() -> new Refused(Refusal.CIRCUIT_NOT_RUNNING)),
                circuits.tasksOn(item),
                names.words(Language.of(request)));
    }
}
