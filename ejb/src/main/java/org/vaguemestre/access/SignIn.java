package org.vaguemestre.access;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
 * Sign-in (<i>connexion</i>) with local accounts: guesses throttled by login and by address, personal tokens for programs. An
 * unknown login takes the time and gives the answer of a wrong password. A login that was let in from an address within the hour is throttled
 * there by its own guesses only: a town hall shows one address for all its agents and programs, and none stops for another's mistakes.
 */
@Stateless
public class SignIn {
    /**
     * A verified password is not hashed again for a program that calls many times a second, from the same address: guesses that come from
     * elsewhere meanwhile are throttled all the same.
     */
    static final Duration VERIFIED_FOR = Duration.ofMinutes(1);

    /** Characters of a password, at least: with throttled guesses more than the CNIL asks (deliberation 2022-100), and no rule of composition (NIST SP 800-63B). */
    private static final int PASSWORD_LENGTH = 12;

    /** Different characters in it, at least. */
    private static final int PASSWORD_VARIETY = 6;

    private static final String VERIFICATION_KEY = Secrets.random();

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    @Inject
    private Accounts accounts;

    @Inject
    private PersonalTokens tokens;

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
        String there = known + '\0' + address;
        String fingerprint = fingerprint(there + '\0' + password);
        Optional<SignedIn> earlier = remembered(there, fingerprint);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        // one guess at what is remembered, and it is forgotten
        verified.remove(there);
        // of many requests that a program sent at once the first may have been verified meanwhile
        return Passwords.inTurn(
                () -> remembered(there, fingerprint).orElseGet(() -> verify(known, password, address, fingerprint)));
    }

    private SignedIn verify(String known, String password, String address, String fingerprint) {
        String there = known + '\0' + address;
        Instant now = clock.instant();
        if (!throttle.containsKey("known:" + there)) {
            refuseWhenThrottled("address:" + address, now);
        }
        refuseWhenThrottled("login:" + known, now);
        Optional<Account> account = account(known);
        boolean right =
                Passwords.matches(password, account.map(Account::passwordHash).orElse(null));
        if (!right || account.filter(Account::active).isEmpty()) {
            failed("login:" + known, Throttle.OF_LOGIN, now);
            failed("address:" + address, Throttle.OF_ADDRESS, now);
            throw new Refused(Refusal.SIGN_IN_FAILED);
        }
        throttle.remove("login:" + known);
        throttle.put("known:" + there, new Throttle(0, now, now));
        SignedIn who = account.get().signedIn();
        verified.put(there, new Verified(who, fingerprint, now));
        return who;
    }

    private Optional<SignedIn> remembered(String where, String fingerprint) {
        return Optional.ofNullable(verified.get(where))
                .filter(earlier -> earlier.holds(fingerprint, clock.instant()) && stands(earlier))
                .map(Verified::who);
    }

    /**
     * Verifies a personal token.
     *
     * @throws Refused SIGN_IN_FAILED
     */
    public SignedIn authenticate(String token) {
        String fingerprint = Secrets.sha256(token);
        Instant now = clock.instant();
        Optional<SignedIn> earlier = remembered(fingerprint, fingerprint);
        if (earlier.isPresent()) {
            return earlier.get();
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
        verified.put(fingerprint, new Verified(account.signedIn(), fingerprint, now));
        return account.signedIn();
    }

    /**
     * Changes the caller's own password; every session opened before is over, the caller's as well, and every token: who had the old password
     * may have made one.
     *
     * @throws Refused PASSWORD_WRONG when the current one is not right, PASSWORD_TOO_SHORT, PASSWORD_TOO_PLAIN, SIGN_IN_THROTTLED
     */
    public void changePassword(String current, String wished, String address) {
        Account account = entityManager.find(Account.class, CurrentAccess.get().account());
        try {
            verified.remove(account.login() + '\0' + address);
            authenticate(account.login(), current, address);
        } catch (Refused refused) {
            throw refused.refusal() == Refusal.SIGN_IN_FAILED ? new Refused(Refusal.PASSWORD_WRONG) : refused;
        }
        if (wished.codePointCount(0, wished.length()) < PASSWORD_LENGTH) {
            throw new Refused(Refusal.PASSWORD_TOO_SHORT, PASSWORD_LENGTH);
        }
        String plain = wished.toLowerCase(Locale.ROOT);
        if (plain.contains(account.login()) || plain.codePoints().distinct().count() < PASSWORD_VARIETY) {
            throw new Refused(Refusal.PASSWORD_TOO_PLAIN, PASSWORD_VARIETY);
        }
        account.choosePassword(Passwords.hash(wished));
        account.endSessions(clock.instant());
        tokens.revokeAll();
        accounts.forget(account.id());
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
                Passwords.hash(password),
                firstName,
                lastName,
                portalRights,
                clock.instant());
        entityManager.persist(account);
        return account.id();
    }

    /** Creates an account with which nobody can sign in: an invented colleague of the training communes. */
    public UUID createAccountOfNobody(String login, String firstName, String lastName) {
        return createAccount(login, Secrets.random(), firstName, lastName, Set.of());
    }

    /** The account of that login; only the application itself may ask. */
    public Optional<UUID> accountOf(String login) {
        if (CurrentAccess.get().account() != null) {
            throw new Refused(Refusal.RIGHT_MISSING, Right.PORTAL_ADMINISTER);
        }
        return account(login.toLowerCase(Locale.ROOT)).map(Account::id);
    }

    /** What was verified a moment ago is asked again once the account was disabled or has another password. */
    private boolean stands(Verified earlier) {
        Accounts.Standing standing = accounts.standing(earlier.who().account());
        return standing.holds(earlier.at()) && !standing.passwordChangeDue();
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
        return Secrets.sha256(VERIFICATION_KEY + secret);
    }

    /** A login and password, or a token, verified a moment ago on this node; the fingerprint is keyed by a secret of this process. */
    record Verified(SignedIn who, String fingerprint, Instant at) implements Serializable {
        boolean holds(String presented, Instant now) {
            return now.isBefore(at.plus(VERIFIED_FOR))
                    && MessageDigest.isEqual(
                            presented.getBytes(StandardCharsets.US_ASCII),
                            fingerprint.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
