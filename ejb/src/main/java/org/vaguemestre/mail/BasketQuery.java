package org.vaguemestre.mail;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vaguemestre.access.Access;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * A basket, narrowed and ordered, as the database is asked for it: always from a place on and in the order of an index (V013, V021), so that a
 * page costs the same among a hundred items and among a million.
 */
final class BasketQuery {
    private static final String COLUMNS =
            """
            m.id, m.number, m.direction, m.state, m.subject, m.correspondent_id, m.arrived_on, m.registered_at, m.committed_for,
            m.priority, m.confidentiality, m.mail_type_id, m.department_id, m.assignee_id, m.due_order, m.version""";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Map<String, Object> parameters = new HashMap<>();
    private final ListOrder order;
    private final String where;
    private final LocalDate today;

    BasketQuery(
            Basket basket,
            MailFilter filter,
            Collection<UUID> writings,
            ListOrder order,
            Access access,
            LocalDate today) {
        if (!basket.orders().contains(order)) {
            throw new Refused(Refusal.FIELD_INVALID, "ordre", order.slug());
        }
        this.order = order;
        this.today = today;
        this.where = of(basket, access)
                + (basket == Basket.ALL && order.grouped() ? " and m.state = 'IN_PROGRESS'" : "")
                + narrowed(filter, writings);
    }

    /** Lines from a place on; by department, through the departments in the order they are given, then what is in none of them. */
    @SuppressWarnings("unchecked")
    List<Tuple> lines(EntityManager entityManager, Place after, List<UUID> departments, int limit) {
        if (order == ListOrder.DEPARTMENT) {
            return byDepartment(entityManager, after, departments, limit);
        }
        String sort =
                switch (order) {
                    case ARRIVAL -> "m.arrived_on, m.id";
                    case LATEST -> "m.registered_at desc, m.id desc";
                    default -> "m.due_order, m.id";
                };
        return linesAsked(
                        entityManager,
                        "select " + COLUMNS + " from mail_item m where " + where + from(after) + " order by " + sort
                                + " fetch first :limit rows only")
                .setParameter("limit", limit)
                .getResultList();
    }

    private String from(Place after) {
        if (after == null) {
            return "";
        }
        parameters.put("place", order == ListOrder.LATEST ? after.at() : after.day());
        parameters.put("placeId", after.id());
        return switch (order) {
            case ARRIVAL -> " and (m.arrived_on, m.id) > (:place, :placeId)";
            case LATEST -> " and (m.registered_at, m.id) < (:place, :placeId)";
            default -> " and (m.due_order, m.id) > (:place, :placeId)";
        };
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> byDepartment(EntityManager entityManager, Place after, List<UUID> departments, int limit) {
        boolean outside = after != null && !departments.contains(after.group());
        int first = after == null || outside ? 0 : departments.indexOf(after.group());
        List<UUID> left = outside ? List.of() : departments.subList(first, departments.size());
        List<Tuple> found = left.isEmpty()
                ? List.of()
                : linesAsked(
                                entityManager,
                                """
                                select %s from unnest(cast(string_to_array(:groups, ',') as uuid[]), cast(string_to_array(:days, ',') as date[]),
                                  cast(string_to_array(:ids, ',') as uuid[])) with ordinality as g (id, day, after, place)
                                cross join lateral (select m.* from mail_item m where %s and m.department_id = g.id
                                  and (m.due_order, m.id) > (g.day, g.after) order by m.due_order, m.id fetch first :limit rows only) m
                                order by g.place, m.due_order, m.id fetch first :limit rows only
                                """
                                        .formatted(COLUMNS, where))
                        .setParameter("groups", joined(left.stream()))
                        .setParameter("days", startingAt(after == null ? null : after.day(), left.size()))
                        .setParameter(
                                "ids",
                                joined(Stream.concat(
                                        Stream.of(after == null ? BEFORE_ALL : after.id()),
                                        Stream.generate(() -> BEFORE_ALL).limit(left.size() - 1L))))
                        .setParameter("limit", limit)
                        .getResultList();
        if (found.size() >= limit) {
            return found;
        }
        Query others = linesAsked(
                        entityManager,
                        "select " + COLUMNS + " from mail_item m where " + where
                                + " and (m.department_id is null or m.department_id <> all (cast(string_to_array(:groups, ',') as uuid[])))"
                                + " and (m.due_order, m.id) > (:place, :placeId) order by m.due_order, m.id fetch first :limit rows only")
                .setParameter("groups", joined(departments.stream()))
                .setParameter("place", outside ? after.day() : DueGroup.EVER)
                .setParameter("placeId", outside ? after.id() : BEFORE_ALL)
                .setParameter("limit", limit - found.size());
        return Stream.concat(found.stream(), ((List<Tuple>) others.getResultList()).stream())
                .toList();
    }

    private static String startingAt(LocalDate first, int size) {
        return Stream.concat(
                        Stream.of(first == null ? DueGroup.EVER : first),
                        Stream.generate(() -> DueGroup.EVER).limit(size - 1L))
                .map(LocalDate::toString)
                .collect(Collectors.joining(","));
    }

    /** Of these items, those that are in it now. */
    @SuppressWarnings("unchecked")
    List<Tuple> still(EntityManager entityManager, Collection<UUID> items) {
        return linesAsked(
                        entityManager,
                        "select " + COLUMNS + " from mail_item m where " + where
                                + " and m.id = any (cast(string_to_array(:items, ',') as uuid[]))")
                .setParameter("items", joined(items.stream()))
                .getResultList();
    }

    /** How many there are, counting no further than asked, and when the last of them changed. */
    Tally tally(EntityManager entityManager, int upTo) {
        Object[] row = (Object[]) asked(
                        entityManager,
                        "select count(*), max(counted.changed_at) from (select m.changed_at from mail_item m where "
                                + where + " fetch first :most rows only) counted")
                .setParameter("most", upTo)
                .getSingleResult();
        return new Tally(((Number) row[0]).intValue(), (Instant) row[1]);
    }

    /** How many in each group that has some, counting no further than asked in each. */
    Map<String, Integer> groups(EntityManager entityManager, List<UUID> departments, int upTo) {
        Query query;
        if (order == ListOrder.DEADLINE) {
            List<DueGroup> groups = Arrays.asList(DueGroup.values());
            query = asked(
                            entityManager,
                            counted("m.due_order between g.day and g.until", "date")
                                    .formatted(where))
                    .setParameter("keys", groups.stream().map(Enum::name).collect(Collectors.joining(",")))
                    .setParameter("days", days(groups.stream().map(group -> group.from(today))))
                    .setParameter("untils", days(groups.stream().map(group -> group.to(today))));
        } else if (order == ListOrder.DEPARTMENT && !departments.isEmpty()) {
            query = asked(
                            entityManager,
                            counted("m.department_id = g.day", "uuid").formatted(where))
                    .setParameter("keys", joined(departments.stream()))
                    .setParameter("days", joined(departments.stream()))
                    .setParameter("untils", joined(departments.stream()));
        } else {
            return Map.of();
        }
        Map<String, Integer> counts = new HashMap<>();
        for (Object row : query.setParameter("most", upTo).getResultList()) {
            Object[] count = (Object[]) row;
            counts.put((String) count[0], ((Number) count[1]).intValue());
        }
        return counts;
    }

    private static String counted(String belongs, String type) {
        return """
                select g.key, (select count(*) from (select from mail_item m where %s and BELONGS fetch first :most rows only) counted)
                from unnest(string_to_array(:keys, ','), cast(string_to_array(:days, ',') as TYPE[]),
                  cast(string_to_array(:untils, ',') as TYPE[])) as g (key, day, until)
                """
                .replace("BELONGS", belongs)
                .replace("TYPE", type);
    }

    private static String days(Stream<LocalDate> days) {
        return days.map(LocalDate::toString).collect(Collectors.joining(","));
    }

    private static String joined(Stream<UUID> ids) {
        return ids.map(UUID::toString).collect(Collectors.joining(","));
    }

    private Query asked(EntityManager entityManager, String sql) {
        return with(entityManager.createNativeQuery(sql));
    }

    private Query linesAsked(EntityManager entityManager, String sql) {
        return with(entityManager.createNativeQuery(sql, Tuple.class));
    }

    private Query with(Query query) {
        parameters.forEach(query::setParameter);
        return query;
    }

    private String of(Basket basket, Access access) {
        parameters.put("organisation", access.organisation());
        parameters.put("audience", String.join(",", access.audience()));
        String visible = "m.organisation_id = :organisation and m.audience && string_to_array(:audience, ',')";
        return switch (basket) {
            case TO_QUALIFY -> visible + " and m.state = 'REGISTERED'";
            case TO_HANDLE -> {
                parameters.put("departments", joined(access.departments().stream()));
                parameters.put("me", access.account());
                yield visible
                        + " and m.state = 'IN_PROGRESS' and m.waits_for is null and (m.assignee_id = :me or m.assignee_id is null and m.department_id = any (cast(string_to_array(:departments, ',') as uuid[])))";
            }
            case DEPARTMENT -> {
                parameters.put("departments", joined(access.departments().stream()));
                yield visible
                        + " and m.state = 'IN_PROGRESS' and m.department_id = any (cast(string_to_array(:departments, ',') as uuid[]))";
            }
            case COPIED -> {
                parameters.put("departments", joined(access.departments().stream()));
                parameters.put("me", access.account());
                yield visible
                        + " and m.state in ('REGISTERED', 'IN_PROGRESS') and exists (select from mail_item_copy c where c.organisation_id = m.organisation_id and c.mail_item_id = m.id"
                        + " and (c.account_id = :me or c.department_id = any (cast(string_to_array(:departments, ',') as uuid[]))))";
            }
            case OPINION, VISA, SIGNATURE, DISPATCH -> {
                parameters.put("mine", String.join(",", access.ownTokens()));
                parameters.put("task", basket.task().orElseThrow().name());
                yield visible
                        + " and m.state = 'IN_PROGRESS' and m.id in (select a.mail_item_id from mail_awaited a where a.organisation_id = :organisation"
                        + " and a.token = any (string_to_array(:mine, ',')) and a.kind = :task)";
            }
            case FOLLOWED -> {
                parameters.put("me", access.account());
                yield visible
                        + " and m.id in (select f.mail_item_id from mail_follow f where f.organisation_id = :organisation and f.account_id = :me)";
            }
            case ALL -> visible;
        };
    }

    private String narrowed(MailFilter filter, Collection<UUID> writings) {
        StringBuilder and = new StringBuilder();
        and(and, "m.direction = :direction", "direction", filter.direction());
        and(and, "m.state = :state", "state", filter.state());
        and(and, "m.department_id = :department", "department", filter.department());
        and(and, "m.assignee_id = :assignee", "assignee", filter.assignee());
        and(and, "m.mail_type_id = :type", "type", filter.mailType());
        if (filter.correspondent() != null) {
            and(
                    and,
                    "m.correspondent_id = any (cast(string_to_array(:correspondents, ',') as uuid[]))",
                    "correspondents",
                    joined(writings.stream()));
        }
        and(and, "m.arrived_on >= :from", "from", filter.arrivedFrom());
        and(and, "m.arrived_on <= :to", "to", filter.arrivedTo());
        and(and, "m.priority = :priority", "priority", filter.priority());
        and(and, "m.confidentiality = :confidentiality", "confidentiality", filter.confidentiality());
        and(and, "m.channel = :channel", "channel", filter.channel());
        if (filter.late()) {
            and(and, "m.due_order < :today and m.state = 'IN_PROGRESS'", "today", today);
        }
        if (filter.soon()) {
            and(and, "m.due_order >= :today", "today", today);
            and(and, "m.due_order <= :soon and m.state = 'IN_PROGRESS'", "soon", today.plusDays(MailFilter.SOON_DAYS));
        }
        if (filter.unassigned()) {
            and.append(" and m.assignee_id is null");
        }
        return and.toString();
    }

    private void and(StringBuilder where, String condition, String name, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            parameters.put(name, value instanceof Enum<?> constant ? constant.name() : value);
        }
    }
}
