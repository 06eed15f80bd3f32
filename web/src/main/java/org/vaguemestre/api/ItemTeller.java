package org.vaguemestre.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.mail.MailItemView;
import org.vaguemestre.mail.MailItems;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Answers that tell an item as it is now, with its version as ETag. */
@Dependent
class ItemTeller {
    private static final String MINIMAL = "return=minimal";

    @Inject
    private MailItems items;

    @Inject
    private Directory directory;

    static EntityTag tag(MailItemView item) {
        return new EntityTag(Long.toString(item.version()));
    }

    Item told(MailItemView item) {
        return Item.of(item, directory);
    }

    /**
     * After a registration: 201, with the item where its registrar may see it.
     *
     * @param prefer the caller's {@code Prefer} (RFC 7240); with {@code return=minimal} the address alone is told
     */
    Response created(UUID id, UriInfo address, String prefer) {
        URI location = address.getAbsolutePathBuilder().path(id.toString()).build();
        if (prefer != null && prefer.replace(" ", "").contains(MINIMAL)) {
            return Response.created(location)
                    .header("Preference-Applied", MINIMAL)
                    .build();
        }
        return seen(id).map(item -> Response.created(location).tag(tag(item)).entity(told(item)))
                .orElseGet(() -> Response.created(location).entity(new Identified(id)))
                .build();
    }

    /** After an act: the item, or nothing when the act took it out of the caller's sight. */
    Response after(UUID id) {
        return seen(id).map(item -> Response.ok(told(item)).tag(tag(item)))
                .orElseGet(Response::noContent)
                .build();
    }

    private Optional<MailItemView> seen(UUID id) {
        try {
            return Optional.of(items.open(id));
        } catch (Refused refused) {
            if (refused.refusal() == Refusal.NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
