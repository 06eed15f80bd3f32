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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.signature.SignatureBook;

/** What the caller is asked to approve or to sign, done one by one or several at once. */
@RequestScoped
@Path("organisations/{organisation}/signature-book")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Circuits")
@APIResponse(responseCode = "422", ref = "Problem")
public class SignatureBookResource {
    @Inject
    private SignatureBook book;

    @Context
    private HttpServletRequest request;

    /** Something to approve or to sign. */
    @Schema(name = "SignatureLeaf")
    record Leaf(UUID item, UUID task, TaskKind kind, String number, String subject, String correspondent) {}

    /** What waits. */
    @Schema(name = "SignatureLeaves")
    record Leaves(List<Leaf> items, @Schema(nullable = true) String next) {}

    /** A leaf to pass. */
    @Schema(name = "SignatureWanted")
    record Wanted(@Schema(required = true) UUID item, @Schema(required = true) UUID task) {}

    /** Leaves to pass. */
    @Schema(name = "SignaturePassing")
    record Passing(@Schema(required = true) List<Wanted> items, String comment) {}

    /** What became of one. */
    @Schema(name = "SignaturePassed")
    record Passed(
            UUID item,
            UUID task,
            boolean done,
            @Schema(nullable = true, description = "Code of the reason why it was not done") String code,
            @Schema(nullable = true) String detail) {}

    /** What became of each. */
    @Schema(name = "SignaturesPassed")
    record AllPassed(List<Passed> items) {}

    @GET
    @Operation(summary = "Lists what the caller is asked to approve or to sign, the most pressing first")
    @APIResponse(
            responseCode = "200",
            description = "At most 100",
            content = @Content(schema = @Schema(implementation = Leaves.class)))
    public Leaves leaves() {
        return new Leaves(
                book.leaves().stream()
                        .map(leaf -> new Leaf(
                                leaf.task().item(),
                                leaf.task().id(),
                                leaf.task().kind(),
                                leaf.item().number(),
                                leaf.item().subject(),
                                leaf.item().correspondent()))
                        .toList(),
                null);
    }

    @POST
    @Operation(
            summary =
                    "Approves or signs each, whatever it asks for; what is refused for one is done for the others, and told")
    @APIResponse(
            responseCode = "200",
            description = "What became of each, in their order",
            content = @Content(schema = @Schema(implementation = AllPassed.class)))
    public AllPassed pass(Passing asked) {
        if (asked.items() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "items");
        }
        List<SignatureBook.Wanted> wanted = asked.items().stream()
                .map(one -> new SignatureBook.Wanted(one.item(), one.task()))
                .toList();
        return new AllPassed(book.pass(wanted, asked.comment()).stream()
                .map(done -> new Passed(
                        done.wanted().item(),
                        done.wanted().task(),
                        done.refused() == null,
                        done.refused() == null ? null : done.refused().refusal().code(),
                        done.refused() == null ? null : done.refused().sentence(Language.of(request))))
                .toList());
    }
}
