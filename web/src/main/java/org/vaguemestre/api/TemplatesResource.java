package org.vaguemestre.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.reply.MergeField;
import org.vaguemestre.reply.Replies;
import org.vaguemestre.reply.TemplateKind;

/** The templates letters begin with, and the fields they can ask to be filled in. */
@RequestScoped
@Path("organisations/{organisation}/templates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Replies")
public class TemplatesResource {
    @Inject
    private Replies replies;

    /** Templates and fields. */
    @Schema(name = "Templates")
    record Told(List<Template> items, List<Field> fields) {}

    /** A template. */
    @Schema(name = "Template")
    record Template(UUID id, String name, TemplateKind kind, String fileName) {}

    /** A field. */
    @Schema(name = "MergeField")
    record Field(@Schema(description = "Typed in the text as ${field}") String field, String example) {}

    @GET
    @Operation(summary = "Lists the published templates, and the fields there are")
    @APIResponse(
            responseCode = "200",
            description = "By name",
            content = @Content(schema = @Schema(implementation = Told.class)))
    public Told all() {
        return new Told(
                replies.templates().stream()
                        .map(one -> new Template(one.id(), one.name(), one.kind(), one.fileName()))
                        .toList(),
                Arrays.stream(MergeField.values())
                        .map(one -> new Field(one.field(), one.example()))
                        .toList());
    }
}
