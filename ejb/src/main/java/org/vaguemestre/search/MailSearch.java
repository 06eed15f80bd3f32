package org.vaguemestre.search;

import static org.vaguemestre.search.MailIndexBinder.ARRIVED_ON;
import static org.vaguemestre.search.MailIndexBinder.ASSIGNEE;
import static org.vaguemestre.search.MailIndexBinder.ATTACHED;
import static org.vaguemestre.search.MailIndexBinder.AUDIENCE;
import static org.vaguemestre.search.MailIndexBinder.BODY;
import static org.vaguemestre.search.MailIndexBinder.BODY_EXACT;
import static org.vaguemestre.search.MailIndexBinder.COMMITTED_FOR;
import static org.vaguemestre.search.MailIndexBinder.CORRESPONDENT;
import static org.vaguemestre.search.MailIndexBinder.DEPARTMENT;
import static org.vaguemestre.search.MailIndexBinder.DIRECTION;
import static org.vaguemestre.search.MailIndexBinder.NAME;
import static org.vaguemestre.search.MailIndexBinder.NOTES;
import static org.vaguemestre.search.MailIndexBinder.NOTES_EXACT;
import static org.vaguemestre.search.MailIndexBinder.NUMBER;
import static org.vaguemestre.search.MailIndexBinder.NUMBER_START;
import static org.vaguemestre.search.MailIndexBinder.ORGANISATION;
import static org.vaguemestre.search.MailIndexBinder.REFERENCE;
import static org.vaguemestre.search.MailIndexBinder.REFERENCE_START;
import static org.vaguemestre.search.MailIndexBinder.REGISTERED_AT;
import static org.vaguemestre.search.MailIndexBinder.STATE;
import static org.vaguemestre.search.MailIndexBinder.SUBJECT;
import static org.vaguemestre.search.MailIndexBinder.SUBJECT_EXACT;
import static org.vaguemestre.search.MailIndexBinder.TYPE;
import static org.vaguemestre.search.MailIndexBinder.YEAR;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.search.engine.search.aggregation.AggregationKey;
import org.hibernate.search.engine.search.common.BooleanOperator;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.BooleanPredicateClausesStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.engine.search.predicate.dsl.SimpleQueryFlag;
import org.hibernate.search.engine.search.query.SearchResult;
import org.hibernate.search.engine.search.sort.SearchSort;
import org.hibernate.search.engine.search.sort.dsl.SearchSortFactory;
import org.hibernate.search.mapper.orm.Search;
import org.hibernate.search.mapper.orm.scope.SearchScope;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.MailFilter;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.mail.State;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Finding mail by what is in it, in the organisation acted for (<i>recherche plein texte</i>). What the caller may not see is neither found nor
 * counted: the index is asked within the organisation and the caller's audience, and each hit is read again from the database, where the
 * wall and the audience of this instant have the last word.
 */
@Stateless
public class MailSearch {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int EXCERPTS = 2;
    /** Characters: more than any subject has. */
    private static final int WHOLE_SUBJECT = 10_000;

    private static final int CORRESPONDENTS_SHOWN = 10;
    private static final int OTHERS_SHOWN = 50;
    private static final List<String> FACETS = List.of(DIRECTION, STATE, DEPARTMENT, TYPE, CORRESPONDENT, YEAR);

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

    /**
     * Finds.
     *
     * @throws Refused NOT_SIGNED_IN, CURSOR_INVALID
     */
    public SearchPage search(SearchRequest request) {
        Access access = CurrentAccess.get();
        if (access.organisation() == null || access.audience().isEmpty()) {
            return SearchPage.EMPTY;
        }
        int offset = offset(request.cursor());
        Optional<String> words = Words.of(request.q());
        SearchResult<Found> result = ask(request, words, offset, access);
        List<Found> found = result.hits();
        long total = Math.min(result.total().hitCountLowerBound(), SearchPage.COUNTED_UP_TO);
        int end = offset + found.size();
        boolean more = found.size() == request.limit() && end < total;
        return new SearchPage(
                total,
                result.total().isHitCountExact() && result.total().hitCount() <= SearchPage.COUNTED_UP_TO,
                hits(found, access),
                facets(result),
                more ? cursor(end) : null);
    }

    /** What the index says of a hit: which one, and where in it. */
    private record Found(UUID id, List<String> subject, List<String> body, List<String> notes) {}

    private SearchResult<Found> ask(SearchRequest request, Optional<String> words, int offset, Access access) {
        SearchScope<IndexedMail> scope = Search.session(entityManager).scope(IndexedMail.class);
        var query = Search.session(entityManager)
                .search(scope)
                .select(f -> words.isPresent()
                        ? f.composite()
                                .from(
                                        f.id(UUID.class),
                                        f.highlight(SUBJECT).highlighter("whole"),
                                        f.composite()
                                                .from(
                                                        f.highlight(BODY).highlighter("sentences"),
                                                        f.highlight(NOTES).highlighter("sentences"))
                                                .asList())
                                .as(MailSearch::found)
                        : f.composite().from(f.id(UUID.class)).as(id -> new Found(id, List.of(), List.of(), List.of())))
                .where(where(scope.predicate(), request.filter(), words, access))
                .routing(access.organisation().toString())
                .sort(sort(scope.sort(), request.sort(), words.isPresent()))
                .totalHitCountThreshold(SearchPage.COUNTED_UP_TO)
                .highlighter(
                        "sentences",
                        h -> h.unified().tag(Excerpt.MARK, Excerpt.UNMARK).numberOfFragments(EXCERPTS))
                .highlighter("whole", h -> h.plain()
                        .tag(Excerpt.MARK, Excerpt.UNMARK)
                        .numberOfFragments(1)
                        .fragmentSize(WHOLE_SUBJECT));
        for (String facet : FACETS) {
            query.aggregation(key(facet), a -> a.terms()
                    .field(facet, String.class)
                    .orderByCountDescending()
                    .maxTermCount(facet.equals(CORRESPONDENT) ? CORRESPONDENTS_SHOWN : OTHERS_SHOWN));
        }
        return query.fetch(offset, request.limit());
    }

    @SuppressWarnings("unchecked")
    private static Found found(UUID id, List<String> subject, List<?> rest) {
        return new Found(id, subject, (List<String>) rest.get(0), (List<String>) rest.get(1));
    }

    private SearchPredicate where(SearchPredicateFactory f, MailFilter filter, Optional<String> words, Access access) {
        BooleanPredicateClausesStep<?> where = f.bool();
        where.filter(
                f.match().field(ORGANISATION).matching(access.organisation().toString()));
        where.filter(f.terms().field(AUDIENCE).matchingAny(access.audience()));
        equal(f, where, DIRECTION, filter.direction());
        equal(f, where, STATE, filter.state());
        equal(f, where, DEPARTMENT, filter.department());
        equal(f, where, ASSIGNEE, filter.assignee());
        equal(f, where, TYPE, filter.mailType());
        equal(f, where, CORRESPONDENT, filter.correspondent());
        if (filter.arrivedFrom() != null || filter.arrivedTo() != null) {
            where.filter(f.range().field(ARRIVED_ON).between(filter.arrivedFrom(), filter.arrivedTo()));
        }
        if (filter.late()) {
            where.filter(f.range().field(COMMITTED_FOR).lessThan(today()));
            equal(f, where, STATE, State.IN_PROGRESS);
        }
        words.ifPresent(typed -> where.must(f.simpleQueryString()
                .field(NUMBER)
                .boost(20f)
                .field(NUMBER_START)
                .boost(5f)
                .field(REFERENCE)
                .boost(15f)
                .field(REFERENCE_START)
                .boost(4f)
                .field(NAME)
                .boost(4f)
                .field(SUBJECT_EXACT)
                .boost(4f)
                .field(SUBJECT)
                .boost(3f)
                .field(BODY_EXACT)
                .boost(1.5f)
                .fields(BODY, NOTES, NOTES_EXACT, ATTACHED)
                .matching(typed)
                .defaultOperator(BooleanOperator.AND)
                .flags(
                        SimpleQueryFlag.PHRASE,
                        SimpleQueryFlag.PREFIX,
                        SimpleQueryFlag.NOT,
                        SimpleQueryFlag.WHITESPACE)));
        return where.toPredicate();
    }

    private static void equal(
            SearchPredicateFactory f, BooleanPredicateClausesStep<?> where, String field, Object value) {
        if (value != null) {
            where.filter(f.match().field(field).matching(value.toString()));
        }
    }

    private static SearchSort sort(SearchSortFactory f, SearchRequest.Sort asked, boolean withWords) {
        SearchRequest.Sort sort = asked == null || asked == SearchRequest.Sort.RELEVANCE && !withWords
                ? withWords ? SearchRequest.Sort.RELEVANCE : SearchRequest.Sort.LATEST
                : asked;
        return switch (sort) {
            case RELEVANCE -> f.score().then().field(REGISTERED_AT).desc().toSort();
            case LATEST ->
                f.field(ARRIVED_ON).desc().then().field(REGISTERED_AT).desc().toSort();
            case OLDEST ->
                f.field(ARRIVED_ON).asc().then().field(REGISTERED_AT).asc().toSort();
        };
    }

    private static AggregationKey<Map<String, Long>> key(String facet) {
        return AggregationKey.of(facet);
    }

    /** The hits as they are now, without those that the caller may not see any more. */
    private List<SearchPage.Hit> hits(List<Found> found, Access access) {
        Map<UUID, Tuple> rows = rows(found, access);
        Map<UUID, String> departments = names(structure.departments(), DepartmentView::id, DepartmentView::name);
        Map<UUID, String> typeNames = names(types.all(), MailTypeView::id, MailTypeView::name);
        Map<UUID, CorrespondentView> senders = known(rows.values().stream()
                .map(row -> row.get(5, UUID.class))
                .filter(id -> id != null)
                .distinct()
                .toList());
        List<SearchPage.Hit> hits = new ArrayList<>();
        for (Found one : found) {
            Tuple row = rows.get(one.id());
            if (row != null) {
                UUID senderId = row.get(5, UUID.class);
                CorrespondentView sender = senderId == null ? null : senders.get(senderId);
                hits.add(new SearchPage.Hit(
                        one.id(),
                        row.get(1, String.class),
                        Direction.valueOf(row.get(2, String.class)),
                        State.valueOf(row.get(3, String.class)),
                        subject(one, row.get(4, String.class)),
                        sender == null ? null : sender.displayName(),
                        date(row.get(6)),
                        row.get(7, UUID.class),
                        departments.get(row.get(7, UUID.class)),
                        typeNames.get(row.get(8, UUID.class)),
                        Confidentiality.valueOf(row.get(9, String.class)),
                        Excerpt.around(one.body().isEmpty() ? one.notes() : one.body())));
            }
        }
        return hits;
    }

    /** The subject of today; marked where the index knows the same. */
    private static List<SearchPage.Segment> subject(Found found, String today) {
        List<SearchPage.Segment> marked = Excerpt.whole(found.subject());
        String indexed = marked.stream().map(SearchPage.Segment::text).collect(Collectors.joining());
        return indexed.equals(today) ? marked : List.of(new SearchPage.Segment(today, false));
    }

    private Map<UUID, Tuple> rows(List<Found> found, Access access) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        """
                        select id, number, direction, state, subject, correspondent_id, arrived_on, department_id, mail_type_id, confidentiality
                        from mail_item where organisation_id = :organisation and id = any (cast(string_to_array(:ids, ',') as uuid[]))
                        and audience && string_to_array(:audience, ',')
                        """,
                        Tuple.class)
                .setParameter("organisation", access.organisation())
                .setParameter(
                        "ids", found.stream().map(one -> one.id().toString()).collect(Collectors.joining(",")))
                .setParameter("audience", String.join(",", access.audience()))
                .getResultList();
        return rows.stream().collect(Collectors.toMap(row -> row.get(0, UUID.class), Function.identity()));
    }

    private List<SearchPage.Facet> facets(SearchResult<?> result) {
        Map<String, String> departments = names(structure.departments(), d -> d.id().toString(), DepartmentView::name);
        Map<String, String> typeNames = names(types.all(), t -> t.id().toString(), MailTypeView::name);
        Map<String, Long> bySender = result.aggregation(key(CORRESPONDENT));
        Map<String, String> senders = new HashMap<>();
        known(bySender.keySet().stream().map(UUID::fromString).toList())
                .forEach((id, sender) -> senders.put(id.toString(), sender.displayName()));
        Map<String, Map<String, String>> labels =
                Map.of(DEPARTMENT, departments, TYPE, typeNames, CORRESPONDENT, senders);
        List<SearchPage.Facet> facets = new ArrayList<>();
        for (String facet : FACETS) {
            Map<String, String> names = labels.getOrDefault(facet, Map.of());
            List<SearchPage.Facet.Value> values = new ArrayList<>();
            result.aggregation(key(facet))
                    .forEach((value, count) ->
                            values.add(new SearchPage.Facet.Value(value, names.getOrDefault(value, value), count)));
            if (facet.equals(YEAR)) {
                values.sort((a, b) -> b.key().compareTo(a.key()));
            }
            facets.add(new SearchPage.Facet(facet, values));
        }
        return facets;
    }

    private Map<UUID, CorrespondentView> known(List<UUID> ids) {
        return ids.isEmpty() ? Map.of() : correspondents.find(ids);
    }

    private static <T, K> Map<K, String> names(List<T> all, Function<T, K> key, Function<T, String> name) {
        Map<K, String> names = new LinkedHashMap<>();
        all.forEach(one -> names.put(key.apply(one), name.apply(one)));
        return names;
    }

    private static LocalDate date(Object column) {
        return column instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) column;
    }

    private static String cursor(int offset) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("p" + offset).getBytes(StandardCharsets.US_ASCII));
    }

    private static int offset(String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return 0;
        }
        try {
            String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            int offset = Integer.parseInt(place.substring(1));
            if (place.charAt(0) == 'p' && offset >= 0 && offset < SearchPage.COUNTED_UP_TO) {
                return offset;
            }
        } catch (RuntimeException e) {
            // What cannot be read is answered as what is out of range.
        }
        throw new Refused(Refusal.CURSOR_INVALID);
    }

    private LocalDate today() {
        return clock.instant().atZone(PARIS).toLocalDate();
    }
}
