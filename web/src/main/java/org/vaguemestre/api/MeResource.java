package org.vaguemestre.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.SignIn;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The agent that calls. */
@RequestScoped
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agent")
@APIResponse(responseCode = "401", ref = "Problem")
public class MeResource {
    private static final int DAYS = 90;
    private static final int DAYS_AT_MOST = 366;
    private static final int LABEL_LIMIT = 100;

    @Inject
    private Organisations organisations;

    @Inject
    private SignIn signIn;

    @Inject
    private Clock clock;

    @Context
    private HttpServletRequest request;

    /** An agent. */
    @Schema(name = "Me")
    record Me(
            UUID id,
            String login,
            String firstName,
            String lastName,
            String name,
            @Schema(description = "Rights over the portal; none of them opens any content") List<Right> portalRights,
            @Schema(description = "Organisations the agent may act for") List<Membership> organisations) {
        /** What the agent is in an organisation. */
        @Schema(name = "Membership")
        record Membership(
                @Schema(description = "Its name in addresses", examples = "port-lerin") String slug,
                String name,
                OrganisationView.Kind kind,
                @Schema(nullable = true, description = "Name of its EPCI") String parent,
                List<Right> rights) {}
    }

    /** A token to create. */
    @Schema(name = "NewToken")
    record TokenBody(
            @Schema(required = true, maxLength = LABEL_LIMIT, description = "What it is for", examples = "Scanner")
                    String label,
            @Schema(description = "Validity in days", minimum = "1", maximum = "366", defaultValue = "90")
                    Integer days) {}

    /** A token, shown this once. */
    @Schema(name = "Token")
    record Token(String token, String label, Instant expiresAt) {}

    @GET
    @Operation(summary = "Tells the agent and its organisations")
    @APIResponse(
            responseCode = "200",
            description = "The agent",
            content = @Content(schema = @Schema(implementation = Me.class)))
    public Me me() {
        SignedIn who = ApiEntrance.caller(request);
        return new Me(
                who.account(),
                who.login(),
                who.firstName(),
                who.lastName(),
                who.name(),
                who.portalRights().stream().sorted().toList(),
                organisations.of(who).stream()
                        .map(organisation -> new Me.Membership(
                                organisation.slug(),
                                organisation.name(),
                                organisation.kind(),
                                organisation.parent(),
                                rights(who, organisation)))
                        .toList());
    }

    @POST
    @Path("tokens")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Creates a personal token for a program; needs the account's own password")
    @APIResponse(
            responseCode = "201",
            description = "The token; it is never shown again",
            content = @Content(schema = @Schema(implementation = Token.class)))
    @APIResponse(responseCode = "403", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public Response createToken(TokenBody said) {
        if (!ApiEntrance.byPassword(request)) {
            throw new Refused(Refusal.PASSWORD_REQUIRED);
        }
        if (said.label() == null || said.label().isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "label");
        }
        if (said.label().length() > LABEL_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "label", LABEL_LIMIT);
        }
        int days = said.days() == null ? DAYS : said.days();
        if (days < 1 || days > DAYS_AT_MOST) {
            throw Asked.invalid("days", String.valueOf(days));
        }
        Duration validity = Duration.ofDays(days);
        Instant expiresAt = clock.instant().plus(validity).truncatedTo(ChronoUnit.SECONDS);
        String label = said.label().strip();
        return Response.status(Response.Status.CREATED)
                .entity(new Token(signIn.createToken(label, validity), label, expiresAt))
                .build();
    }

    private List<Right> rights(SignedIn who, OrganisationView organisation) {
        return organisations.enter(who, organisation.slug()).map(Access::rights).stream()
                .flatMap(java.util.Set::stream)
                .sorted()
                .toList();
    }
}
