package org.vaguemestre.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Where the {@code type} of a problem leads: what each code means. Open to all. */
@RequestScoped
@Path("problems")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirements
@Tag(name = "Problems")
public class ProblemsResource {
    @Context
    private HttpServletRequest request;

    /** A code. */
    @Schema(name = "Code")
    record Code(String code, int status, @Schema(description = "With numbered places") String sentence) {}

    /** Every code. */
    @Schema(name = "Codes")
    record Codes(List<Code> items, @Schema(nullable = true) String next) {}

    @GET
    @Operation(summary = "Lists every code a problem can have")
    public Codes all() {
        return new Codes(Arrays.stream(Refusal.values()).map(this::told).toList(), null);
    }

    @GET
    @Path("{code}")
    @Operation(summary = "Tells what a code means")
    @APIResponse(responseCode = "404", ref = "Problem")
    public Code one(@PathParam("code") String code) {
        return Arrays.stream(Refusal.values())
                .filter(refusal -> refusal.code().equals(code))
                .findFirst()
                .map(this::told)
                .orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
    }

    private Code told(Refusal refusal) {
        return new Code(refusal.code(), Problem.status(refusal), refusal.sentence(Language.of(request)));
    }
}
