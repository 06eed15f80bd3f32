package org.vaguemestre.access;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.infinispan.Cache;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Tokens (<i>jetons personnels</i>) that a person gives to programs in place of the password. Each is shown once: only its fingerprint is kept. A
 * person sees and revokes no other's.
 */
@Stateless
public class PersonalTokens {
    /** Days a token is valid, unless told otherwise. */
    public static final int DAYS = 90;

    public static final int DAYS_AT_MOST = 366;
    public static final int LABEL_LIMIT = 100;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    @Resource(lookup = "java:jboss/infinispan/cache/vaguemestre/credentials")
    private Cache<String, SignIn.Verified> verified;

    /** A token that is still valid. */
    public record PersonalToken(UUID id, String label, Instant createdAt, Instant expiresAt) {}

    /** A new token, and the secret that is shown this once. */
    public record Given(PersonalToken token, String secret) {}

    /**
     * Gives the caller a token.
     *
     * @param label what it is for, at most {@value #LABEL_LIMIT} characters
     * @param days of validity, from 1 to {@value #DAYS_AT_MOST}; null for {@value #DAYS}
     * @throws Refused FIELD_MISSING, FIELD_TOO_LONG, FIELD_INVALID
     */
    public Given create(String label, Integer days) {
        if (label == null || label.isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "label");
        }
        if (label.length() > LABEL_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "label", LABEL_LIMIT);
        }
        int valid = days == null ? DAYS : days;
        if (valid < 1 || valid > DAYS_AT_MOST) {
            throw new Refused(Refusal.FIELD_INVALID, "days", String.valueOf(days));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        PersonalToken token = new PersonalToken(Walled.newId(), label.strip(), now, now.plus(Duration.ofDays(valid)));
        String secret = "vgm_" + Secrets.random();
        entityManager
                .createNativeQuery(
                        "insert into personal_token (id, account_id, fingerprint, label, created_at, expires_at) values (:id, :account, :fingerprint, :label, :now, :until)")
                .setParameter("id", token.id())
                .setParameter("account", CurrentAccess.get().account())
                .setParameter("fingerprint", Secrets.sha256(secret))
                .setParameter("label", token.label())
                .setParameter("now", token.createdAt())
                .setParameter("until", token.expiresAt())
                .executeUpdate();
        return new Given(token, secret);
    }

    /** The caller's tokens that are still valid, the newest first. */
    public List<PersonalToken> mine() {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        "select id, label, created_at, expires_at from personal_token where account_id = :account and revoked_at is null and expires_at > :now order by created_at desc, id",
                        Tuple.class)
                .setParameter("account", CurrentAccess.get().account())
                .setParameter("now", clock.instant())
                .getResultList();
        return rows.stream()
                .map(row -> new PersonalToken(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, Instant.class),
                        row.get(3, Instant.class)))
                .toList();
    }

    /**
     * Ends a token of the caller, at once on this node and within {@link SignIn#VERIFIED_FOR} on others.
     *
     * @throws Refused NOT_FOUND
     */
    public void revoke(UUID id) {
        List<String> ended = entityManager
                .createNativeQuery(
                        "update personal_token set revoked_at = :now where id = :id and account_id = :account and revoked_at is null returning fingerprint",
                        String.class)
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .setParameter("account", CurrentAccess.get().account())
                .getResultList();
        if (ended.isEmpty()) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        verified.remove(ended.get(0));
    }

    /** Ends all tokens of the caller, as {@link #revoke} does. */
    public void revokeAll() {
        mine().forEach(token -> revoke(token.id()));
    }
}
