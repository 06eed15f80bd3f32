package org.vaguemestre.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.mail.PreparedDocuments;

/** Letters printed to be signed, and their scans, are seen by who sees the item that is answered. */
@ApplicationScoped
class HandSignedDocuments implements PreparedDocuments {
    @PersistenceContext
    private EntityManager entityManager;

    @Override
    public Optional<UUID> itemOf(String sha256) {
        return entityManager
                .createQuery(
                        """
                        select r.carrierId from HandSignature h join ReplyLetter l on l.id = h.letterId join l.reply r
                        where h.printedSha256 = :sha256 or h.scanSha256 = :sha256
                        """,
                        UUID.class)
                .setParameter("sha256", sha256)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
