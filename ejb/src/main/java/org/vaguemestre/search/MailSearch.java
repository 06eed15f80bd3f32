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
import static org.vaguemestre.search.MailIndexBinder.ITEM;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
import org.hibernate.search.backend.lucene.LuceneBackend;
import org.hibernate.search.backend.lucene.LuceneExtension;
import org.hibernate.search.engine.search.aggregation.AggregationKey;
import org.hibernate.search.engine.search.aggregation.dsl.AggregationFinalStep;
import org.hibernate.search.engine.search.aggregation.dsl.SearchAggregationFactory;
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
import org.vaguemestre.refusal.Refused;

/**
 * Finding mail by what is in it, in the organisation acted for (<i>recherche plein texte</i>). What the caller may not see is neither found nor
 * counted: the index is asked within the organisation and the caller's audience, and each hit is read again from the database, where the
 * wall and the audience of this instant have the last word.
 */
@Stateless
public class MailSearch {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** Scores: each step is more than all below it, and than the words of a question can weigh together. */
    private static final float ITS_NUMBER = 20_000;

    private static final float ITS_REFERENCE = 10_000;
    private static final float AT_ITS_HEAD = 5_000;

    private static final Set<SimpleQueryFlag> OPERATORS =
            EnumSet.of(SimpleQueryFlag.PHRASE, SimpleQueryFlag.PREFIX, SimpleQueryFlag.NOT, SimpleQueryFlag.WHITESPACE);

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
        Optional<String> words = Words.of(request.q());
        SearchScope<IndexedMail> scope = Search.session(entityManager).scope(IndexedMail.class);
        SearchCursor from =
                SearchCursor.read(request.cursor()).orElseGet(() -> new SearchCursor(0, latestIndexed(scope, access)));
        SearchResult<UUID> result = ask(scope, request, words, from, access);
        List<UUID> found = result.hits();
        long total = Math.min(result.total().hitCountLowerBound(), SearchPage.COUNTED_UP_TO);
        int end = from.offset() + found.size();
        boolean more = found.size() == request.limit() && end < total;
        return new SearchPage(
                total,
                result.total().isHitCountExact() && result.total().hitCount() <= SearchPage.COUNTED_UP_TO,
                hits(found, excerpts(scope, words, found, access), access),
                facets(counts(scope, request, words, from, access, result)),
                more ? new SearchCursor(end, from.until()).written() : null);
    }

    /** When the latest item that the index knows was registered. */
    private Instant latestIndexed(SearchScope<IndexedMail> scope, Access access) {
        return Search.session(entityManager)
                .search(scope)
                .select(f -> f.field(REGISTERED_AT, Instant.class))
                .where(f -> f.match()
                        .field(ORGANISATION)
                        .matching(access.organisation().toString()))
                .routing(access.organisation().toString())
                .sort(f -> f.field(REGISTERED_AT).desc())
                .fetchHits(1)
                .stream()
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    private SearchResult<UUID> ask(
            SearchScope<IndexedMail> scope,
            SearchRequest request,
            Optional<String> words,
            SearchCursor from,
            Access access) {
        var query = Search.session(entityManager)
                .search(scope)
                .select(f -> f.id(UUID.class))
                .where(where(scope.predicate(), request.filter(), words, from, access))
                .routing(access.organisation().toString())
                .sort(sort(scope.sort(), request.sort(), words.isPresent()))
                .totalHitCountThreshold(SearchPage.COUNTED_UP_TO);
        for (String facet : FACETS) {
            query.aggregation(key(facet), a -> counted(a, facet));
        }
        return query.fetch(from.offset(), request.limit());
    }

    /** How many there are of each value of each facet; what is already chosen of a facet is not minded in its own counts. */
    private Map<String, Map<String, Long>> counts(
            SearchScope<IndexedMail> scope,
            SearchRequest request,
            Optional<String> words,
            SearchCursor from,
            Access access,
            SearchResult<UUID> result) {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        for (String facet : FACETS) {
            MailFilter others = without(facet, request.filter());
            counts.put(
                    facet,
                    others.equals(request.filter())
                            ? result.aggregation(key(facet))
                            : Search.session(entityManager)
                                    .search(scope)
                                    .where(where(scope.predicate(), others, words, from, access))
                                    .routing(access.organisation().toString())
                                    .aggregation(key(facet), a -> counted(a, facet))
                                    .fetch(0)
                                    .aggregation(key(facet)));
        }
        return counts;
    }

    private static AggregationFinalStep<Map<String, Long>> counted(SearchAggregationFactory a, String facet) {
        return a.terms()
                .field(facet, String.class)
                .orderByCountDescending()
                .maxTermCount(facet.equals(CORRESPONDENT) ? CORRESPONDENTS_SHOWN : OTHERS_SHOWN);
    }

    /** The years narrow by the day of arrival. */
    private static MailFilter without(String facet, MailFilter filter) {
        boolean year = facet.equals(YEAR);
        return new MailFilter(
                facet.equals(DIRECTION) ? null : filter.direction(),
                facet.equals(STATE) ? null : filter.state(),
                facet.equals(DEPARTMENT) ? null : filter.department(),
                filter.assignee(),
                facet.equals(TYPE) ? null : filter.mailType(),
                facet.equals(CORRESPONDENT) ? null : filter.correspondent(),
                year ? null : filter.arrivedFrom(),
                year ? null : filter.arrivedTo(),
                filter.late());
    }

    private Map<UUID, Excerpts.Shown> excerpts(
            SearchScope<IndexedMail> scope, Optional<String> words, List<UUID> found, Access access) {
        if (words.isEmpty() || found.isEmpty()) {
            return Map.of();
        }
        Analyzer french = Search.mapping(entityManager.getEntityManagerFactory())
                .backend()
                .unwrap(LuceneBackend.class)
                .analyzer(FrenchAnalysis.FRENCH)
                .orElseThrow();
        try (IndexReader reader = scope.extension(LuceneExtension.get())
                .openIndexReader(Set.of(access.organisation().toString()))) {
            return new Excerpts(reader, french).of(words.get(), found);
        } catch (IOException e) {
            throw new UncheckedIOException("The search index cannot be read", e);
        }
    }

    private SearchPredicate where(
            SearchPredicateFactory f, MailFilter filter, Optional<String> words, SearchCursor from, Access access) {
        BooleanPredicateClausesStep<?> where = f.bool();
        where.filter(
                f.match().field(ORGANISATION).matching(access.organisation().toString()));
        where.filter(f.terms().field(AUDIENCE).matchingAny(access.audience()));
        where.filter(f.range().field(REGISTERED_AT).atMost(from.until()));
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
        words.ifPresent(typed -> ranked(f, where, typed));
        return where.toPredicate();
    }

    /**
     * Who bears the number that was typed comes first, then who bears the reference, then those with all the words in what stands at their head, then
     * the others; among equals, the better match. These steps are constant: a number is borne in every organisation, and would weigh next to
     * nothing if it were weighed by how rare it is.
     */
    private static void ranked(SearchPredicateFactory f, BooleanPredicateClausesStep<?> where, String typed) {
        BooleanPredicateClausesStep<?> found = f.bool();
        found.should(f.simpleQueryString()
                .fields(NUMBER, NUMBER_START, REFERENCE, REFERENCE_START, NAME, SUBJECT_EXACT)
                .boost(4f)
                .field(SUBJECT)
                .boost(3f)
                .field(BODY_EXACT)
                .boost(1.5f)
                .fields(BODY, NOTES, NOTES_EXACT, ATTACHED)
                .matching(typed)
                .defaultOperator(BooleanOperator.AND)
                .flags(OPERATORS));
        found.should(f.simpleQueryString()
                .fields(NUMBER, NUMBER_START, REFERENCE, REFERENCE_START, NAME, SUBJECT_EXACT, SUBJECT)
                .matching(typed)
                .defaultOperator(BooleanOperator.AND)
                .flags(OPERATORS)
                .constantScore()
                .boost(AT_ITS_HEAD));
        Words.code(typed).ifPresent(code -> {
            found.should(f.match().field(NUMBER).matching(code).constantScore().boost(ITS_NUMBER));
            found.should(
                    f.match().field(REFERENCE).matching(code).constantScore().boost(ITS_REFERENCE));
        });
        where.must(found);
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
            case RELEVANCE ->
                f.score().then().field(REGISTERED_AT).desc().then().field(ITEM).toSort();
            case LATEST ->
                f.field(ARRIVED_ON)
                        .desc()
                        .then()
                        .field(REGISTERED_AT)
                        .desc()
                        .then()
                        .field(ITEM)
                        .toSort();
            case OLDEST ->
                f.field(ARRIVED_ON)
                        .asc()
                        .then()
                        .field(REGISTERED_AT)
                        .asc()
                        .then()
                        .field(ITEM)
                        .toSort();
        };
    }

    private static AggregationKey<Map<String, Long>> key(String facet) {
        return AggregationKey.of(facet);
    }

    /** The hits as they are now, without those that the caller may not see any more. */
    private List<SearchPage.Hit> hits(List<UUID> found, Map<UUID, Excerpts.Shown> excerpts, Access access) {
        Map<UUID, Tuple> rows = rows(found, access);
        Map<UUID, String> departments = names(structure.departments(), DepartmentView::id, DepartmentView::name);
        Map<UUID, String> typeNames = names(types.all(), MailTypeView::id, MailTypeView::name);
        Map<UUID, CorrespondentView> senders = known(rows.values().stream()
                .map(row -> row.get(5, UUID.class))
                .filter(id -> id != null)
                .distinct()
                .toList());
        List<SearchPage.Hit> hits = new ArrayList<>();
        for (UUID id : found) {
            Tuple row = rows.get(id);
            if (row != null) {
                Excerpts.Shown shown = excerpts.getOrDefault(id, Excerpts.Shown.NOTHING);
                UUID senderId = row.get(5, UUID.class);
                CorrespondentView sender = senderId == null ? null : senders.get(senderId);
                hits.add(new SearchPage.Hit(
                        id,
                        row.get(1, String.class),
                        Direction.valueOf(row.get(2, String.class)),
                        State.valueOf(row.get(3, String.class)),
                        subject(shown.subject(), row.get(4, String.class)),
                        sender == null ? null : sender.displayName(),
                        date(row.get(6)),
                        row.get(7, UUID.class),
                        departments.get(row.get(7, UUID.class)),
                        typeNames.get(row.get(8, UUID.class)),
                        Confidentiality.valueOf(row.get(9, String.class)),
                        shown.text(),
                        shown.page()));
            }
        }
        return hits;
    }

    /** The subject of today; marked where the index knows the same. */
    private static List<SearchPage.Segment> subject(List<SearchPage.Segment> marked, String today) {
        String indexed = marked.stream().map(SearchPage.Segment::text).collect(Collectors.joining());
        return indexed.equals(today) ? marked : List.of(new SearchPage.Segment(today, false));
    }

    private Map<UUID, Tuple> rows(List<UUID> found, Access access) {
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
                .setParameter("ids", found.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .setParameter("audience", String.join(",", access.audience()))
                .getResultList();
        return rows.stream().collect(Collectors.toMap(row -> row.get(0, UUID.class), Function.identity()));
    }

    private List<SearchPage.Facet> facets(Map<String, Map<String, Long>> counts) {
        Map<String, String> departments = names(structure.departments(), d -> d.id().toString(), DepartmentView::name);
        Map<String, String> typeNames = names(types.all(), t -> t.id().toString(), MailTypeView::name);
        Map<String, Long> bySender = counts.get(CORRESPONDENT);
        Map<String, String> senders = new HashMap<>();
        known(bySender.keySet().stream().map(UUID::fromString).toList())
                .forEach((id, sender) -> senders.put(id.toString(), sender.displayName()));
        Map<String, Map<String, String>> labels =
                Map.of(DEPARTMENT, departments, TYPE, typeNames, CORRESPONDENT, senders);
        List<SearchPage.Facet> facets = new ArrayList<>();
        for (String facet : FACETS) {
            Map<String, String> names = labels.getOrDefault(facet, Map.of());
            List<SearchPage.Facet.Value> values = new ArrayList<>();
            counts.get(facet)
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

    private LocalDate today() {
        return clock.instant().atZone(PARIS).toLocalDate();
    }
}
