package org.vaguemestre.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.IdempotencyKeys;
import org.vaguemestre.access.Right;
import org.vaguemestre.document.Intake;
import org.vaguemestre.mail.Basket;
import org.vaguemestre.mail.Baskets;
import org.vaguemestre.mail.MailPage;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The mail of the organisation: registration and lists. */
@RequestScoped
@Path("organisations/{organisation}/mail-items")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail items")
public class MailItemsResource {
    @Inject
    private Baskets baskets;

    @Inject
    private Registering registering;

    @Inject
    private Intake intake;

    @Inject
    private Directory directory;

    @Inject
    private ItemTeller teller;

    @Context
    private UriInfo address;

    /** The form that registers an item with its documents. */
    @Schema(name = "MailItemForm")
    record ItemForm(
            @Schema(required = true, description = "As JSON") ItemBody item,
            @Schema(description = "Files, in order; their type is found by content") List<byte[]> document) {}

    @GET
    @Operation(summary = "Lists the mail the caller may see, latest registered first unless a basket says otherwise")
    @APIResponse(
            responseCode = "200",
            description = "Some lines",
            content = @Content(schema = @Schema(implementation = ItemPage.class)))
    @APIResponse(responseCode = "400", ref = "Problem")
    public ItemPage list(
            @QueryParam("basket") String basket,
            @BeanParam Narrowing narrowing,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue(Asked.LIMIT) String limit) {
        MailPage page = baskets.page(basket(basket), narrowing.filter(directory), cursor, Asked.limit(limit));
        return new ItemPage(
                page.rows().stream().map(row -> ItemLine.of(row, directory)).toList(), page.next());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Registers a mail item without documents",
            description = "With `Prefer: return=minimal` the answer is its address alone.")
    @APIResponse(
            responseCode = "201",
            description = "Registered, durably; its address is in Location",
            content = @Content(schema = @Schema(implementation = Item.class)))
    @APIResponse(responseCode = "422", ref = "Problem")
    public Response register(
            @HeaderParam("Idempotency-Key") String key,
            @HeaderParam("Prefer") String prefer,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ItemBody.class)))
                    ItemBody said) {
        return registered(registering.register(key, said, List.of()), prefer);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Registers a mail item with its documents",
            description =
                    "All or nothing: a document that cannot be taken refuses the registration, and the problem's `file` names it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = ItemForm.class)))
    @APIResponse(
            responseCode = "201",
            description = "Registered, durably; its address is in Location",
            content = @Content(schema = @Schema(implementation = Item.class)))
    @APIResponse(responseCode = "413", ref = "Problem")
    @APIResponse(responseCode = "415", ref = "Problem")
    @APIResponse(responseCode = "422", ref = "Problem")
    public Response registerWithDocuments(
            @HeaderParam("Idempotency-Key") String key, @HeaderParam("Prefer") String prefer, List<EntityPart> parts)
            throws IOException {
        CurrentAccess.get().require(Right.MAIL_REGISTER);
        Upload upload = Upload.of(parts, "item", "document");
        ItemBody said;
        try (InputStream item = upload.one("item")
                .orElseThrow(() -> new Refused(Refusal.FIELD_MISSING, "item"))
                .getContent()) {
            said = Json.read(item, ItemBody.class);
        }
        List<Intake.Taken> documents = new ArrayList<>();
        for (EntityPart part : upload.all("document")) {
            try (InputStream bytes = part.getContent()) {
                documents.add(intake.take(Upload.fileName(part), bytes));
            } catch (Refused refused) {
                throw new RefusedFile(refused, Upload.fileName(part));
            }
        }
        return registered(registering.register(key, said, documents), prefer);
    }

    private Response registered(IdempotencyKeys.Made made, String prefer) {
        return teller.created(made.id(), address, prefer);
    }

    private static Basket basket(String value) {
        return Asked.given(value) ? Basket.of(value).orElseThrow(() -> Asked.invalid("basket", value)) : Basket.ALL;
    }
}
