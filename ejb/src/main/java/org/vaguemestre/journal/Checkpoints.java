package org.vaguemestre.journal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;

/** The signed checkpoints of the journals, and their time stamps (used inside this package only). Made under the lock of the head: what is signed is whole, and is signed once. */
@Stateless
public class Checkpoints {
    private static final String OF_THE_ORGANISATION =
            "select size, at, occasion, root, previous_root, signature from journal_checkpoint c where organisation_id = :organisation ";
    private static final String WITHOUT_STAMP =
            "not exists (select from journal_stamp s where (s.organisation_id, s.size) = (c.organisation_id, c.size))";
    private static final int STAMPS_AT_ONCE = 100;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Heads heads;

    @Inject
    private CheckpointKey key;

    @Inject
    private Clock clock;

    /** Signs the chain of the organisation acted for as it stands; something was appended since the last time. */
    public Checkpoint sign(Checkpoint.Occasion occasion) {
        UUID organisation = CurrentAccess.get().organisation();
        MerkleTree entries = heads.lock(organisation).entries();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] root = entries.root();
        byte[] previousRoot = lastRoot(organisation);
        byte[] signature =
                key.sign(Checkpoint.signedBytes(organisation, entries.size(), at, occasion, root, previousRoot));
        entityManager
                .createNativeQuery(
                        """
                        insert into journal_checkpoint (organisation_id, size, at, occasion, root, previous_root, signature)
                        values (:organisation, :size, :at, :occasion, :root, :previous, :signature)
                        """)
                .setParameter("organisation", organisation)
                .setParameter("size", entries.size())
                .setParameter("at", at)
                .setParameter("occasion", occasion.name())
                .setParameter("root", root)
                .setParameter("previous", previousRoot)
                .setParameter("signature", signature)
                .executeUpdate();
        return new Checkpoint(organisation, entries.size(), at, occasion, root, previousRoot, signature);
    }

    private byte[] lastRoot(UUID organisation) {
        List<byte[]> last = entityManager
                .createNativeQuery(
                        "select root from journal_checkpoint where organisation_id = :organisation order by size desc fetch first 1 row only",
                        byte[].class)
                .setParameter("organisation", organisation)
                .getResultList();
        return last.isEmpty() ? MerkleTree.EMPTY.root() : last.get(0);
    }

    /** The checkpoint of the day, if the organisation acted for still has none: another node may have been faster. */
    public void signTheDay(Instant midnight) {
        UUID organisation = CurrentAccess.get().organisation();
        heads.lock(organisation);
        if (withoutOneSince(midnight).contains(organisation)) {
            sign(Checkpoint.Occasion.DAY);
        }
    }

    /** Organisations of the scope whose journal grew since its last checkpoint, and that have had none of the day since midnight. */
    public Set<UUID> withoutOneSince(Instant midnight) {
        List<UUID> due = entityManager
                .createNativeQuery(
                        """
                        select h.organisation_id from journal_head h
                        where h.n > coalesce((select max(size) from journal_checkpoint c where c.organisation_id = h.organisation_id), 0)
                        and not exists (
                          select from journal_checkpoint c
                          where c.organisation_id = h.organisation_id and c.occasion = 'DAY' and c.at >= :midnight)
                        """,
                        UUID.class)
                .setParameter("midnight", midnight)
                .getResultList();
        return Set.copyOf(due);
    }

    /** Those that stand after one of the entries of the organisation acted for, in order. */
    public List<Checkpoint> between(long first, long last) {
        return found(entityManager
                .createNativeQuery(OF_THE_ORGANISATION + "and size between :first and :last order by size", Tuple.class)
                .setParameter("first", first)
                .setParameter("last", last));
    }

    /** Organisations of the scope that have a checkpoint without a time stamp. */
    public Set<UUID> withoutStamp() {
        List<UUID> waiting = entityManager
                .createNativeQuery(
                        "select distinct organisation_id from journal_checkpoint c where " + WITHOUT_STAMP, UUID.class)
                .getResultList();
        return Set.copyOf(waiting);
    }

    /** Those of the organisation acted for that have no time stamp, the oldest first; some of them. */
    public List<Checkpoint> unstamped() {
        return found(entityManager
                .createNativeQuery(OF_THE_ORGANISATION + "and " + WITHOUT_STAMP + " order by size", Tuple.class)
                .setMaxResults(STAMPS_AT_ONCE));
    }

    /** Keeps the stamp of a checkpoint; the first one, where two nodes asked. */
    public void keepStamp(long size, byte[] token) {
        entityManager
                .createNativeQuery(
                        "insert into journal_stamp (organisation_id, size, token) values (:organisation, :size, :token) on conflict do nothing")
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("size", size)
                .setParameter("token", token)
                .executeUpdate();
    }

    /** The time stamps of the organisation acted for: the token by the size of its checkpoint, in order. */
    public SortedMap<Long, byte[]> stamps() {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        "select size, token from journal_stamp where organisation_id = :organisation", Tuple.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .getResultList();
        SortedMap<Long, byte[]> stamps = new TreeMap<>();
        rows.forEach(row -> stamps.put(row.get(0, Long.class), row.get(1, byte[].class)));
        return stamps;
    }

    /** How many of the organisation acted for have a time stamp. */
    public long stamped() {
        return (Long) entityManager
                .createNativeQuery(
                        "select count(*) from journal_stamp where organisation_id = :organisation", Long.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .getSingleResult();
    }

    @SuppressWarnings("unchecked")
    private static List<Checkpoint> found(Query query) {
        UUID organisation = CurrentAccess.get().organisation();
        List<Tuple> rows = query.setParameter("organisation", organisation).getResultList();
        return rows.stream()
                .map(row -> new Checkpoint(
                        organisation,
                        row.get(0, Long.class),
                        row.get(1, Instant.class),
                        Checkpoint.Occasion.valueOf(row.get(2, String.class)),
                        row.get(3, byte[].class),
                        row.get(4, byte[].class),
                        row.get(5, byte[].class)))
                .toList();
    }
}
