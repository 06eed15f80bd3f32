package org.vaguemestre.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Retried requests (<i>clés d'idempotence</i>): a key names one creation of one account in the organisation acted for. The key is claimed and the
 * creation is made in one transaction, so that after a crash either both stand or neither does; a creation that was refused leaves its key
 * free. Two requests with one key at the same moment: the second waits for the first at the claim.
 */
@Stateless
public class IdempotencyKeys {
    /** Longest key, in characters. */
    public static final int KEY_LIMIT = 200;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /**
     * What a creation made.
     *
     * @param before made by an earlier request with the same key, and not again
     */
    public record Made(UUID id, boolean before) {}

    /**
     * Makes something once.
     *
     * @param key given by the caller; null makes it without any promise about a retry
     * @param contentSha256 of what is asked, the same whenever the same is asked again
     * @param making creates it and gives its identifier; joins the transaction
     * @throws Refused IDEMPOTENCY_KEY_REUSED when the key was used for another content, FIELD_INVALID, FIELD_TOO_LONG
     */
    public Made once(String key, String contentSha256, Supplier<UUID> making) {
        if (key == null) {
            return new Made(making.get(), false);
        }
        if (key.isBlank()) {
            throw new Refused(Refusal.FIELD_INVALID, "Idempotency-Key", key);
        }
        if (key.length() > KEY_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "Idempotency-Key", KEY_LIMIT);
        }
        if (!claimed(key, contentSha256)) {
            return madeBefore(key, contentSha256);
        }
        UUID made = making.get();
        entityManager
                .createNativeQuery(
                        "update idempotency_key set made = :made where organisation_id = :organisation and account_id = :account and key = :key")
                .setParameter("made", made)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("account", CurrentAccess.get().account())
                .setParameter("key", key)
                .executeUpdate();
        return new Made(made, false);
    }

    private boolean claimed(String key, String contentSha256) {
        return entityManager
                        .createNativeQuery(
                                """
                                insert into idempotency_key (organisation_id, account_id, key, body_sha256, created_at)
                                values (:organisation, :account, :key, :content, :now) on conflict do nothing
                                """)
                        .setParameter("organisation", CurrentAccess.get().organisation())
                        .setParameter("account", CurrentAccess.get().account())
                        .setParameter("key", key)
                        .setParameter("content", contentSha256)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    private Made madeBefore(String key, String contentSha256) {
        Tuple earlier = (Tuple) entityManager
                .createNativeQuery(
                        "select body_sha256, made from idempotency_key where organisation_id = :organisation and account_id = :account and key = :key",
                        Tuple.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("account", CurrentAccess.get().account())
                .setParameter("key", key)
                .getSingleResult();
        if (!earlier.get(0, String.class).equals(contentSha256)) {
            throw new Refused(Refusal.IDEMPOTENCY_KEY_REUSED);
        }
        return new Made(earlier.get(1, UUID.class), true);
    }
}
