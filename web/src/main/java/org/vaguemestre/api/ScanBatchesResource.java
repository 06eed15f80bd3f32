package org.vaguemestre.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.access.IdempotencyKeys;
import org.vaguemestre.capture.BatchState;
import org.vaguemestre.capture.GivenFile;
import org.vaguemestre.capture.NewBatch;
import org.vaguemestre.capture.ScanBatchPage;
import org.vaguemestre.capture.ScanBatches;
import org.vaguemestre.capture.Source;

/** Scan batches: giving one, and following what becomes of every page of it. */
@RequestScoped
@Path("organisations/{organisation}/scan-batches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Scan batches")
@APIResponse(responseCode = "403", ref = "Problem")
public class ScanBatchesResource {
    @Inject
    private ScanBatches batches;

    @Inject
    private Registering registering;

    @Context
    private UriInfo address;

    @Context
    private HttpServletRequest request;

    /** The form that gives a batch. */
    @Schema(name = "NewScanBatch")
    record NewScanBatch(
            @Schema(required = true, description = "PDF, TIFF, JPEG or PNG, in order") List<byte[]> file,
            @Schema(description = "For people; made of the day and the hour when not said") String name) {}

    /** Some batches. */
    @Schema(name = "ScanBatchPage")
    record Some(List<Line> items, @Schema(nullable = true) String next) {
        /** One batch, in short. */
        @Schema(name = "ScanBatchLine")
        record Line(
                UUID id,
                String name,
                Source source,
                BatchState state,
                @Schema(nullable = true) String givenBy,
                Instant receivedAt,
                @Schema(nullable = true) Instant finishedAt,
                Batch.Ledger pages,
                int files,
                int rejectedFiles,
                @Schema(description = "How many items were registered out of it") int items) {}
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Gives a batch; its job starts by itself",
            description = "A file that cannot be taken is told among the rejections and costs the others nothing.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = NewScanBatch.class)))
    @APIResponse(
            responseCode = "202",
            description = "Durable, and waiting for its job; its address is in Location",
            content = @Content(schema = @Schema(implementation = Batch.class)))
    @APIResponse(responseCode = "413", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public Response give(@HeaderParam("Idempotency-Key") String key, List<EntityPart> parts) throws IOException {
        Upload upload = Upload.of(parts, "file", "name");
        String name = upload.text("name");
        List<GivenFile> files = new ArrayList<>();
        for (EntityPart part : upload.all("file")) {
            try (InputStream bytes = part.getContent()) {
                files.add(batches.take(Upload.fileName(part), bytes));
            }
        }
        List<Object> said = new ArrayList<>(files);
        said.add(String.valueOf(name));
        IdempotencyKeys.Made made = registering.once(
                key, "scan-batches", said, () -> batches.give(new NewBatch(null, name, Source.API, files)));
        return Response.accepted(get(made.id()))
                .location(address.getAbsolutePathBuilder()
                        .path(made.id().toString())
                        .build())
                .build();
    }

    @GET
    @Operation(summary = "Lists the batches, latest first")
    @APIResponse(
            responseCode = "200",
            description = "Some batches",
            content = @Content(schema = @Schema(implementation = Some.class)))
    public Some list(
            @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue(Asked.LIMIT) String limit) {
        ScanBatchPage page = batches.page(cursor, Asked.limit(limit));
        return new Some(
                page.rows().stream()
                        .map(row -> new Some.Line(
                                row.id(),
                                row.name(),
                                row.source(),
                                row.state(),
                                row.givenBy(),
                                row.receivedAt(),
                                row.finishedAt(),
                                Batch.Ledger.of(row.pages()),
                                row.files(),
                                row.rejectedFiles(),
                                row.items()))
                        .toList(),
                page.next());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Tells a batch: its state, its page ledger, its items, what was rejected")
    @APIResponse(
            responseCode = "200",
            description = "The batch",
            content = @Content(schema = @Schema(implementation = Batch.class)))
    @APIResponse(responseCode = "404", ref = "Problem")
    public Batch get(@PathParam("id") UUID id) {
        return Batch.of(batches.get(id), Language.of(request));
    }
}
