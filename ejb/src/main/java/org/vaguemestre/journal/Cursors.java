package org.vaguemestre.journal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;

/** How far each follower has come in each organisation (used by {@link Followers} only); moved in the transaction in which the follower does its part. */
@Stateless
public class Cursors {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Journal journal;

    /**
     * One step of a follower in the organisation acted for.
     *
     * @return entries followed; 0 when it is up to date, or when another node is at it
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public int advance(Follower follower) {
        UUID organisation = CurrentAccess.get().organisation();
        entityManager
                .createNativeQuery(
                        "insert into journal_cursor (organisation_id, follower, n) values (:organisation, :follower, 0) on conflict do nothing")
                .setParameter("organisation", organisation)
                .setParameter("follower", follower.name())
                .executeUpdate();
        List<Long> cursor = entityManager
                .createNativeQuery(
                        "select n from journal_cursor where organisation_id = :organisation and follower = :follower for update skip locked",
                        Long.class)
                .setParameter("organisation", organisation)
                .setParameter("follower", follower.name())
                .getResultList();
        if (cursor.isEmpty()) {
            return 0;
        }
        List<JournalEntry> entries = journal.after(cursor.get(0), follower.atOnce());
        if (!entries.isEmpty()) {
            follower.follow(entries);
            move(organisation, follower, entries.get(entries.size() - 1).n());
        }
        return entries.size();
    }

    /** The follower starts again from the first entry. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void rewind(Follower follower) {
        move(CurrentAccess.get().organisation(), follower, 0);
    }

    private void move(UUID organisation, Follower follower, long n) {
        entityManager
                .createNativeQuery(
                        "update journal_cursor set n = :n where organisation_id = :organisation and follower = :follower")
                .setParameter("n", n)
                .setParameter("organisation", organisation)
                .setParameter("follower", follower.name())
                .executeUpdate();
    }

    /** Organisations of the scope in which the follower is behind. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Set<UUID> behind(Follower follower) {
        List<UUID> behind = entityManager
                .createNativeQuery(
                        """
                        select h.organisation_id from journal_head h
                        left join journal_cursor c on c.organisation_id = h.organisation_id and c.follower = :follower
                        where h.n > coalesce(c.n, 0)
                        """,
                        UUID.class)
                .setParameter("follower", follower.name())
                .getResultList();
        return Set.copyOf(behind);
    }

    /** How far a follower has come over the scope. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Followers.Progress progress(String follower) {
        Object[] row = (Object[]) entityManager
                .createNativeQuery(
                        """
                        select coalesce(sum(coalesce(c.n, 0)), 0), coalesce(sum(h.n), 0) from journal_head h
                        left join journal_cursor c on c.organisation_id = h.organisation_id and c.follower = :follower
                        """)
                .setParameter("follower", follower)
                .getSingleResult();
        return new Followers.Progress(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }
}
