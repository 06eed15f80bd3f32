package org.vaguemestre.reply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.mail.PreparedDocuments;

/** Versions and letters of replies are seen by who sees the item that is answered. */
@ApplicationScoped
class PreparedLetters implements PreparedDocuments {
    @PersistenceContext
    private EntityManager entityManager;

    @Override
    public Optional<UUID> itemOf(String sha256) {
        return entityManager
                .createNativeQuery(
                        """
                        select r.carrier_id from reply r where r.organisation_id = :organisation and (
                          exists (select from reply_version v where v.organisation_id = r.organisation_id and v.reply_id = r.id and v.sha256 = :sha256)
                          or exists (select from reply_letter l where l.organisation_id = r.organisation_id and l.reply_id = r.id
                            and (l.final_sha256 = :sha256 or l.signed_sha256 = :sha256)))
                        fetch first 1 rows only
                        """,
                        UUID.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("sha256", sha256)
                .getResultStream()
                .map(UUID.class::cast)
                .findFirst();
    }
}
