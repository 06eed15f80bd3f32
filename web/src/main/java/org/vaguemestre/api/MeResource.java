package org.vaguemestre.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.PersonalTokens;
import org.vaguemestre.access.PersonalTokens.PersonalToken;
import org.vaguemestre.access.Right;
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
    @Inject
    private Organisations organisations;

    @Inject
    private PersonalTokens tokens;

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
            @Schema(
                            required = true,
                            maxLength = PersonalTokens.LABEL_LIMIT,
                            description = "What it is for",
                            examples = "Scanner")
                    String label,
            @Schema(description = "Validity in days", minimum = "1", maximum = "366", defaultValue = "90")
                    Integer days) {}

    /** A token, shown this once. */
    @Schema(name = "Token")
    record Token(UUID id, String token, String label, Instant createdAt, Instant expiresAt) {}

    /** Tokens of the agent. */
    @Schema(name = "Tokens")
    record Tokens(List<PersonalToken> items) {}

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
        PersonalTokens.Given given = tokens.create(said.label(), said.days());
        PersonalToken token = given.token();
        return Response.status(Response.Status.CREATED)
                .entity(new Token(token.id(), given.secret(), token.label(), token.createdAt(), token.expiresAt()))
                .build();
    }

    @GET
    @Path("tokens")
    @Operation(summary = "Lists the agent's tokens that are still valid; not their secrets")
    @APIResponse(
            responseCode = "200",
            description = "The tokens, the newest first",
            content = @Content(schema = @Schema(implementation = Tokens.class)))
    public Tokens tokens() {
        return new Tokens(tokens.mine());
    }

    @DELETE
    @Path("tokens/{id}")
    @Operation(summary = "Revokes a token, at once")
    @APIResponse(responseCode = "204", description = "Revoked")
    @APIResponse(responseCode = "404", ref = "Problem")
    public void revokeToken(@PathParam("id") String id) {
        tokens.revoke(Asked.idIn(id).orElseThrow(() -> new Refused(Refusal.NOT_FOUND)));
    }

    private List<Right> rights(SignedIn who, OrganisationView organisation) {
        return organisations.enter(who, organisation.slug()).map(Access::rights).stream()
                .flatMap(java.util.Set::stream)
                .sorted()
                .toList();
    }
}
