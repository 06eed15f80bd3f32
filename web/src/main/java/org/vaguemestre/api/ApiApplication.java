package org.vaguemestre.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The API, version 1. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Vaguemestre",
                        version = "1",
                        description =
                                "The shared mail room (gestion électronique du courrier). Every refusal is an RFC 9457 problem whose `code` is"
                                        + " stable; its `detail` is a French sentence, or an English one when `Accept-Language` asks for it. A"
                                        + " creation sent again with the same `Idempotency-Key` is answered with what was made the first time. A"
                                        + " change carries in `If-Match` the `ETag` of the version it was decided on. Lists answer"
                                        + " `{\"items\": […], \"next\": \"…\"}`: give `next` back as `cursor` for what follows.",
                        license = @License(name = "EUPL-1.2", url = "https://eupl.eu/1.2/en/")),
        tags = {
            @Tag(name = "Agent", description = "Who calls, and its tokens"),
            @Tag(name = "Mail items", description = "Courriers: registration, lists, acts, trail"),
            @Tag(name = "Scan batches", description = "Lots de numérisation: giving one, following its pages"),
            @Tag(name = "Documents", description = "Pièces: bytes, text, page images"),
            @Tag(name = "Search", description = "Recherche: whole text, filters, facets"),
            @Tag(name = "Correspondents", description = "Correspondants: who writes and is written to"),
            @Tag(name = "Organisation", description = "Services, agents, types de courrier"),
            @Tag(name = "Journal", description = "Journal: the chain and its proof"),
            @Tag(name = "Problems", description = "Every code a problem can have")
        },
        security = {@SecurityRequirement(name = "account"), @SecurityRequirement(name = "token")},
        components =
                @Components(
                        securitySchemes = {
                            @SecurityScheme(
                                    securitySchemeName = "account",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "basic",
                                    description = "Login and password of an account"),
                            @SecurityScheme(
                                    securitySchemeName = "token",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "bearer",
                                    description = "Personal token, see POST /me/tokens")
                        },
                        responses = {
                            @APIResponse(
                                    name = "Problem",
                                    description = "Refused; `code` says why",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class)))
                        }))
public class ApiApplication extends Application {}
