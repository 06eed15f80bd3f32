package org.vaguemestre.insight;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.organisation.Structure;

/** What changed for the caller (<i>quoi de neuf</i>): what came to them since they last looked, and what others did with what is theirs. */
@Stateless
public class Today {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    /** Looking again within this time is the same look: one who opens a letter and comes back has not yet seen the rest. */
    private static final Duration ONE_LOOK = Duration.ofMinutes(30);
    /** Nobody is told more than these days, however long they were away. */
    private static final Duration AT_MOST = Duration.ofDays(30);

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Structure structure;

    @Inject
    private Correspondents correspondents;

    @Inject
    private Clock clock;

    /**
     * Something that happened to an item the caller sees.
     *
     * @param act its code in the journal
     * @param actor null for the application itself
     * @param department where it came to; null for the mail room
     */
    public record Movement(
            UUID item,
            String number,
            String subject,
            String correspondent,
            Instant at,
            String act,
            String actor,
            Place place,
            String department,
            String assignee) {}

    /** The caller looks; says when they looked before. */
    public Instant look() {
        Access access = CurrentAccess.get();
        Instant now = clock.instant();
        Tuple look = (Tuple) entityManager
                .createNativeQuery(
                        """
                        insert into last_look as l (organisation_id, account_id, looked_at, before) values (:organisation, :me, :now, :yesterday)
                        on conflict (organisation_id, account_id) do update set
                          before = case when l.looked_at < :same then l.looked_at else l.before end,
                          looked_at = greatest(l.looked_at, :now)
                        returning before
                        """,
                        Tuple.class)
                .setParameter("organisation", access.organisation())
                .setParameter("me", access.account())
                .setParameter("now", now)
                .setParameter("yesterday", yesterday())
                .setParameter("same", now.minus(ONE_LOOK))
                .getSingleResult();
        Instant before = look.get(0, Instant.class);
        return before.isBefore(now.minus(AT_MOST)) ? now.minus(AT_MOST) : before;
    }

    /** What came to the caller, to their departments, or to be qualified by them, and is still there; the latest first. */
    public List<Movement> cameIn(Instant since, int limit) {
        Access access = CurrentAccess.get();
        String there = "(s.place in ('TAKE', 'HANDLE') and " + (access.has(Right.MAIL_HANDLE) ? "true" : "false")
                + " and (s.assignee_id = :me or s.assignee_id is null and s.department_id = any (cast(string_to_array(:mine, ',') as uuid[])))"
                + " or s.place = 'QUALIFY' and " + (access.has(Right.MAIL_QUALIFY) ? "true" : "false") + ")";
        return movements(
                there + " and c.since = s.at and s.at > :since and s.actor_id is distinct from :me",
                Map.of("since", since, "limit", limit));
    }

    /** What others did since yesterday with what is or was with the caller, or copied to them; the latest first. */
    public List<Movement> movedSinceYesterday(int limit) {
        return movements(
                """
                s.at >= :since and s.from_place is not null and s.actor_id is distinct from :me
                and (s.from_assignee_id = :me or m.assignee_id = :me and s.assignee_id is distinct from :me or exists (select from mail_item_copy k
                  where k.organisation_id = m.organisation_id and k.mail_item_id = m.id
                  and (k.account_id = :me or k.department_id = any (cast(string_to_array(:mine, ',') as uuid[])))))
                """,
                Map.of("since", yesterday(), "limit", limit));
    }

    private Instant yesterday() {
        return clock.instant()
                .atZone(PARIS)
                .toLocalDate()
                .minusDays(1)
                .atStartOfDay(PARIS)
                .toInstant();
    }

    private List<Movement> movements(String condition, Map<String, ?> more) {
        Access access = CurrentAccess.get();
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put("organisation", access.organisation());
        parameters.put("audience", String.join(",", access.audience()));
        parameters.put("me", access.account());
        parameters.put("mine", access.departments().stream().map(UUID::toString).collect(Collectors.joining(",")));
        var query = entityManager.createNativeQuery(
                """
                select m.id, m.number, m.subject, m.correspondent_id, s.at, s.act, s.actor_id, s.place, s.department_id, s.assignee_id
                from mail_step s join mail_item m on m.organisation_id = s.organisation_id and m.id = s.mail_item_id
                join mail_course c on c.organisation_id = m.organisation_id and c.mail_item_id = m.id
                where s.organisation_id = :organisation and m.audience && string_to_array(:audience, ',') and m.state <> 'VOID' and\s"""
                        + condition + " order by s.at desc, s.n desc fetch first :limit rows only",
                Tuple.class);
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = query.getResultList();
        return told(rows);
    }

    private List<Movement> told(List<Tuple> rows) {
        Names names = Names.of(rows, 3, correspondents, structure);
        return rows.stream()
                .map(row -> new Movement(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        names.correspondent(row.get(3, UUID.class)),
                        row.get(4, Instant.class),
                        row.get(5, String.class),
                        names.agent(row.get(6, UUID.class)),
                        Place.valueOf(row.get(7, String.class)),
                        names.department(row.get(8, UUID.class)),
                        names.agent(row.get(9, UUID.class))))
                .toList();
    }
}
