package org.vaguemestre.document;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The documents of the organisation acted for: bytes in the store, what is known of them in the database. Whether the caller may see a document
 * was decided by whoever calls (the mail item or the batch it belongs to).
 */
@Stateless
public class Documents {
    /** Largest upload, in bytes: 1 GiB, a day's pile at 300 dpi. */
    public static final long UPLOAD_LIMIT = 1L << 30;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    @Inject
    private DocumentStore store;

    @Inject
    private Clearances clearances;

    /** Bytes made durable, and their fingerprint; nothing is known of them yet. */
    public record Kept(String sha256, long size) {}

    /**
     * Makes bytes durable, outside any transaction; the same bytes again are the same fingerprint.
     *
     * @throws Refused UPLOAD_TOO_LARGE, DISK_FULL, DOCUMENT_EMPTY
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Kept keep(InputStream bytes) {
        DocumentStore.Stored stored = store.put(organisation(), bytes, UPLOAD_LIMIT);
        if (stored.size() == 0) {
            throw new Refused(Refusal.DOCUMENT_EMPTY);
        }
        return new Kept(stored.fingerprint().hex(), stored.size());
    }

    /**
     * Says what kept bytes are; said before, nothing changes. Those that nobody gave ({@link Clearances#given}) are the portal's own, made of what was
     * cleared.
     */
    public DocumentView describe(Kept kept, String mediaType, Integer pages, boolean signed, Origin origin) {
        clearances.made(kept.sha256());
        Document known = find(kept.sha256());
        if (known == null) {
            known = new Document(
                    organisation(), kept.sha256(), kept.size(), mediaType, pages, signed, origin, clock.instant());
            entityManager.persist(known);
        }
        return view(known);
    }

    /** @throws Refused NOT_FOUND */
    public DocumentView get(String sha256) {
        return view(existing(sha256));
    }

    /** The document's own bytes. @throws Refused NOT_FOUND, or as {@link #file} */
    public InputStream bytes(String sha256) {
        clearances.require(sha256);
        return store.read(organisation(), new Fingerprint(sha256));
    }

    /** Where the bytes lie, for the workers that open them. @throws Refused DOCUMENT_AWAITS_ANTIVIRUS, DOCUMENT_INFECTED */
    public Path file(String sha256) {
        clearances.require(sha256);
        return store.place(organisation(), new Fingerprint(sha256));
    }

    /**
     * Folder for what is derived from a document (page images, words, a viewable PDF); whoever derives creates it, from {@link #file}: of a document that is
     * not cleared there is nothing.
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Path derivatives(String sha256) {
        return store.derivatives(organisation(), new Fingerprint(sha256));
    }

    /** The text of a page that was read. */
    public record PageText(int page, String text, Float confidence) {}

    /** Keeps the text of all pages: the document is read. Doing it again replaces the text. */
    public void read(String sha256, List<PageText> pages) {
        Document document = existing(sha256);
        for (PageText page : pages) {
            entityManager
                    .createNativeQuery(
                            """
                            insert into document_page (organisation_id, sha256, n, text, confidence) values (:organisation, :sha256, :n, :text, :confidence)
                            on conflict (organisation_id, sha256, n) do update set text = excluded.text, confidence = excluded.confidence
                            """)
                    .setParameter("organisation", organisation())
                    .setParameter("sha256", sha256)
                    .setParameter("n", page.page())
                    .setParameter("text", page.text().replace("\0", ""))
                    .setParameter("confidence", page.confidence() == null ? 1f : page.confidence())
                    .executeUpdate();
        }
        document.read(pages.isEmpty() ? null : Integer.valueOf(pages.size()));
    }

    /** The document is kept, its text cannot be known. */
    public void unreadable(String sha256, Refusal why) {
        existing(sha256).unreadable(why.code());
    }

    /** Text of each page in order; empty while the document is not read. */
    public List<String> text(String sha256) {
        return entityManager
                .createNativeQuery(
                        "select text from document_page where organisation_id = :organisation and sha256 = :sha256 order by n",
                        String.class)
                .setParameter("organisation", organisation())
                .setParameter("sha256", new Fingerprint(sha256).hex())
                .getResultList();
    }

    private DocumentView view(Document document) {
        return document.view(clearances.of(document.sha256()));
    }

    private Document existing(String sha256) {
        Document document = find(new Fingerprint(sha256).hex());
        if (document == null) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        return document;
    }

    private Document find(String sha256) {
        return entityManager.find(Document.class, new Document.Key(organisation(), sha256));
    }

    private static UUID organisation() {
        return CurrentAccess.get().organisation();
    }
}
