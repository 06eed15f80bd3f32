package org.vaguemestre.mail;

import java.util.Optional;
import java.util.UUID;

/** Documents that another capability prepares for an item and that are not pieces of it yet: who sees the item sees them. */
public interface PreparedDocuments {
    /** The item a document is prepared for; empty when it is none of these. */
    Optional<UUID> itemOf(String sha256);
}
