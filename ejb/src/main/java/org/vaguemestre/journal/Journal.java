package org.vaguemestre.journal;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;

/**
 * The journal of the organisation acted for. Every change of state appends exactly one entry in its own transaction: if the act is undone the
 * entry never was, if the act stands the entry stands. Append last: the head of the chain is locked until the transaction ends.
 */
@Stateless
public class Journal {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Heads heads;

    @Inject
    private Clock clock;

    @Inject
    private Event<JournalGrew> grew;

    @Resource
    private TransactionSynchronizationRegistry transaction;

    /**
     * Appends the act to the chain of the organisation acted for.
     *
     * @param facts identifiers, codes, numbers, dates, and lists or maps of these; no personal text and no floating point
     */
    public void append(Act act, String subjectKind, UUID subject, Map<String, ?> facts) {
        Access access = CurrentAccess.get();
        entityManager.flush();
        UUID organisation = access.organisation();
        Heads.Head head = heads.lock(organisation);
        long n = head.entries().size() + 1;
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] bytes = CanonicalJson.bytes(canonical(act, subjectKind, subject, facts, access, n, at));
        byte[] hash = Chain.hash(organisation, n, head.hash(), bytes);
        entityManager
                .createNativeQuery(
                        """
                        with entry as (
                          insert into journal_entry (organisation_id, n, at, act, actor_id, subject_kind, subject_id, bytes, hash)
                          values (:organisation, :n, :at, :act, cast(:actor as uuid), :kind, :subject, :bytes, :hash))
                        update journal_head set n = :n, hash = :hash, peaks = :peaks where organisation_id = :organisation
                        """)
                .setParameter("organisation", organisation)
                .setParameter("n", n)
                .setParameter("at", at)
                .setParameter("act", act.code())
                .setParameter(
                        "actor",
                        access.account() == null ? null : access.account().toString())
                .setParameter("kind", subjectKind)
                .setParameter("subject", subject)
                .setParameter("bytes", bytes)
                .setParameter("hash", hash)
                .setParameter("peaks", head.entries().with(hash).peaks())
                .executeUpdate();
        announceWhenCommitted(organisation);
    }

    private static Map<String, Object> canonical(
            Act act, String subjectKind, UUID subject, Map<String, ?> facts, Access access, long n, Instant at) {
        Map<String, Object> entry = new HashMap<>();
        entry.put("act", act.code());
        entry.put("actor", access.account());
        entry.put("at", at);
        entry.put("facts", facts);
        entry.put("n", n);
        entry.put("organisation", access.organisation());
        entry.put("subject", subject);
        entry.put("subjectKind", subjectKind);
        entry.put("v", (int) Chain.VERSION);
        return entry;
    }

    private void announceWhenCommitted(UUID organisation) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing to do before: the entry is already in the transaction.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    grew.fire(new JournalGrew(organisation));
                }
            }
        });
    }

    /** Entries about one subject, oldest first. The caller has verified that the subject may be seen. */
    public List<JournalEntry> about(UUID subject) {
        return entries(
                "where organisation_id = :organisation and subject_id = :subject order by n",
                Map.of("subject", subject));
    }

    /** Entries about one subject before a place in the chain, newest first. The caller has verified that the subject may be seen. */
    public List<JournalEntry> about(UUID subject, long before, int limit) {
        return entries(
                "where organisation_id = :organisation and subject_id = :subject and n < :n order by n desc fetch first :limit rows only",
                Map.of("subject", subject, "n", before, "limit", limit));
    }

    /** Entries after a place in the chain, in order. */
    public List<JournalEntry> after(long n, int limit) {
        return entries(
                "where organisation_id = :organisation and n > :n order by n fetch first :limit rows only",
                Map.of("n", n, "limit", limit));
    }

    /** Entries before a place in the chain, newest first. Who asks is for the caller to have verified. */
    public List<JournalEntry> before(long n, JournalFilter filter, int limit) {
        StringBuilder where = new StringBuilder("where organisation_id = :organisation and n < :n");
        Map<String, Object> parameters = new HashMap<>(Map.of("n", n, "limit", limit));
        and(where, parameters, "act = :act", "act", filter.act());
        and(where, parameters, "actor_id = :actor", "actor", filter.actor());
        and(where, parameters, "at >= :from", "from", filter.from());
        and(where, parameters, "at < :until", "until", filter.until());
        return entries(where + " order by n desc fetch first :limit rows only", parameters);
    }

    private static void and(
            StringBuilder where, Map<String, Object> parameters, String condition, String name, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }

    private List<JournalEntry> entries(String where, Map<String, ?> parameters) {
        var query = entityManager.createNativeQuery(
                "select n, at, act, actor_id, subject_kind, subject_id, bytes, hash from journal_entry " + where,
                Tuple.class);
        UUID organisation = CurrentAccess.get().organisation();
        query.setParameter("organisation", organisation);
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = query.getResultList();
        return rows.stream()
                .map(row -> new JournalEntry(
                        organisation,
                        row.get(0, Long.class),
                        row.get(1, Instant.class),
                        row.get(2, String.class),
                        row.get(3, UUID.class),
                        row.get(4, String.class),
                        row.get(5, UUID.class),
                        row.get(6, byte[].class),
                        row.get(7, byte[].class)))
                .toList();
    }
}
