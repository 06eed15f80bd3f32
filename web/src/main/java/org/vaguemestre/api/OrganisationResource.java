package org.vaguemestre.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.organisation.Structure;

/** The structure of the organisation: departments, agents, mail types. Short lists, told whole. */
@RequestScoped
@Path("organisations/{organisation}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisation")
public class OrganisationResource {
    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    /** Departments in office. */
    @Schema(name = "Departments")
    record Departments(List<Department> items, @Schema(nullable = true) String next) {
        /** A department. */
        @Schema(name = "Department")
        record Department(UUID id, String code, String name, @Schema(nullable = true) UUID parent) {}
    }

    /** Agents in office. */
    @Schema(name = "Agents")
    record Agents(List<Agent> items, @Schema(nullable = true) String next) {
        /** An agent. */
        @Schema(name = "Agent")
        record Agent(
                UUID id,
                String login,
                String firstName,
                String lastName,
                String quality,
                @Schema(nullable = true) UUID department) {}
    }

    /** Mail types in use. */
    @Schema(name = "MailTypes")
    record Types(List<Type> items, @Schema(nullable = true) String next) {
        /** A mail type. */
        @Schema(name = "MailType")
        record Type(
                UUID id,
                String code,
                String name,
                @Schema(nullable = true, description = "Where it usually goes") UUID department,
                Confidentiality confidentiality,
                @Schema(nullable = true, description = "Calendar days in which an answer is committed to")
                        Integer commitmentDays) {}
    }

    @GET
    @Path("departments")
    @Operation(summary = "Lists the departments in office today")
    public Departments departments() {
        return new Departments(
                structure.departments().stream()
                        .map(d -> new Departments.Department(d.id(), d.code(), d.name(), d.parent()))
                        .toList(),
                null);
    }

    @GET
    @Path("agents")
    @Operation(summary = "Lists the agents in office today")
    public Agents agents() {
        return new Agents(
                structure.agents().stream()
                        .map(a -> new Agents.Agent(
                                a.account(), a.login(), a.firstName(), a.lastName(), a.quality(), a.department()))
                        .toList(),
                null);
    }

    @GET
    @Path("mail-types")
    @Operation(summary = "Lists the mail types in use")
    public Types mailTypes() {
        return new Types(
                types.all().stream()
                        .map(t -> new Types.Type(
                                t.id(), t.code(), t.name(), t.department(), t.confidentiality(), t.commitmentDays()))
                        .toList(),
                null);
    }
}
