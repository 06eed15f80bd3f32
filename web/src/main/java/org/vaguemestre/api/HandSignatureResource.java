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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.signature.HandSignatures;
import org.vaguemestre.signature.HandSigning;
import org.vaguemestre.signature.SignedByHand;

/** The answer to a mail item, signed on paper: printed with a code, scanned with the mail and known by it, told by somebody who looked. */
@RequestScoped
@Path("organisations/{organisation}/mail-items/{id}/hand-signature")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Circuits")
@APIResponse(responseCode = "403", ref = "Problem")
@APIResponse(responseCode = "404", ref = "Problem")
@APIResponse(responseCode = "409", ref = "Problem")
@APIResponse(responseCode = "422", ref = "Problem")
public class HandSignatureResource {
    @Inject
    private HandSignatures signatures;

    @Inject
    private HandSigning signing;

    @Inject
    private Directory directory;

    @PathParam("id")
    private UUID item;

    /** How far the signature on paper is. */
    @Schema(name = "HandSignature")
    record Told(
            @Schema(description = "The signature that is asked for") UUID task,
            @Schema(description = "Logins of those of whom it is asked") List<String> signers,
            List<PaperBody> papers,
            @Schema(description = "All are back, and the caller may tell that they are signed") boolean tellable) {
        static Told of(SignedByHand shown) {
            return new Told(
                    shown.task().id(),
                    shown.signers().stream().map(AgentView::login).toList(),
                    shown.papers().stream().map(PaperBody::of).toList(),
                    shown.tellable());
        }
    }

    /** Who signed. */
    @Schema(name = "HandSignatureTold")
    record TellBody(
            @Schema(description = "Login or identifier; the caller whose task it is, or the only signer, when not said")
                    String signer,
            @Schema(description = "Kept with the task, outside the journal") String comment) {}

    @GET
    @Operation(summary = "Tells how far the signature of the answer on paper is")
    @APIResponse(
            responseCode = "200",
            description = "One paper for each letter to sign",
            content = @Content(schema = @Schema(implementation = Told.class)))
    public Told get() {
        return told();
    }

    @POST
    @Operation(
            summary = "Makes each letter to sign ready to be printed, with its code; asked again, nothing is made anew")
    @APIResponse(
            responseCode = "200",
            description = "The papers now; see the documents for their PDF",
            content = @Content(schema = @Schema(implementation = Told.class)))
    public Told print() {
        signing.print(item);
        return told();
    }

    @POST
    @Path("told")
    @Operation(
            summary =
                    "Tells that the letters that are back are signed: the task is done, and their scans are the signed letters")
    @APIResponse(responseCode = "204", description = "They are signed")
    public void tell(TellBody how) {
        signatures.tell(item, told().task(), directory.agent(how.signer()), how.comment());
    }

    private Told told() {
        return signatures.of(item).map(Told::of).orElseThrow(() -> new Refused(Refusal.TASK_OVER));
    }
}
