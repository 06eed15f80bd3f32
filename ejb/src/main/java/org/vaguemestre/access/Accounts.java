package org.vaguemestre.access;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.io.Serializable;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.infinispan.Cache;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The accounts of the portal, administered (<i>comptes</i>): created, disabled, enabled, given a new password. The portal's administrator sees all of
 * them and nothing of what they open; an organisation's administrator finds one by its exact login and creates new ones, without any right of the
 * portal. A password given here is shown once and must be changed at the first sign-in.
 */
@Stateless
public class Accounts {
    /** For how long what is known of an account's standing is believed: a disabled one is out within this and one request. */
    private static final Duration BELIEVED_FOR = Duration.ofSeconds(2);

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    @Resource(lookup = "java:jboss/infinispan/cache/vaguemestre/credentials")
    private Cache<String, Standing> standings;

    /**
     * Where an account stands now.
     *
     * @param active may sign in
     * @param passwordChangeDue must choose a password before anything else
     * @param sessionsSince sessions opened before are over; null for none
     */
    public record Standing(boolean active, boolean passwordChangeDue, Instant sessionsSince, Instant until)
            implements Serializable {
        /** Whether a session opened then still holds. */
        public boolean holds(Instant openedAt) {
            return active && (sessionsSince == null || openedAt != null && !openedAt.isBefore(sessionsSince));
        }
    }

    /** A new account or password: the password is shown this once. */
    public record Given(UUID account, String login, String password) {}

    /** An act on an account. */
    public record AccountAct(Instant at, String act, String account, String actor) {}

    /** Asked at every request, of the database every two seconds at most. */
    public Standing standing(UUID account) {
        String key = "standing/" + account;
        Instant now = clock.instant();
        Standing known = standings.get(key);
        if (known == null || !now.isBefore(known.until())) {
            setting("vaguemestre.caller", account.toString());
            Account found = entityManager.find(Account.class, account);
            known = found == null
                    ? new Standing(false, false, null, now.plus(BELIEVED_FOR))
                    : new Standing(
                            found.active(), found.passwordChangeDue(), found.sessionsSince(), now.plus(BELIEVED_FOR));
            standings.put(key, known);
        }
        return known;
    }

    /**
     * Accounts whose login or name begins so, by name.
     *
     * @param beginning null or empty for all
     */
    public List<AccountView> all(String beginning, int limit) {
        administering();
        return entityManager
                .createQuery(
                        "select a from Account a where :beginning = '' or lower(a.login) like :like or lower(a.lastName) like :like or lower(a.firstName) like :like order by a.lastName, a.firstName, a.id",
                        Account.class)
                .setParameter("beginning", beginning == null ? "" : beginning.strip())
                .setParameter(
                        "like",
                        (beginning == null ? "" : beginning.strip().toLowerCase(Locale.ROOT))
                                        .replaceAll("([%_\\\\])", "\\\\$1")
                                + "%")
                .setMaxResults(limit)
                .getResultStream()
                .map(Account::administered)
                .toList();
    }

    /** What was done to accounts, the newest first. */
    public List<AccountAct> acts(int limit) {
        administering();
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        """
                        select d.at, d.act, a.first_name || ' ' || a.last_name, o.first_name || ' ' || o.last_name from account_act d
                        join account a on a.id = d.account_id left join account o on o.id = d.actor_id
                        order by d.at desc, d.id desc fetch first :limit rows only
                        """,
                        Tuple.class)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new AccountAct(
                        row.get(0, Instant.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class)))
                .toList();
    }

    /** The account of exactly that login, to make it a member; one of the portal's own administration belongs to no organisation. */
    public Optional<AccountView> byLogin(String login) {
        administrator();
        String known = login.strip().toLowerCase(Locale.ROOT);
        setting("vaguemestre.presented", known);
        return entityManager
                .createQuery("select a from Account a where a.login = :login", Account.class)
                .setParameter("login", known)
                .getResultStream()
                .findFirst()
                .map(Account::administered);
    }

    /** @throws Refused LOGIN_TAKEN */
    public Given create(NewAccount wished) {
        administrator();
        if (byLogin(wished.login()).isPresent()) {
            throw new Refused(Refusal.LOGIN_TAKEN, wished.login());
        }
        String password = oneTimePassword();
        Account account = new Account(
                wished.login(),
                Passwords.hash(password),
                wished.firstName(),
                wished.lastName(),
                EnumSet.noneOf(Right.class),
                clock.instant());
        account.writeTo(wished.email());
        account.mustChangePassword();
        entityManager.persist(account);
        entityManager.flush();
        did("CREATED", account.id());
        return new Given(account.id(), account.login(), password);
    }

    /** Out of every session and token within a few seconds. */
    public void disable(UUID id) {
        administering();
        if (id.equals(CurrentAccess.get().account())) {
            throw new Refused(Refusal.OWN_ACCOUNT);
        }
        existing(id).disable(clock.instant());
        did("DISABLED", id);
        forget(id);
    }

    public void enable(UUID id) {
        administering();
        existing(id).enable();
        did("ENABLED", id);
        forget(id);
    }

    /** Gives a new password; the sessions of the old one are over. */
    public Given resetPassword(UUID id) {
        administering();
        Account account = existing(id);
        String password = oneTimePassword();
        account.changePassword(Passwords.hash(password));
        account.mustChangePassword();
        account.endSessions(clock.instant());
        did("PASSWORD_RESET", id);
        forget(id);
        return new Given(id, account.login(), password);
    }

    private Account existing(UUID id) {
        Account account = entityManager.find(Account.class, id);
        if (account == null) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        return account;
    }

    private void did(String act, UUID account) {
        entityManager.flush();
        entityManager
                .createNativeQuery(
                        "insert into account_act (id, at, act, account_id, actor_id) values (:id, :at, :act, :account, cast(:actor as uuid))")
                .setParameter("id", Walled.newId())
                .setParameter("at", clock.instant())
                .setParameter("act", act)
                .setParameter("account", account)
                .setParameter(
                        "actor",
                        CurrentAccess.get().account() == null
                                ? null
                                : CurrentAccess.get().account().toString())
                .executeUpdate();
    }

    /** What was believed of an account is asked again. */
    public void forget(UUID account) {
        standings.remove("standing/" + account);
    }

    private void administering() {
        CurrentAccess.get().require(Right.PORTAL_ADMINISTER);
        setting("vaguemestre.administering", "accounts");
    }

    private static void administrator() {
        Access access = CurrentAccess.get();
        if (!access.has(Right.PORTAL_ADMINISTER)) {
            access.require(Right.ORGANISATION_ADMINISTER);
        }
    }

    /** Sixteen letters and digits without those that look alike, in groups: 80 bits that a person can copy from paper. */
    static String oneTimePassword() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return password.toString();
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
}
