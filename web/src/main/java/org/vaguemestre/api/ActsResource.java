package org.vaguemestre.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.access.IdempotencyKeys;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.mail.AskedAct;
import org.vaguemestre.mail.MailBatch;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** One act on many items at once; what is refused for one is done for the others, and the answer says so item by item. */
@RequestScoped
@Path("organisations/{organisation}/mail-items/acts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Mail items")
public class ActsResource {
    @Inject
    private MailBatch batch;

    @Inject
    private Directory directory;

    @Context
    private HttpServletRequest request;

    /** What can be done to many items. */
    enum Doable {
        TAKE,
        ASSIGN,
        ROUTE,
        RETURN,
        CLOSE,
        /** Takes back the caller's last act, shortly after it. */
        UNDO
    }

    /** What to do, and to which items. */
    @Schema(name = "Acts")
    record ActsBody(
            @Schema(
                            required = true,
                            description =
                                    "UNDO takes back what the caller just did to each item, for two minutes and as long as nobody changed it")
                    Doable act,
            @Schema(description = "ROUTE: code or identifier") String department,
            @Schema(description = "ASSIGN, ROUTE: login or identifier") String assignee,
            @Schema(description = "CLOSE: kept with the item") String reason,
            @Schema(required = true, description = "At most 200") List<TargetBody> items) {}

    /** An item, as it was seen. */
    @Schema(name = "ActTarget")
    record TargetBody(
            @Schema(required = true) UUID id,
            @Schema(required = true, description = "The version the act was decided on, see ETag") Long version,
            @Schema(description = "Slug of the item’s organisation; that of the address when not said")
                    String organisation) {}

    /** What became of each item, in the order given. */
    @Schema(name = "ActResults")
    record Results(long done, long refused, List<Result> items) {}

    /** What became of one. */
    @Schema(name = "ActResult")
    record Result(
            String organisation,
            UUID id,
            @Schema(nullable = true, description = "Null when the caller may not know it") String number,
            boolean done,
            @Schema(description = "After the act: give it back to undo") long version,
            @Schema(nullable = true, description = "Why nothing was done to this one") Problem refusal) {}

    @POST
    @Operation(
            summary = "Does one act on many items, each under its own guard, version and transaction",
            description =
                    "Answers 200 even when some or all are refused: each result says done, or why not. Sent again with the same"
                            + " `Idempotency-Key`, nothing is done twice.")
    @APIResponse(
            responseCode = "200",
            description = "What became of each item",
            content = @Content(schema = @Schema(implementation = Results.class)))
    @APIResponse(responseCode = "422", ref = "Problem")
    public Results perform(
            @Parameter(hidden = true) @PathParam("organisation") String organisation,
            @HeaderParam("Idempotency-Key") String key,
            ActsBody asked) {
        SignedIn who = ApiEntrance.caller(request);
        List<MailBatch.Target> targets = targets(organisation, asked);
        UUID command = command(key);
        List<MailBatch.Outcome> outcomes = asked.act() == Doable.UNDO
                ? batch.undo(who, command, targets)
                : batch.perform(who, command, act(asked), targets);
        long done = outcomes.stream().filter(MailBatch.Outcome::done).count();
        Locale locale = Language.of(request);
        return new Results(
                done,
                outcomes.size() - done,
                outcomes.stream().map(outcome -> told(outcome, locale)).toList());
    }

    private static List<MailBatch.Target> targets(String organisation, ActsBody asked) {
        if (asked.act() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "act");
        }
        if (asked.items() == null || asked.items().isEmpty()) {
            throw new Refused(Refusal.FIELD_MISSING, "items");
        }
        return asked.items().stream()
                .map(item -> {
                    if (item == null || item.id() == null || item.version() == null) {
                        throw new Refused(
                                Refusal.FIELD_MISSING,
                                item == null || item.id() == null ? "items.id" : "items.version");
                    }
                    return new MailBatch.Target(
                            item.organisation() == null ? organisation : item.organisation(),
                            item.id(),
                            item.version());
                })
                .toList();
    }

    /** The act; what it needs is missing for all of its items alike. */
    private AskedAct act(ActsBody asked) {
        return switch (asked.act()) {
            case TAKE -> AskedAct.take();
            case ASSIGN -> AskedAct.assign(directory.agent(required("assignee", asked.assignee())));
            case ROUTE ->
                AskedAct.route(
                        directory.department(required("department", asked.department())),
                        directory.agent(asked.assignee()));
            case RETURN -> AskedAct.giveBack();
            case CLOSE -> AskedAct.close(asked.reason());
            case UNDO -> throw new IllegalArgumentException("UNDO is no act of its own");
        };
    }

    private static String required(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, name);
        }
        return value;
    }

    /** The same key of the same caller is the same request; who calls is checked with it. */
    private static UUID command(String key) {
        if (key == null) {
            return null;
        }
        if (key.isBlank()) {
            throw new Refused(Refusal.FIELD_INVALID, "Idempotency-Key", key);
        }
        if (key.length() > IdempotencyKeys.KEY_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "Idempotency-Key", IdempotencyKeys.KEY_LIMIT);
        }
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    private static Result told(MailBatch.Outcome outcome, Locale locale) {
        return new Result(
                outcome.organisation(),
                outcome.item(),
                outcome.number(),
                outcome.done(),
                outcome.version(),
                outcome.done() ? null : Problem.of(outcome.refused(), locale));
    }
}
