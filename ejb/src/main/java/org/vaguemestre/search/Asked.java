package org.vaguemestre.search;

import static org.vaguemestre.search.MailIndexBinder.ARRIVED_ON;
import static org.vaguemestre.search.MailIndexBinder.ASSIGNEE;
import static org.vaguemestre.search.MailIndexBinder.ATTACHED;
import static org.vaguemestre.search.MailIndexBinder.AUDIENCE;
import static org.vaguemestre.search.MailIndexBinder.BODY;
import static org.vaguemestre.search.MailIndexBinder.BODY_EXACT;
import static org.vaguemestre.search.MailIndexBinder.CHANNEL;
import static org.vaguemestre.search.MailIndexBinder.CONFIDENTIALITY;
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

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hibernate.search.engine.search.common.BooleanOperator;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.BooleanPredicateClausesStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.hibernate.search.engine.search.predicate.dsl.SimpleQueryFlag;
import org.hibernate.search.engine.search.sort.SearchSort;
import org.hibernate.search.engine.search.sort.dsl.SearchSortFactory;
import org.vaguemestre.access.Access;
import org.vaguemestre.mail.MailFilter;

/**
 * A question as it is put to the index: within the organisation and the audience of whoever asks, narrowed, then ranked.
 *
 * @param until nothing that was registered later is found
 */
record Asked(Question question, SearchRequest request, LocalDate today, Instant until, Access access) {
    /** Scores: each step is more than all below it, and than the words of a question can weigh together. */
    private static final float ITS_NUMBER = 20_000;

    private static final float ITS_REFERENCE = 10_000;
    private static final float AT_ITS_HEAD = 5_000;

    static final Set<SimpleQueryFlag> OPERATORS =
            EnumSet.of(SimpleQueryFlag.PHRASE, SimpleQueryFlag.PREFIX, SimpleQueryFlag.NOT, SimpleQueryFlag.WHITESPACE);

    /** The same question narrowed otherwise. */
    Asked instead(SearchRequest other) {
        return new Asked(question, other, today, until, access);
    }

    /** The part of the index it is put to. */
    String routing() {
        return access.organisation().toString();
    }

    /** What is marked in what is found; empty for nothing. */
    Optional<String> marked() {
        return Words.of(question.marked());
    }

    SearchPredicate where(SearchPredicateFactory f) {
        MailFilter filter = request.filter();
        BooleanPredicateClausesStep<?> where = f.bool();
        where.filter(f.match().field(ORGANISATION).matching(routing()));
        where.filter(f.terms().field(AUDIENCE).matchingAny(access.audience()));
        where.filter(f.range().field(REGISTERED_AT).atMost(until));
        equal(f, where, DIRECTION, filter.direction());
        equal(f, where, STATE, filter.state());
        equal(f, where, DEPARTMENT, filter.department());
        equal(f, where, ASSIGNEE, filter.assignee());
        equal(f, where, TYPE, filter.mailType());
        equal(f, where, CORRESPONDENT, filter.correspondent());
        equal(f, where, CHANNEL, request.channel());
        equal(f, where, CONFIDENTIALITY, request.confidentiality());
        if (filter.arrivedFrom() != null || filter.arrivedTo() != null) {
            where.filter(f.range().field(ARRIVED_ON).between(filter.arrivedFrom(), filter.arrivedTo()));
        }
        if (filter.late()) {
            where.filter(new CriterionPredicate(f, today).late());
        }
        question.criteria().stream().filter(one -> !one.isText()).forEach(one -> {
            SearchPredicate met = new CriterionPredicate(f, today).of(one);
            if (one.without()) {
                where.mustNot(met);
            } else {
                where.filter(met);
            }
        });
        Words.of(question.words()).ifPresent(typed -> ranked(f, where, typed));
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

    SearchSort sort(SearchSortFactory f) {
        boolean withWords = Words.of(question.words()).isPresent();
        SearchRequest.Sort asked = request.sort();
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
}
