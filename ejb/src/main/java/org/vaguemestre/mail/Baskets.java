package org.vaguemestre.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    @Inject
    private CachedCounters cachedCounters;

    /**
     * Some lines of a basket, in its usual order.
     *
     * @param cursor where the earlier page ended; null for the first
     * @throws Refused RIGHT_MISSING, CURSOR_INVALID
     */
    public MailPage page(Basket basket, MailFilter filter, String cursor, int limit) {
        return page(basket, filter, basket.order(), cursor, limit);
    }

    /** @throws Refused RIGHT_MISSING, CURSOR_INVALID, FIELD_INVALID for an order the basket does not have */
    public MailPage page(Basket basket, MailFilter filter, ListOrder order, String cursor, int limit) {
        Access access = CurrentAccess.get();
        basket.right().ifPresent(access::require);
        Place after = Place.read(order, cursor);
        List<Tuple> found = asked(basket, filter, order).lines(entityManager, after, departments(), limit + 1);
        List<MailRow> rows = rows(found.size() > limit ? found.subList(0, limit) : found);
        return new MailPage(
                rows,
                found.size() > limit ? Place.of(order, rows.get(limit - 1)).cursor() : null,
                after == null ? null : group(after));
    }

    private String group(Place place) {
        return switch (place.order()) {
            case DEADLINE -> DueGroup.of(place.day(), today()).name();
            case DEPARTMENT ->
                departments().contains(place.group()) ? place.group().toString() : MailPage.NO_DEPARTMENT;
            default -> null;
        };
    }

    /** How many lines stand under each heading, counted no further than {@link #COUNTED_UP_TO} under each; empty where there are no headings. */
    public Map<String, Integer> groups(Basket basket, MailFilter filter, ListOrder order) {
        Access access = CurrentAccess.get();
        basket.right().ifPresent(access::require);
        return asked(basket, filter, order).groups(entityManager, departments(), COUNTED_UP_TO);
    }

    /** Of these items, the lines of those that are in the basket now; what an act took out of it is missing. */
    public List<MailRow> still(Basket basket, MailFilter filter, Collection<UUID> items) {
        Access access = CurrentAccess.get();
        basket.right().ifPresent(access::require);
        List<Tuple> found = asked(basket, filter, basket.order()).still(entityManager, items);
        return rows(found);
    }

    /** The lines of these items, by item; of what the caller may not see there is none. */
    public Map<UUID, MailRow> rows(Collection<UUID> items) {
        return still(Basket.ALL, MailFilter.NONE, items).stream()
                .collect(Collectors.toMap(MailRow::id, Function.identity()));
    }

    /** How many items wait in each basket the caller has; kept until the organisation's journal grows. */
    public Map<Basket, Integer> counts() {
        Map<Basket, Integer> counts = new EnumMap<>(Basket.class);
        tallies().forEach((basket, tally) -> counts.put(basket, tally.count()));
        return counts;
    }

    /** As {@link #counts}, with when the last item of each changed. */
    public Map<Basket, Tally> tallies() {
        Access access = CurrentAccess.get();
        return cachedCounters.of(access, () -> {
            Map<Basket, Tally> counted = new EnumMap<>(Basket.class);
            for (Basket basket : Basket.values()) {
                if (basket != Basket.ALL && basket.right().map(access::has).orElse(true)) {
                    counted.put(basket, tally(basket, MailFilter.NONE, basket.order()));
                }
            }
            return counted;
        });
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
                counts.put(
                        basket,
                        new BasketQuery(basket, MailFilter.NONE, List.of(), basket.order(), other, today())
                                .tally(entityManager, COUNTED_UP_TO)
                                .count());
            }
        }
        return counts;
    }

    /** How a basket, narrowed, stands for the caller. */
    public Tally tally(Basket basket, MailFilter filter, ListOrder order) {
        return asked(basket, filter, order).tally(entityManager, COUNTED_UP_TO);
    }

    private BasketQuery asked(Basket basket, MailFilter filter, ListOrder order) {
        /* Those merged with the correspondent too: their mail keeps pointing to them */
        Collection<UUID> writings =
                filter.correspondent() == null ? List.of() : correspondents.writings(filter.correspondent());
        return new BasketQuery(basket, filter, writings, order, CurrentAccess.get(), today());
    }

    private List<UUID> departments() {
        return structure.departments().stream().map(DepartmentView::id).toList();
    }

    private List<MailRow> rows(List<Tuple> page) {
        List<UUID> ids = page.stream()
                .map(row -> row.get(5, UUID.class))
                .filter(id -> id != null)
                .distinct()
                .toList();
        Map<UUID, CorrespondentView> senders = ids.isEmpty() ? Map.of() : correspondents.find(ids);
        Map<UUID, String> departments = names(structure.departments(), DepartmentView::id, DepartmentView::name);
        Map<UUID, String> agents = AgentView.names(structure.agents());
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
