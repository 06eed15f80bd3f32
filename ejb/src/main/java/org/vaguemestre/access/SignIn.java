package org.vaguemestre.access;

import com.password4j.Argon2Function;
import com.password4j.HashingFunction;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.infinispan.Cache;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Sign-in (<i>connexion</i>) with local accounts: Argon2id, guesses throttled by login and by address, personal tokens for programs. An
 * unknown login takes the time and gives the answer of a wrong password.
 */
@Stateless
public class SignIn {
    /** OWASP's figures for Argon2id: 19 MiB, two passes, one lane. */
    private static final HashingFunction ARGON2 = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

    private static final String NOBODY = Password.hash("nobody").with(ARGON2).getResult();
    private static final SecureRandom RANDOM = new SecureRandom();
    /** A verified password is not hashed again for a program that calls many times a second. */
    private static final Duration VERIFIED_FOR = Duration.ofMinutes(1);

    private static final byte[] VERIFICATION_KEY = randomBytes(32);

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    @Resource(lookup = "java:jboss/infinispan/cache/vaguemestre/throttle")
    private Cache<String, Throttle> throttle;

    @Resource(lookup = "java:jboss/infinispan/cache/vaguemestre/credentials")
    private Cache<String, Verified> verified;

    /**
     * Verifies a login and password.
     *
     * @param address of the client, for throttling
     * @throws Refused SIGN_IN_FAILED, or SIGN_IN_THROTTLED with the seconds to wait
     */
    public SignedIn authenticate(String login, String password, String address) {
        if (login.indexOf('\0') >= 0) {
            throw new Refused(Refusal.SIGN_IN_FAILED);
        }
        String known = login.strip().toLowerCase(Locale.ROOT);
        String fingerprint = fingerprint(known + '\0' + password);
        Instant now = clock.instant();
        Verified earlier = verified.get(known);
        if (earlier != null && earlier.holds(fingerprint, now)) {
            return earlier.who();
        }
        refuseWhenThrottled("login:" + known, now);
        refuseWhenThrottled("address:" + address, now);
        Optional<Account> account = account(known);
        boolean right = Password.check(
                        password, account.map(Account::passwordHash).orElse(NOBODY))
                .with(ARGON2);
        if (!right || account.filter(Account::active).isEmpty()) {
            failed("login:" + known, Throttle.OF_LOGIN, now);
            failed("address:" + address, Throttle.OF_ADDRESS, now);
            throw new Refused(Refusal.SIGN_IN_FAILED);
        }
        throttle.remove("login:" + known);
        SignedIn who = account.get().signedIn();
        verified.put(known, new Verified(who, fingerprint, now.plus(VERIFIED_FOR)));
        return who;
    }

    /**
     * Verifies a personal token.
     *
     * @throws Refused SIGN_IN_FAILED
     */
    public SignedIn authenticate(String token) {
        String fingerprint = sha256(token);
        Instant now = clock.instant();
        Verified earlier = verified.get(fingerprint);
        if (earlier != null && earlier.holds(fingerprint, now)) {
            return earlier.who();
        }
        present(fingerprint);
        List<UUID> owners = entityManager
                .createNativeQuery(
                        "select account_id from personal_token where fingerprint = :fingerprint and revoked_at is null and expires_at > :now",
                        UUID.class)
                .setParameter("fingerprint", fingerprint)
                .setParameter("now", now)
                .getResultList();
        if (owners.isEmpty()) {
            throw new Refused(Refusal.SIGN_IN_FAILED);
        }
        act(owners.get(0));
        Account account = entityManager.find(Account.class, owners.get(0));
        if (account == null || !account.active()) {
            throw new Refused(Refusal.SIGN_IN_FAILED);
        }
        verified.put(fingerprint, new Verified(account.signedIn(), fingerprint, now.plus(VERIFIED_FOR)));
        return account.signedIn();
    }

    /** Gives the caller a token for programs, shown once; only its fingerprint is kept. */
    public String createToken(String label, Duration validity) {
        Access caller = CurrentAccess.get();
        String token = "vgm_" + Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(32));
        Instant now = clock.instant();
        entityManager
                .createNativeQuery(
                        "insert into personal_token (id, account_id, fingerprint, label, created_at, expires_at) values (:id, :account, :fingerprint, :label, :now, :until)")
                .setParameter("id", Walled.newId())
                .setParameter("account", caller.account())
                .setParameter("fingerprint", sha256(token))
                .setParameter("label", label)
                .setParameter("now", now)
                .setParameter("until", now.plus(validity))
                .executeUpdate();
        return token;
    }

    /** Creates an account; its memberships say what it opens. Needs PORTAL_ADMINISTER, or the application itself. */
    public UUID createAccount(
            String login, String password, String firstName, String lastName, Set<Right> portalRights) {
        Access caller = CurrentAccess.get();
        if (caller.account() != null) {
            caller.require(Right.PORTAL_ADMINISTER);
        }
        Account account = new Account(
                login.toLowerCase(Locale.ROOT),
                Password.hash(password).with(ARGON2).getResult(),
                firstName,
                lastName,
                portalRights,
                clock.instant());
        entityManager.persist(account);
        return account.id();
    }

    private Optional<Account> account(String login) {
        present(login);
        return entityManager
                .createQuery("select a from Account a where a.login = :login", Account.class)
                .setParameter("login", login)
                .getResultStream()
                .findFirst();
    }

    private void present(String what) {
        setting("vaguemestre.presented", what);
    }

    private void act(UUID account) {
        setting("vaguemestre.caller", account.toString());
    }

    private void setting(String name, String value) {
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement setting = connection.prepareStatement("select set_config(?, ?, true)")) {
                setting.setString(1, name);
                setting.setString(2, value);
                setting.execute();
            }
        });
    }

    private void refuseWhenThrottled(String key, Instant now) {
        Throttle attempts = throttle.get(key);
        if (attempts != null && attempts.until().isAfter(now)) {
            throw new Refused(
                    Refusal.SIGN_IN_THROTTLED,
                    Math.max(1, Duration.between(now, attempts.until()).toSeconds()));
        }
    }

    private void failed(String key, int allowed, Instant now) {
        throttle.compute(key, (k, attempts) -> Throttle.afterFailure(attempts, allowed, now));
    }

    private static String fingerprint(String secret) {
        return sha256(Base64.getEncoder().encodeToString(VERIFICATION_KEY) + secret);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** A login and password, or a token, verified a moment ago on this node; the fingerprint is keyed by a secret of this process. */
    record Verified(SignedIn who, String fingerprint, Instant until) implements Serializable {
        boolean holds(String presented, Instant now) {
            return now.isBefore(until)
                    && MessageDigest.isEqual(
                            presented.getBytes(StandardCharsets.US_ASCII),
                            fingerprint.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
