package org.vaguemestre.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.document.DocumentAct;
import org.vaguemestre.document.DocumentView;
import org.vaguemestre.journal.Follower;
import org.vaguemestre.journal.JournalEntry;

/**
 * Reads the documents of items that were registered one by one (a scan batch has already read its own), those that had to wait for the antivirus once it
 * has cleared them: behind the journal, so that nobody waits for it and a stopped server takes it up again. Long ones are left to
 * {@link LongDocumentReading}, that no letter waits behind nine hundred pages.
 */
@ApplicationScoped
class DocumentReading implements Follower {
    private static final Set<String> WITH_DOCUMENTS = Set.of(MailAct.REGISTER.code(), MailAct.ADD_DOCUMENT.code());

    @Inject
    private DocumentReader reader;

    @PersistenceContext
    private EntityManager entityManager;

    @Override
    public String name() {
        return "document-reading";
    }

    @Override
    public int atOnce() {
        return 5;
    }

    boolean isRead(DocumentView document) {
        return !document.isLong();
    }

    @Override
    public void follow(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            if (WITH_DOCUMENTS.contains(entry.act())) {
                entry.facts()
                        .getJsonArray("documents")
                        .getValuesAs(JsonString.class)
                        .forEach(sha256 -> reader.read(entry.subject(), sha256.getString(), this::isRead));
            } else if (entry.act().equals(DocumentAct.CLEARED.code())) {
                String sha256 = entry.facts().getString("document");
                bearing(sha256).forEach(item -> reader.read(item, sha256, this::isRead));
            }
        }
    }

    private List<UUID> bearing(String sha256) {
        return entityManager
                .createNativeQuery(
                        "select mail_item_id from mail_item_document where organisation_id = :organisation and sha256 = :sha256 order by mail_item_id",
                        UUID.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("sha256", sha256)
                .getResultList();
    }
}
