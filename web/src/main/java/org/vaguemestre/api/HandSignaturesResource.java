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
import org.vaguemestre.signature.HandSignatures;

/** Letters signed by hand that are back, for the mail room. */
@RequestScoped
@Path("organisations/{organisation}/hand-signatures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Circuits")
@APIResponse(responseCode = "403", ref = "Problem")
public class HandSignaturesResource {
    @Inject
    private HandSignatures signatures;

    /** What is back. */
    @Schema(name = "PapersBack")
    record All(List<PaperBody> items, @Schema(nullable = true) String next) {}

    @GET
    @Operation(
            summary =
                    "Lists the letters that are back from signature by hand and that nobody has told signed, the first back first")
    @APIResponse(
            responseCode = "200",
            description = "At most 200",
            content = @Content(schema = @Schema(implementation = All.class)))
    public All back() {
        return new All(signatures.back().stream().map(PaperBody::of).toList(), null);
    }
}
