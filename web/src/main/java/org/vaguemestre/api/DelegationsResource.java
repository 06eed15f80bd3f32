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
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.organisation.DelegationView;
import org.vaguemestre.organisation.Delegations;
import org.vaguemestre.organisation.NewDelegation;
import org.vaguemestre.organisation.StructureDesk;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Absences and delegations: one's own; all of them for the administrator. */
@RequestScoped
@Path("organisations/{organisation}/delegations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Delegations")
@APIResponse(responseCode = "403", ref = "Problem")
@APIResponse(responseCode = "422", ref = "Problem")
public class DelegationsResource {
    @Inject
    private Delegations delegations;

    @Inject
    private Directory directory;

    /** A delegation to be made. */
    @Schema(name = "NewDelegation")
    record Body(
            @Schema(description = "Login or identifier; the caller when not said") String from,
            @Schema(required = true, description = "Login or identifier") String to,
            @Schema(required = true) LocalDate since,
            @Schema(description = "Last day; required without a decree") LocalDate until,
            @Schema(required = true, description = "OPINION, VISA, SIGNATURE, DISPATCH") Set<TaskKind> kinds,
            @Schema(description = "Codes or identifiers; all when not said") List<String> mailTypes,
            @Schema(description = "Codes or identifiers, with those below them; all when not said")
                    List<String> departments,
            @Schema(description = "Reference of the decree, required for a signature") String decree) {}

    /** A delegation. */
    @Schema(name = "Delegation")
    record Told(
            UUID id,
            UUID from,
            String fromName,
            UUID to,
            String toName,
            LocalDate since,
            @Schema(nullable = true) LocalDate until,
            Set<TaskKind> kinds,
            List<UUID> mailTypes,
            List<UUID> departments,
            @Schema(nullable = true) String decree,
            StructureDesk.Standing standing,
            @Schema(nullable = true) String revokedBecause) {
        static Told of(DelegationView view) {
            return new Told(
                    view.id(),
                    view.from(),
                    view.fromName(),
                    view.to(),
                    view.toName(),
                    view.since(),
                    view.until(),
                    view.kinds(),
                    view.mailTypes(),
                    view.departments(),
                    view.decree(),
                    view.standing(),
                    view.revokedBecause());
        }
    }

    /** Delegations, the latest first. */
    @Schema(name = "Delegations")
    record All(List<Told> items, @Schema(nullable = true) String next) {}

    @GET
    @Operation(summary = "Lists the delegations: all of them for the administrator, else one’s own")
    @APIResponse(
            responseCode = "200",
            description = "The latest first",
            content = @Content(schema = @Schema(implementation = All.class)))
    public All all() {
        List<DelegationView> seen =
                CurrentAccess.get().has(Right.ORGANISATION_ADMINISTER) ? delegations.all() : delegations.own();
        return new All(seen.stream().map(Told::of).toList(), null);
    }

    @POST
    @Operation(summary = "Makes a delegation; what waits already is reached by it")
    @APIResponse(
            responseCode = "201",
            description = "Its identifier",
            content = @Content(schema = @Schema(implementation = Identified.class)))
    public Response make(Body body) {
        if (body.to() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "to");
        }
        UUID id = delegations.make(new NewDelegation(
                body.from() == null ? CurrentAccess.get().account() : directory.agent(body.from()),
                directory.agent(body.to()),
                body.since(),
                body.until(),
                body.kinds(),
                body.mailTypes() == null
                        ? null
                        : body.mailTypes().stream().map(directory::mailType).toList(),
                body.departments() == null
                        ? null
                        : body.departments().stream().map(directory::department).toList(),
                body.decree()));
        return Response.status(Response.Status.CREATED)
                .entity(new Identified(id))
                .build();
    }

    @POST
    @Path("{id}/revocation")
    @Operation(summary = "Revokes a delegation, with a reason")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(responseCode = "404", ref = "Problem")
    public void revoke(@PathParam("id") UUID id, MailItemResource.ReasonBody why) {
        delegations.revoke(id, why.reason());
    }
}
