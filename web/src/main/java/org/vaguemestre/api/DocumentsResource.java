package org.vaguemestre.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.document.DocumentView;
import org.vaguemestre.document.Documents;
import org.vaguemestre.document.Range;
import org.vaguemestre.document.SignatureFinding;
import org.vaguemestre.mail.MailItems;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.signature.SignatureReports;

/** The documents of the items the caller may see, by the fingerprint of their bytes. */
@RequestScoped
@Path("organisations/{organisation}/documents/{sha256}")
@Tag(name = "Documents")
@APIResponse(responseCode = "404", ref = "Problem")
@APIResponse(responseCode = "409", description = "It waits for the antivirus, or is in quarantine", ref = "Problem")
public class DocumentsResource {
    @Inject
    private MailItems items;

    @Inject
    private Documents documents;

    @Inject
    private SignatureReports reports;

    /** What was read in a document. */
    @Schema(name = "DocumentText")
    record Text(
            @Schema(description = "PENDING: still to be read; UNREADABLE: kept, but its text cannot be known")
                    DocumentView.Reading reading,
            @Schema(description = "Text of each page, in order") List<String> pages) {}

    @GET
    @Operation(summary = "Gives the document's own bytes; one range may be asked for")
    @APIResponse(
            responseCode = "200",
            description = "The bytes",
            content = @Content(mediaType = MediaType.WILDCARD, schema = @Schema(implementation = byte[].class)))
    @APIResponse(responseCode = "206", description = "The range asked for")
    @APIResponse(responseCode = "416", description = "No such range")
    public Response bytes(
            @PathParam("sha256") String sha256, @HeaderParam("Range") String asked, @Context Request request) {
        DocumentView document = items.document(sha256);
        EntityTag tag = new EntityTag(document.sha256());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.build();
        }
        Range range = Range.of(asked, document.size());
        if (range == Range.NONE) {
            return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + document.size())
                    .build();
        }
        StreamingOutput bytes = out -> {
            try (InputStream in = documents.bytes(document.sha256())) {
                range.copy(in, out);
            }
        };
        Response.ResponseBuilder answer = Response.status(
                        range.partial() ? Response.Status.PARTIAL_CONTENT : Response.Status.OK)
                .entity(bytes)
                .type(document.mediaType())
                .tag(tag)
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CONTENT_LENGTH, range.length())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + document.sha256() + extension(document.mediaType()) + "\"");
        return (range.partial() ? answer.header("Content-Range", range.of(document.size())) : answer).build();
    }

    @GET
    @Path("text")
    @Produces("text/plain;charset=UTF-8")
    @Operation(summary = "Gives the text that was read in the document; a form feed ends each page but the last")
    public Response text(@PathParam("sha256") String sha256) {
        return Response.ok(String.join("\f", read(sha256).pages())).build();
    }

    @GET
    @Path("text")
    @Produces(MediaType.APPLICATION_JSON + ";qs=0.5")
    @Operation(hidden = true)
    public Text read(@PathParam("sha256") String sha256) {
        DocumentView document = items.document(sha256);
        return new Text(document.reading(), documents.text(document.sha256()));
    }

    @GET
    @Path("pages/{n}")
    @Produces({"image/jpeg", Problem.MEDIA_TYPE})
    @Operation(summary = "Gives the image of a page, upright; there is none while the document is not read")
    @APIResponse(
            responseCode = "200",
            description = "The image",
            content = @Content(mediaType = "image/jpeg", schema = @Schema(implementation = byte[].class)))
    public Response page(@PathParam("sha256") String sha256, @PathParam("n") int n) {
        DocumentView document = items.document(sha256);
        java.nio.file.Path image = documents.derivatives(document.sha256()).resolve("page-" + n + ".jpg");
        if (!Files.isRegularFile(image)) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        return Response.ok(image.toFile(), "image/jpeg").build();
    }

    private static String extension(String mediaType) {
        return switch (mediaType) {
            case "application/pdf" -> ".pdf";
            case "image/jpeg" -> ".jpg";
            case "image/png" -> ".png";
            case "image/tiff" -> ".tif";
            case "text/plain" -> ".txt";
            default -> "";
        };
    }

    /** What its signatures are worth. */
    @Schema(name = "DocumentSignatures")
    record Signatures(List<SignatureFinding> items) {}

    @GET
    @Path("signatures")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Verifies the electronic signatures of a PDF (ETSI EN 319 102-1), against the authorities of the host")
    @APIResponse(
            responseCode = "200",
            description = "Each, in their order; none for a document that is not signed",
            content = @Content(schema = @Schema(implementation = Signatures.class)))
    public Signatures signatures(@PathParam("sha256") String sha256) {
        return new Signatures(reports.of(sha256));
    }
}
