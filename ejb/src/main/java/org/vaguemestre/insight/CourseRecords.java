package org.vaguemestre.insight;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.access.CurrentAccess;

/** The rows of the courses (used by {@link MailCourses} only): what was told before and what is told now make one course, written whole. */
@Stateless
public class CourseRecords {
    /** Letters of a sender that are compared with a new one, the latest first: a prefecture writes more than can be. */
    private static final int COMPARED = 30;

    @PersistenceContext
    private EntityManager entityManager;

    public void tell(List<Step> told) {
        Map<UUID, List<Step>> byItem = new LinkedHashMap<>();
        told.forEach(step ->
                byItem.computeIfAbsent(step.item(), item -> new ArrayList<>()).add(step));
        String ids = byItem.keySet().stream().map(UUID::toString).collect(Collectors.joining(","));
        Set<Long> news = told.stream().map(Step::n).collect(Collectors.toSet());
        before(ids).forEach(step -> byItem.get(step.item()).add(step));
        Map<UUID, Again> again = again(ids);
        byItem.forEach((item, steps) -> write(item, Course.of(steps), news, again.getOrDefault(item, Again.NOT)));
    }

    private List<Step> before(String ids) {
        return tuples(
                        """
                        select mail_item_id, n, at, act, actor_id, place, department_id, assignee_id from mail_step
                        where organisation_id = :organisation and mail_item_id = any (cast(string_to_array(:ids, ',') as uuid[]))
                        """,
                        Map.of("ids", ids))
                .stream()
                .map(row -> new Step(
                        row.get(0, UUID.class),
                        row.get(1, Long.class),
                        row.get(2, Instant.class),
                        row.get(3, String.class),
                        row.get(4, UUID.class),
                        Place.valueOf(row.get(5, String.class)),
                        row.get(6, UUID.class),
                        row.get(7, UUID.class)))
                .toList();
    }

    /** What came before from the same sender. Only looked for backwards: the later letter is the one that comes again. */
    private Map<UUID, Again> again(String ids) {
        Map<UUID, Again> found = new HashMap<>();
        tuples(
                        """
                        select m.id, m.subject, e.id as earlier, e.subject as earlier_subject from mail_item m
                        left join lateral (select e.id, e.subject, e.arrived_on, e.registered_at from mail_item e
                          where e.organisation_id = m.organisation_id and e.correspondent_id = m.correspondent_id and e.direction = 'INCOMING'
                          and e.state <> 'VOID' and e.id <> m.id and e.arrived_on between m.arrived_on - :within and m.arrived_on
                          and (e.arrived_on, e.registered_at) < (m.arrived_on, m.registered_at)
                          order by e.arrived_on desc, e.registered_at desc fetch first :compared rows only) e on true
                        where m.organisation_id = :organisation and m.direction = 'INCOMING'
                        and m.id = any (cast(string_to_array(:ids, ',') as uuid[]))
                        order by m.id, e.arrived_on desc, e.registered_at desc
                        """,
                        Map.of("ids", ids, "within", SameMatter.WITHIN_DAYS, "compared", COMPARED))
                .forEach(row -> {
                    UUID item = row.get(0, UUID.class);
                    String subject = row.get(1, String.class);
                    Again known = found.computeIfAbsent(item, id -> new Again(null, SameMatter.reminds(subject)));
                    if (known.of() == null
                            && row.get(2) != null
                            && SameMatter.isSame(subject, row.get(3, String.class))) {
                        found.put(item, new Again(row.get(2, UUID.class), known.reminder()));
                    }
                });
        return found;
    }

    private void write(UUID item, Course course, Set<Long> news, Again again) {
        course.passages().stream()
                .filter(passage -> news.contains(passage.step().n()))
                .forEach(passage -> write(item, passage));
        Query written = entityManager.createNativeQuery(
                """
                insert into mail_course (organisation_id, mail_item_id, since, ended_on, again_of, reminder)
                values (:organisation, :item, :since, cast(:ended as date), cast(:again as uuid), :reminder)
                on conflict (organisation_id, mail_item_id) do update set since = excluded.since, ended_on = excluded.ended_on,
                  again_of = excluded.again_of, reminder = excluded.reminder
                """);
        written.setParameter("organisation", CurrentAccess.get().organisation());
        written.setParameter("item", item);
        written.setParameter("since", course.since());
        written.setParameter("ended", text(course.endedOn()));
        written.setParameter("again", text(again.of()));
        written.setParameter("reminder", again.reminder());
        written.executeUpdate();
    }

    private void write(UUID item, Course.Passage passage) {
        Step step = passage.step();
        Step from = passage.from();
        Query written = entityManager.createNativeQuery(
                """
                insert into mail_step (organisation_id, mail_item_id, n, at, act, actor_id, place, department_id, assignee_id,
                  from_place, from_department_id, from_assignee_id, waited, turn, turned_from_id)
                values (:organisation, :item, :n, :at, :act, cast(:actor as uuid), :place, cast(:department as uuid), cast(:assignee as uuid),
                  :fromPlace, cast(:fromDepartment as uuid), cast(:fromAssignee as uuid), cast(:waited as bigint), :turn, cast(:turnedFrom as uuid))
                on conflict do nothing
                """);
        written.setParameter("organisation", CurrentAccess.get().organisation());
        written.setParameter("item", item);
        written.setParameter("n", step.n());
        written.setParameter("at", step.at());
        written.setParameter("act", step.act());
        written.setParameter("actor", text(step.actor()));
        written.setParameter("place", step.place().name());
        written.setParameter("department", text(step.department()));
        written.setParameter("assignee", text(step.assignee()));
        written.setParameter("fromPlace", from == null ? null : from.place().name());
        written.setParameter("fromDepartment", from == null ? null : text(from.department()));
        written.setParameter("fromAssignee", from == null ? null : text(from.assignee()));
        written.setParameter(
                "waited", from == null ? null : text(passage.waited().toSeconds()));
        written.setParameter(
                "turn", passage.turn() == null ? null : passage.turn().name());
        written.setParameter("turnedFrom", text(passage.turnedFrom()));
        written.executeUpdate();
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> tuples(String sql, Map<String, ?> parameters) {
        Query query = entityManager.createNativeQuery(sql, Tuple.class);
        query.setParameter("organisation", CurrentAccess.get().organisation());
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    /**
     * What a letter comes again of.
     *
     * @param of the earlier letter; null for none
     */
    private record Again(UUID of, boolean reminder) {
        static final Again NOT = new Again(null, false);
    }
}
