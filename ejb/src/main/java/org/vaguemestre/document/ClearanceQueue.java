package org.vaguemestre.document;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.Journal;

/** The documents that wait for the antivirus, and what it decides of them (used by {@link AntivirusRunner} only). */
@Stateless
public class ClearanceQueue {
    /** A document that could not be examined is asked about again after 0, 5, 20, 45… seconds, ten minutes at most: the others go before it. */
    private static final int STEP_SECONDS = 5;

    private static final int LONGEST_SECONDS = 600;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Journal journal;

    @Inject
    private Event<DocumentJudged> judged;

    @Inject
    private Clock clock;

    /** A document that waits. */
    public record Awaiting(UUID organisation, String sha256) {}

    /** Those of the scope whose turn has come, in the order in which they were given. */
    public List<Awaiting> next(int limit) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        """
                        select organisation_id, sha256 from document_clearance
                        where state = 'WAITING' and (retry_at is null or retry_at <= :now) order by since, id fetch first :limit rows only
                        """,
                        Tuple.class)
                .setParameter("now", clock.instant())
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Awaiting(row.get(0, UUID.class), row.get(1, String.class)))
                .toList();
    }

    /**
     * The antivirus has examined a document of the organisation acted for: decided once, whoever asked it twice.
     *
     * @param found the name of what was found; null for nothing
     */
    public void decide(String sha256, String found) {
        UUID organisation = CurrentAccess.get().organisation();
        Clearance decided = found == null ? Clearance.CLEARED : Clearance.INFECTED;
        @SuppressWarnings("unchecked")
        List<UUID> subject = entityManager
                .createNativeQuery(
                        """
                        update document_clearance set state = :state, found = cast(:found as text), judged_at = :now, retry_at = null, trouble = null
                        where organisation_id = :organisation and sha256 = :sha256 and state = 'WAITING' returning id
                        """,
                        UUID.class)
                .setParameter("state", decided.name())
                .setParameter("found", found)
                .setParameter("now", clock.instant())
                .setParameter("organisation", organisation)
                .setParameter("sha256", sha256)
                .getResultList();
        if (subject.isEmpty()) {
            return;
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put("document", sha256);
        facts.put("found", found);
        journal.append(
                decided == Clearance.CLEARED ? DocumentAct.CLEARED : DocumentAct.QUARANTINED,
                DocumentAct.SUBJECT,
                subject.get(0),
                facts);
        judged.fire(new DocumentJudged(organisation, sha256, decided));
    }

    /** It could not be examined, and waits; the others go on. */
    public void postpone(String sha256, String why) {
        Instant now = clock.instant();
        entityManager
                .createNativeQuery(
                        """
                        update document_clearance set trouble = :why, tries = tries + 1,
                          retry_at = cast(:now as timestamptz) + make_interval(secs => least(tries * tries * :step, :longest))
                        where organisation_id = :organisation and sha256 = :sha256 and state = 'WAITING'
                        """)
                .setParameter("why", why)
                .setParameter("now", now)
                .setParameter("step", STEP_SECONDS)
                .setParameter("longest", LONGEST_SECONDS)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("sha256", sha256)
                .executeUpdate();
    }

    /**
     * What there is in the scope.
     *
     * @param troubled of those that wait, how many the antivirus has not been able to examine
     */
    public record Tally(long waiting, long troubled, long infected) {}

    public Tally tally() {
        Tuple row = (Tuple) entityManager
                .createNativeQuery(
                        """
                        select count(*) filter (where state = 'WAITING'), count(*) filter (where state = 'WAITING' and tries > 0),
                          count(*) filter (where state = 'INFECTED')
                        from document_clearance where state <> 'CLEARED'
                        """,
                        Tuple.class)
                .getSingleResult();
        return new Tally(row.get(0, Long.class), row.get(1, Long.class), row.get(2, Long.class));
    }
}
