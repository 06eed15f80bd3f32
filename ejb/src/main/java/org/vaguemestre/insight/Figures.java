package org.vaguemestre.insight;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.mail.State;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The figures of the organisation acted for (<i>chiffres</i>), and the list behind each of them. */
@Stateless
public class Figures {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String ITEMS =
            "from mail_item m left join mail_course c on c.organisation_id = m.organisation_id and c.mail_item_id = m.id where {where}";

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

    public LocalDate today() {
        return clock.instant().atZone(PARIS).toLocalDate();
    }

    /** Whether the caller counts all the mail of the organisation, or only what is theirs. */
    public boolean countsEverything() {
        return Question.countsEverything(CurrentAccess.get());
    }

    public long count(Slice slice) {
        return number(counted(slice), "select count(*) " + ITEMS);
    }

    /** As {@link #count}, and no further than this many. */
    public long countUpTo(Slice slice, int most) {
        return number(
                counted(slice),
                "select count(*) from (select " + ITEMS + " fetch first " + most + " rows only) counted");
    }

    /** How many of a slice are counted and not listed, because the caller may not see them. */
    public long hidden(Slice slice) {
        return countsEverything() ? count(slice) - number(seen(slice), "select count(*) " + ITEMS) : 0;
    }

    /** The figures of a slice, told apart; null is the key of what has none. */
    public Map<Object, Long> by(Dimension dimension, Slice slice) {
        Question question = counted(slice);
        if (dimension.isAboutContent() && !slice.isAboutContent() && countsEverything()) {
            question.onlySeen(access());
        }
        Map<Object, Long> figures = new LinkedHashMap<>();
        tuples(question, "select " + dimension.expression() + " as told, count(*) " + ITEMS + " group by 1 order by 1")
                .forEach(row -> figures.put(key(row.get(0)), number(row, 1)));
        return figures;
    }

    /** How long what ended in a slice took. */
    public Distribution delays(Slice slice) {
        Map<Integer, Long> counts = new HashMap<>();
        by(Dimension.DELAY, slice.with(Criterion.ENDED))
                .forEach((days, count) -> counts.put(((Number) days).intValue(), count));
        return new Distribution(counts);
    }

    /** How long what ended in a slice took, told apart. */
    public Map<Object, Distribution> delays(Dimension dimension, Slice slice) {
        Question question = counted(slice.with(Criterion.ENDED));
        if (dimension.isAboutContent() && !slice.isAboutContent() && countsEverything()) {
            question.onlySeen(access());
        }
        Map<Object, Map<Integer, Long>> counts = new LinkedHashMap<>();
        tuples(
                        question,
                        "select " + dimension.expression() + " as told, " + Dimension.DELAY.expression()
                                + " as days, count(*) " + ITEMS + " group by 1, 2")
                .forEach(row -> counts.computeIfAbsent(key(row.get(0)), told -> new HashMap<>())
                        .put((int) number(row, 1), number(row, 2)));
        Map<Object, Distribution> delays = new LinkedHashMap<>();
        counts.forEach((told, days) -> delays.put(told, new Distribution(days)));
        return delays;
    }

    /** Some items of a slice that the caller sees: what is open by its commitment, else the latest first. */
    public CountedPage page(Slice slice, String cursor, int limit) {
        Question question = seen(slice);
        boolean open = slice.isOfOpenItems();
        if (cursor != null && !cursor.isEmpty()) {
            after(question, open, cursor);
        }
        question.parameter("limit", limit + 1);
        List<Tuple> found = tuples(
                question,
                """
                select m.id, m.number, m.state, m.subject, m.correspondent_id, m.arrived_on, m.committed_for, c.ended_on, c.since, m.priority,
                  m.confidentiality, m.mail_type_id, m.department_id, m.assignee_id, m.due_order\s"""
                        + ITEMS + (open ? " order by m.due_order, m.id" : " order by m.arrived_on desc, m.id desc")
                        + " fetch first :limit rows only");
        List<Tuple> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? cursor(page.get(limit - 1), open) : null;
        return new CountedPage(items(page), next);
    }

    private static void after(Question question, boolean open, String cursor) {
        try {
            String[] place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split("\\|");
            question.parameter("place", LocalDate.parse(place[0]));
            question.parameter("placeId", UUID.fromString(place[1]));
            question.and(
                    open
                            ? "(m.due_order, m.id) > (cast(:place as date), :placeId)"
                            : "(m.arrived_on, m.id) < (cast(:place as date), :placeId)");
        } catch (RuntimeException e) {
            throw new Refused(Refusal.CURSOR_INVALID);
        }
    }

    private static String cursor(Tuple last, boolean open) {
        String place = date(last.get(open ? 14 : 5)) + "|" + last.get(0);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * How long items stayed in a place that they left in the period (<i>attente</i>).
     *
     * @param department null for the mail room, and for what had none
     * @param median seconds
     * @param ninetieth seconds within which nine of ten left
     */
    public record Wait(Place place, UUID department, long items, long median, long ninetieth) {}

    public List<Wait> waits(LocalDate from, LocalDate to, UUID department) {
        Slice moved = Slice.ALL.moved(from, to).with(Criterion.PASSED_DEPARTMENT, department);
        return passages(
                        moved,
                        """
                        select s.from_place, case when s.from_place <> 'QUALIFY' then s.from_department_id end, count(distinct s.mail_item_id),
                          percentile_disc(0.5) within group (order by s.waited), percentile_disc(0.9) within group (order by s.waited)
                        """,
                        " and s.from_place <> 'ENDED' group by 1, 2 order by 4 desc")
                .stream()
                .map(row -> new Wait(
                        Place.valueOf(row.get(0, String.class)),
                        row.get(1, UUID.class),
                        number(row, 2),
                        number(row, 3),
                        number(row, 4)))
                .toList();
    }

    /** How many items turned back from a department to another one; to null: to the mail room. */
    public record Detour(Turn turn, UUID from, UUID to, long items) {}

    public List<Detour> detours(LocalDate from, LocalDate to, UUID department) {
        return passages(
                        Slice.ALL.moved(from, to).with(Criterion.TURNED_FROM, department),
                        "select s.turn, s.turned_from_id, case when s.turn = 'BACK' then s.department_id end, count(distinct s.mail_item_id) ",
                        " and s.turn is not null group by 1, 2, 3 order by 4 desc")
                .stream()
                .map(row -> new Detour(
                        Turn.valueOf(row.get(0, String.class)),
                        row.get(1, UUID.class),
                        row.get(2, UUID.class),
                        number(row, 3)))
                .toList();
    }

    /** Passages of the items of a slice; its criteria of passages are asked of the very passages that are counted. */
    private List<Tuple> passages(Slice slice, String select, String rest) {
        Question question = counted(slice);
        return tuples(
                question,
                select
                        + " from mail_step s join mail_item m on m.organisation_id = s.organisation_id and m.id = s.mail_item_id"
                        + " left join mail_course c on c.organisation_id = m.organisation_id and c.mail_item_id = m.id"
                        + " where s.organisation_id = :organisation and " + slice.ofPassages() + " and {where}" + rest);
    }

    private List<CountedItem> items(List<Tuple> rows) {
        Names names = Names.of(rows, 4, correspondents, structure);
        Map<UUID, String> mailTypes =
                types.all().stream().collect(Collectors.toMap(MailTypeView::id, MailTypeView::name));
        return rows.stream()
                .map(row -> new CountedItem(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        State.valueOf(row.get(2, String.class)),
                        row.get(3, String.class),
                        names.correspondent(row.get(4, UUID.class)),
                        date(row.get(5)),
                        date(row.get(6)),
                        date(row.get(7)),
                        row.get(8, Instant.class),
                        Priority.valueOf(row.get(9, String.class)),
                        Confidentiality.valueOf(row.get(10, String.class)),
                        mailTypes.get(row.get(11, UUID.class)),
                        names.department(row.get(12, UUID.class)),
                        names.agent(row.get(13, UUID.class))))
                .toList();
    }

    private Question counted(Slice slice) {
        return Question.counted(slice, access(), today());
    }

    private Question seen(Slice slice) {
        return Question.seen(slice, access(), today());
    }

    /** Figures are for who steers, and for who handles mail. */
    private static Access access() {
        Access access = CurrentAccess.get();
        if (!Question.countsEverything(access)) {
            access.require(Right.MAIL_HANDLE);
        }
        return access;
    }

    private long number(Question question, String select) {
        Query query = entityManager.createNativeQuery(question.text(select));
        question.parameters(question.text(select)).forEach(query::setParameter);
        return ((Number) query.getSingleResult()).longValue();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> tuples(Question question, String select) {
        Query query = entityManager.createNativeQuery(question.text(select), Tuple.class);
        question.parameters(question.text(select)).forEach(query::setParameter);
        return query.getResultList();
    }

    private static long number(Tuple row, int at) {
        return row.get(at) == null ? 0 : ((Number) row.get(at)).longValue();
    }

    private static Object key(Object column) {
        return column instanceof java.sql.Date day ? day.toLocalDate() : column;
    }

    private static LocalDate date(Object column) {
        return (LocalDate) key(column);
    }
}
