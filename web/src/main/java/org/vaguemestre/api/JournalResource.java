package org.vaguemestre.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.ChainExport;
import org.vaguemestre.journal.Checkpoint;
import org.vaguemestre.journal.Consultation;

/** The journal of the organisation. */
@RequestScoped
@Path("organisations/{organisation}/journal")
@Tag(name = "Journal")
public class JournalResource {
    private static final String JSON_LINES = "application/jsonl";
    private static final String ZIP = "application/zip";
    private static final String PEM = "application/x-pem-file";

    @Inject
    private ChainExport chain;

    @Inject
    private Consultation consultation;

    @GET
    @Path("export")
    @Produces({JSON_LINES, Problem.MEDIA_TYPE})
    @Operation(
            summary = "Exports the whole chain for the offline verifier",
            description =
                    "One JSON object a line: the organisation, each entry with the Base64 of its canonical bytes and its hash, the signed checkpoints where they stand, the head.")
    @APIResponse(
            responseCode = "200",
            description = "The chain",
            content = @Content(mediaType = JSON_LINES, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "403", ref = "Problem")
    public Response export() {
        /* Before the first byte: later it could no longer be refused. */
        Checkpoint end = consultation.beforeExport();
        StreamingOutput lines = out -> chain.write(end, out);
        return Response.ok(lines, JSON_LINES)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"journal-" + CurrentAccess.get().slug() + ".jsonl\"")
                .build();
    }

    @GET
    @Path("stamps")
    @Produces({ZIP, Problem.MEDIA_TYPE})
    @Operation(
            summary = "The time stamps (RFC 3161) of the checkpoints",
            description =
                    "A ZIP with a token {size}.tst for each checkpoint that an authority has stamped; none where no authority is configured.")
    @APIResponse(
            responseCode = "200",
            description = "The stamps",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "403", ref = "Problem")
    public Response stamps() throws IOException {
        return Response.ok(chain.stamps(), ZIP)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"journal-" + CurrentAccess.get().slug() + "-stamps.zip\"")
                .build();
    }

    @GET
    @Path("key")
    @Produces({PEM, Problem.MEDIA_TYPE})
    @Operation(
            summary = "The public key that the checkpoints of exports are signed with",
            description =
                    "Ed25519, in PEM; the same for all organisations of the portal. Keep it elsewhere: the verifier asks for it.")
    @APIResponse(
            responseCode = "200",
            description = "The key",
            content = @Content(mediaType = PEM, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "403", ref = "Problem")
    public Response key() {
        return Response.ok(consultation.key().pem(), PEM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"journal-key.pem\"")
                .build();
    }
}
