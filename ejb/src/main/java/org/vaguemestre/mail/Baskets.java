package org.vaguemestre.mail;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.infinispan.Cache;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Lists of mail items for the caller, page by page from a place in the order (keyset): a page costs the same at the start and at the end, and
 * nothing is counted but the baskets' own counters, which stop at {@value #COUNTED_UP_TO}.
 */
@Stateless
public class Baskets {
    /** Counters say 1000 for «1 000 or more». */
    public static final int COUNTED_UP_TO = 1_000;

    private static final String COLUMNS =
            """
            m.id, m.number, m.direction, m.state, m.subject, m.correspondent_id, m.arrived_on, m.registered_at, m.committed_for,
            m.priority, m.confidentiality, m.mail_type_id, m.department_id, m.assignee_id, m.due_order, m.version""";

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    @Inject
    private Correspondents correspondents;

    @Inject
    private Clock clock;

    @Resource(lookup = "java:jboss/infinispan/cache/vaguemestre/counters")
    private Cache<String, Map<Basket, Integer>> counters;

    /**
     * Some lines of a basket.
     *
     * @param cursor where the earlier page ended; null for the first
     * @throws Refused RIGHT_MISSING, CURSOR_INVALID
     */
    public MailPage page(Basket basket, MailFilter filter, String cursor, int limit) {
        Access access = CurrentAccess.get();
        basket.right().ifPresent(access::require);
        Map<String, Object> parameters = new HashMap<>();
        String where =
                where(basket, access, parameters) + where(filter, parameters) + after(basket, cursor, parameters);
        Query query = entityManager.createNativeQuery(
                "select " + COLUMNS + " from mail_item m where " + where + " order by " + order(basket)
                        + " fetch first :limit rows only",
                Tuple.class);
        parameters.put("limit", limit + 1);
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Tuple> found = query.getResultList();
        List<Tuple> page = found.size() > limit ? found.subList(0, limit) : found;
        return new MailPage(rows(page), found.size() > limit ? cursorAfter(basket, page.get(limit - 1)) : null);
    }

    /** Of these items, the lines of those that are in the basket now; what an act took out of it is missing. */
    public List<MailRow> still(Basket basket, MailFilter filter, Collection<UUID> items) {
        Access access = CurrentAccess.get();
        basket.right().ifPresent(access::require);
        Map<String, Object> parameters = new HashMap<>();
        Query query = entityManager.createNativeQuery(
                "select " + COLUMNS + " from mail_item m where " + where(basket, access, parameters)
                        + where(filter, parameters)
                        + " and m.id = any (cast(string_to_array(:items, ',') as uuid[])) order by " + order(basket),
                Tuple.class);
        parameters.put("items", items.stream().map(UUID::toString).collect(Collectors.joining(",")));
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Tuple> found = query.getResultList();
        return rows(found);
    }

    /** How many items wait in each basket the caller has; kept until the organisation's journal grows. */
    public Map<Basket, Integer> counts() {
        Access access = CurrentAccess.get();
        String key = access.organisation() + "/" + access.account();
        Map<Basket, Integer> known = counters.get(key);
        if (known == null) {
            known = new EnumMap<>(Basket.class);
            for (Basket basket : Basket.values()) {
                if (basket != Basket.ALL && basket.right().map(access::has).orElse(true)) {
                    known.put(basket, count(basket, access));
                }
            }
            counters.put(key, known);
        }
        return known;
    }

    /** Whether the organisation has registered a letter yet: 0 or 1, asked by its administrator. */
    public int letters() {
        Access access = CurrentAccess.get();
        access.require(Right.ORGANISATION_ADMINISTER);
        boolean any = (boolean) entityManager
                .createNativeQuery("select exists (select from mail_item where organisation_id = :organisation)")
                .setParameter("organisation", access.organisation())
                .getSingleResult();
        return any ? 1 : 0;
    }

    /** The same for somebody else of the organisation acted for, as far as its administrator asks: counts, and nothing of the items. */
    public Map<Basket, Integer> countsFor(Access other) {
        Access asking = CurrentAccess.get();
        asking.require(Right.ORGANISATION_ADMINISTER);
        if (!asking.organisation().equals(other.organisation())) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        Map<Basket, Integer> counts = new EnumMap<>(Basket.class);
        for (Basket basket : Basket.values()) {
            if (basket.right().map(other::has).orElse(true)) {
                counts.put(basket, count(basket, other));
            }
        }
        return counts;
    }

    private int count(Basket basket, Access access) {
        Map<String, Object> parameters = new HashMap<>();
        Query query = entityManager.createNativeQuery("select count(*) from (select from mail_item m where "
                + where(basket, access, parameters) + " limit :most) counted");
        parameters.put("most", COUNTED_UP_TO);
        parameters.forEach(query::setParameter);
        return ((Number) query.getSingleResult()).intValue();
    }

    private static String where(Basket basket, Access access, Map<String, Object> parameters) {
        parameters.put("organisation", access.organisation());
        parameters.put("audience", String.join(",", access.audience()));
        String visible = "m.organisation_id = :organisation and m.audience && string_to_array(:audience, ',')";
        return switch (basket) {
            case TO_QUALIFY -> visible + " and m.state = 'REGISTERED'";
            case TO_HANDLE -> {
                parameters.put("departments", departments(access));
                parameters.put("me", access.account());
                yield visible
                        + " and m.state = 'IN_PROGRESS' and (m.assignee_id = :me or m.assignee_id is null and m.department_id = any (cast(string_to_array(:departments, ',') as uuid[])))";
            }
            case DEPARTMENT -> {
                parameters.put("departments", departments(access));
                yield visible
                        + " and m.state = 'IN_PROGRESS' and m.department_id = any (cast(string_to_array(:departments, ',') as uuid[]))";
            }
            case COPIED -> {
                parameters.put("departments", departments(access));
                parameters.put("me", access.account());
                yield visible
                        + " and m.state in ('REGISTERED', 'IN_PROGRESS') and exists (select from mail_item_copy c where c.organisation_id = m.organisation_id and c.mail_item_id = m.id"
                        + " and (c.account_id = :me or c.department_id = any (cast(string_to_array(:departments, ',') as uuid[]))))";
            }
            case ALL -> visible;
        };
    }

    private static String departments(Access access) {
        return access.departments().stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    private String where(MailFilter filter, Map<String, Object> parameters) {
        StringBuilder where = new StringBuilder();
        and(where, parameters, "m.direction = :direction", "direction", filter.direction());
        and(where, parameters, "m.state = :state", "state", filter.state());
        and(where, parameters, "m.department_id = :department", "department", filter.department());
        and(where, parameters, "m.assignee_id = :assignee", "assignee", filter.assignee());
        and(where, parameters, "m.mail_type_id = :type", "type", filter.mailType());
        if (filter.correspondent() != null) {
            /* those merged with it too: their mail keeps pointing to them */
            and(
                    where,
                    parameters,
                    "m.correspondent_id = any (cast(string_to_array(:correspondents, ',') as uuid[]))",
                    "correspondents",
                    correspondents.writings(filter.correspondent()).stream()
                            .map(UUID::toString)
                            .collect(Collectors.joining(",")));
        }
        and(where, parameters, "m.arrived_on >= :from", "from", filter.arrivedFrom());
        and(where, parameters, "m.arrived_on <= :to", "to", filter.arrivedTo());
        if (filter.late()) {
            and(where, parameters, "m.due_order < :today and m.state = 'IN_PROGRESS'", "today", today());
        }
        return where.toString();
    }

    private static void and(
            StringBuilder where, Map<String, Object> parameters, String condition, String name, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            parameters.put(name, value instanceof Enum<?> constant ? constant.name() : value);
        }
    }

    private static String order(Basket basket) {
        return switch (basket) {
            case TO_QUALIFY -> "m.arrived_on, m.id";
            case ALL -> "m.registered_at desc, m.id desc";
            default -> "m.due_order, m.id";
        };
    }

    private static String after(Basket basket, String cursor, Map<String, Object> parameters) {
        if (cursor == null || cursor.isEmpty()) {
            return "";
        }
        try {
            String[] place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split("\\|");
            parameters.put("placeId", UUID.fromString(place[1]));
            parameters.put("place", basket == Basket.ALL ? Instant.parse(place[0]) : LocalDate.parse(place[0]));
        } catch (RuntimeException e) {
            throw new Refused(Refusal.CURSOR_INVALID);
        }
        return switch (basket) {
            case TO_QUALIFY -> " and (m.arrived_on, m.id) > (:place, :placeId)";
            case ALL -> " and (m.registered_at, m.id) < (:place, :placeId)";
            default -> " and (m.due_order, m.id) > (:place, :placeId)";
        };
    }

    private static String cursorAfter(Basket basket, Tuple last) {
        Object place =
                switch (basket) {
                    case TO_QUALIFY -> date(last.get(6));
                    case ALL -> last.get(7, Instant.class);
                    default -> date(last.get(14));
                };
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((place + "|" + last.get(0)).getBytes(StandardCharsets.US_ASCII));
    }

    private List<MailRow> rows(List<Tuple> page) {
        List<UUID> ids = page.stream()
                .map(row -> row.get(5, UUID.class))
                .filter(id -> id != null)
                .distinct()
                .toList();
        Map<UUID, CorrespondentView> senders = ids.isEmpty() ? Map.of() : correspondents.find(ids);
        Map<UUID, String> departments = names(structure.departments(), DepartmentView::id, DepartmentView::name);
        Map<UUID, String> agents = names(structure.agents(), AgentView::account, AgentView::name);
        Map<UUID, String> typeNames = names(types.all(), MailTypeView::id, MailTypeView::name);
        return page.stream()
                .map(row -> new MailRow(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        Direction.valueOf(row.get(2, String.class)),
                        State.valueOf(row.get(3, String.class)),
                        row.get(4, String.class),
                        row.get(5) == null || !senders.containsKey(row.get(5, UUID.class))
                                ? null
                                : senders.get(row.get(5, UUID.class)).displayName(),
                        date(row.get(6)),
                        row.get(7, Instant.class),
                        date(row.get(8)),
                        Priority.valueOf(row.get(9, String.class)),
                        Confidentiality.valueOf(row.get(10, String.class)),
                        typeNames.get(row.get(11, UUID.class)),
                        row.get(12, UUID.class),
                        departments.get(row.get(12, UUID.class)),
                        row.get(13, UUID.class),
                        agents.get(row.get(13, UUID.class)),
                        row.get(15, Long.class)))
                .toList();
    }

    private static LocalDate date(Object column) {
        return column instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) column;
    }

    private static <T> Map<UUID, String> names(List<T> all, Function<T, UUID> id, Function<T, String> name) {
        Map<UUID, String> names = new HashMap<>();
        all.forEach(one -> names.put(id.apply(one), name.apply(one)));
        return names;
    }

    private LocalDate today() {
        return clock.instant().atZone(PARIS).toLocalDate();
    }
}
