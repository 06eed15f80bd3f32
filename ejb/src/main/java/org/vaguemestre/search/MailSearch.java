package org.vaguemestre.search;

import static org.vaguemestre.search.MailIndexBinder.CHANNEL;
import static org.vaguemestre.search.MailIndexBinder.CONFIDENTIALITY;
import static org.vaguemestre.search.MailIndexBinder.CORRESPONDENT;
import static org.vaguemestre.search.MailIndexBinder.DEPARTMENT;
import static org.vaguemestre.search.MailIndexBinder.DIRECTION;
import static org.vaguemestre.search.MailIndexBinder.MONTH;
import static org.vaguemestre.search.MailIndexBinder.ORGANISATION;
import static org.vaguemestre.search.MailIndexBinder.REGISTERED_AT;
import static org.vaguemestre.search.MailIndexBinder.STATE;
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
import org.hibernate.search.engine.search.query.SearchResult;
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

    private static final int CORRESPONDENTS_SHOWN = 10;
    private static final int OTHERS_SHOWN = 50;
    private static final List<String> FACETS =
            List.of(DIRECTION, STATE, DEPARTMENT, TYPE, CORRESPONDENT, YEAR, MONTH, CHANNEL, CONFIDENTIALITY);

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    @Inject
    private Correspondents correspondents;

    @Inject
    private OwnVocabulary vocabulary;

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
        Question question = vocabulary.understand(request.q());
        SearchScope<IndexedMail> scope = Search.session(entityManager).scope(IndexedMail.class);
        SearchCursor from =
                SearchCursor.read(request.cursor()).orElseGet(() -> new SearchCursor(0, latestIndexed(scope, access)));
        Asked asked = new Asked(question, request, today(), from.until(), access);
        SearchResult<UUID> result = ask(scope, asked, from);
        List<UUID> found = result.hits();
        long total = Math.min(result.total().hitCountLowerBound(), SearchPage.COUNTED_UP_TO);
        int end = from.offset() + found.size();
        boolean more = found.size() == request.limit() && end < total;
        return new SearchPage(
                total,
                result.total().isHitCountExact() && result.total().hitCount() <= SearchPage.COUNTED_UP_TO,
                hits(found, excerpts(scope, asked, found), access),
                facets(counts(scope, asked, result)),
                more ? new SearchCursor(end, from.until()).written() : null);
    }

    /** What was typed, as it is understood; to be shown back. */
    public Question understand(String typed) {
        return vocabulary.understand(typed);
    }

    /** All that is found and seen, in its order, up to a limit: for an export. */
    public List<UUID> all(SearchRequest request, int limit) {
        Access access = CurrentAccess.get();
        if (access.organisation() == null || access.audience().isEmpty()) {
            return List.of();
        }
        SearchScope<IndexedMail> scope = Search.session(entityManager).scope(IndexedMail.class);
        Asked asked =
                new Asked(vocabulary.understand(request.q()), request, today(), latestIndexed(scope, access), access);
        List<UUID> found = ids(scope, asked, limit);
        Set<UUID> seen = rows(found, access).keySet();
        return found.stream().filter(seen::contains).toList();
    }

    /** Those seen that bear this number or one that begins so. */
    public List<SearchPage.Hit> bearing(String number, int limit) {
        Access access = CurrentAccess.get();
        SearchScope<IndexedMail> scope = Search.session(entityManager).scope(IndexedMail.class);
        Criterion bears = new Criterion(Criterion.Kind.NUMBER, number, List.of(), null, false, 0, number.length());
        Asked asked = new Asked(
                new Question(number, List.of(bears), List.of()),
                SearchRequest.of(number),
                today(),
                latestIndexed(scope, access),
                access);
        return hits(ids(scope, asked, limit), Map.of(), access);
    }

    private List<UUID> ids(SearchScope<IndexedMail> scope, Asked asked, int limit) {
        return Search.session(entityManager)
                .search(scope)
                .select(f -> f.id(UUID.class))
                .where(asked.where(scope.predicate()))
                .routing(asked.routing())
                .sort(asked.sort(scope.sort()))
                .fetchHits(limit);
    }

    /** The pages of an item's documents where what was typed is; none when the item is not seen. */
    public List<FoundPage> pages(UUID item, String typed) {
        Access access = CurrentAccess.get();
        Optional<String> words = Words.of(vocabulary.understand(typed).words());
        if (words.isEmpty() || rows(List.of(item), access).isEmpty()) {
            return List.of();
        }
        try (IndexReader reader = Search.session(entityManager)
                .scope(IndexedMail.class)
                .extension(LuceneExtension.get())
                .openIndexReader(Set.of(access.organisation().toString()))) {
            return new FoundWords(reader, french(entityManager)).of(item, words.get());
        } catch (IOException e) {
            throw new UncheckedIOException("The search index cannot be read", e);
        }
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

    private SearchResult<UUID> ask(SearchScope<IndexedMail> scope, Asked asked, SearchCursor from) {
        var query = Search.session(entityManager)
                .search(scope)
                .select(f -> f.id(UUID.class))
                .where(asked.where(scope.predicate()))
                .routing(asked.routing())
                .sort(asked.sort(scope.sort()))
                .totalHitCountThreshold(SearchPage.COUNTED_UP_TO);
        for (String facet : FACETS) {
            query.aggregation(key(facet), a -> counted(a, facet));
        }
        return query.fetch(from.offset(), asked.request().limit());
    }

    /** How many there are of each value of each facet; what is already chosen of a facet is not minded in its own counts. */
    private Map<String, Map<String, Long>> counts(
            SearchScope<IndexedMail> scope, Asked asked, SearchResult<UUID> result) {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        for (String facet : FACETS) {
            SearchRequest others = without(facet, asked.request());
            counts.put(
                    facet,
                    others.equals(asked.request())
                            ? result.aggregation(key(facet))
                            : Search.session(entityManager)
                                    .search(scope)
                                    .where(asked.instead(others).where(scope.predicate()))
                                    .routing(asked.routing())
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

    /** Years and months narrow by the day of arrival; the months are those of the year that is chosen. */
    private static SearchRequest without(String facet, SearchRequest request) {
        MailFilter filter = request.filter();
        LocalDate from = filter.arrivedFrom();
        LocalDate to = filter.arrivedTo();
        if (facet.equals(YEAR)) {
            from = null;
            to = null;
        } else if (facet.equals(MONTH) && from != null && to != null && new Period(from, to).isMonth()) {
            from = from.withDayOfYear(1);
            to = LocalDate.of(to.getYear(), 12, 31);
        }
        return request.narrowed(
                new MailFilter(
                        facet.equals(DIRECTION) ? null : filter.direction(),
                        facet.equals(STATE) ? null : filter.state(),
                        facet.equals(DEPARTMENT) ? null : filter.department(),
                        filter.assignee(),
                        facet.equals(TYPE) ? null : filter.mailType(),
                        facet.equals(CORRESPONDENT) ? null : filter.correspondent(),
                        from,
                        to,
                        filter.late()),
                facet.equals(CHANNEL) ? null : request.channel(),
                facet.equals(CONFIDENTIALITY) ? null : request.confidentiality());
    }

    private Map<UUID, Excerpts.Shown> excerpts(SearchScope<IndexedMail> scope, Asked asked, List<UUID> found) {
        Optional<String> words = asked.marked();
        if (words.isEmpty() || found.isEmpty()) {
            return Map.of();
        }
        try (IndexReader reader = scope.extension(LuceneExtension.get()).openIndexReader(Set.of(asked.routing()))) {
            return new Excerpts(reader, french(entityManager)).of(words.get(), found);
        } catch (IOException e) {
            throw new UncheckedIOException("The search index cannot be read", e);
        }
    }

    static Analyzer french(EntityManager entityManager) {
        return Search.mapping(entityManager.getEntityManagerFactory())
                .backend()
                .unwrap(LuceneBackend.class)
                .analyzer(FrenchAnalysis.FRENCH)
                .orElseThrow();
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
            if (facet.equals(YEAR) || facet.equals(MONTH)) {
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

    static LocalDate date(Object column) {
        return column instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) column;
    }

    private LocalDate today() {
        return clock.instant().atZone(PARIS).toLocalDate();
    }
}
