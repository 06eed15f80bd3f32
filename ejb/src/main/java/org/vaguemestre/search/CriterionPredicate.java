package org.vaguemestre.search;

import static org.vaguemestre.search.MailIndexBinder.ARRIVED_ON;
import static org.vaguemestre.search.MailIndexBinder.ASSIGNEE;
import static org.vaguemestre.search.MailIndexBinder.ATTACHED;
import static org.vaguemestre.search.MailIndexBinder.CHANNEL;
import static org.vaguemestre.search.MailIndexBinder.COMMITTED_FOR;
import static org.vaguemestre.search.MailIndexBinder.CONFIDENTIALITY;
import static org.vaguemestre.search.MailIndexBinder.CORRESPONDENT;
import static org.vaguemestre.search.MailIndexBinder.DEPARTMENT;
import static org.vaguemestre.search.MailIndexBinder.DIRECTION;
import static org.vaguemestre.search.MailIndexBinder.FOLDER;
import static org.vaguemestre.search.MailIndexBinder.NAME;
import static org.vaguemestre.search.MailIndexBinder.NOTES;
import static org.vaguemestre.search.MailIndexBinder.NOTES_EXACT;
import static org.vaguemestre.search.MailIndexBinder.NUMBER;
import static org.vaguemestre.search.MailIndexBinder.NUMBER_START;
import static org.vaguemestre.search.MailIndexBinder.PRIORITY;
import static org.vaguemestre.search.MailIndexBinder.REFERENCE;
import static org.vaguemestre.search.MailIndexBinder.REFERENCE_START;
import static org.vaguemestre.search.MailIndexBinder.STATE;
import static org.vaguemestre.search.MailIndexBinder.SUBJECT;
import static org.vaguemestre.search.MailIndexBinder.SUBJECT_EXACT;
import static org.vaguemestre.search.MailIndexBinder.TYPE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hibernate.search.engine.search.common.BooleanOperator;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.BooleanPredicateClausesStep;
import org.hibernate.search.engine.search.predicate.dsl.PredicateFinalStep;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.State;

/** What an item must be to meet a criterion that is no text. */
record CriterionPredicate(SearchPredicateFactory f, LocalDate today) {
    /** Words of a name from this length on are found with a letter wrong. */
    private static final int SLIP_FROM = 5;

    private static final int BEGINNING_FROM = 2;
    private static final int WORDS_OF_A_NAME = 10;

    SearchPredicate of(Criterion criterion) {
        return predicate(criterion).toPredicate();
    }

    /** Committed for a day that is past, and still to be handled. */
    SearchPredicate late() {
        return f.bool()
                .filter(f.range().field(COMMITTED_FOR).lessThan(today))
                .filter(f.match().field(STATE).matching(State.IN_PROGRESS.name()))
                .toPredicate();
    }

    private PredicateFinalStep predicate(Criterion criterion) {
        List<String> keys = criterion.keys();
        String value = criterion.value();
        return switch (criterion.kind()) {
            case WORDS, PHRASE ->
                throw new IllegalArgumentException(criterion.kind().name());
            case SENDER ->
                f.bool().filter(named(value)).mustNot(f.match().field(DIRECTION).matching(Direction.OUTGOING.name()));
            case RECIPIENT ->
                f.bool().filter(named(value)).filter(f.match().field(DIRECTION).matching(Direction.OUTGOING.name()));
            case CORRESPONDENT -> named(value);
            case DEPARTMENT -> any(DEPARTMENT, keys);
            case TYPE -> any(TYPE, keys);
            case AGENT -> any(ASSIGNEE, keys);
            case STATE -> any(STATE, keys);
            case DIRECTION -> any(DIRECTION, keys);
            case CHANNEL -> any(CHANNEL, keys);
            case CONFIDENTIALITY -> any(CONFIDENTIALITY, keys);
            case PRIORITY -> any(PRIORITY, keys);
            case FOLDER -> any(FOLDER, keys);
            case SUBJECT -> words(value, SUBJECT, SUBJECT_EXACT);
            case NOTES -> words(value, NOTES, NOTES_EXACT);
            case ATTACHED -> words(value, ATTACHED, ATTACHED);
            case NUMBER -> code(value, NUMBER, NUMBER_START);
            case REFERENCE -> code(value, REFERENCE, REFERENCE_START);
            case PERIOD ->
                f.range()
                        .field(ARRIVED_ON)
                        .between(criterion.period().from(), criterion.period().to());
            case LATE -> f.bool().filter(late());
            case MISSING -> missing(keys.get(0));
        };
    }

    private PredicateFinalStep missing(String what) {
        if (what.equals("answer")) {
            return f.bool()
                    .filter(any(STATE, List.of(State.REGISTERED.name(), State.IN_PROGRESS.name())))
                    .filter(f.match().field(DIRECTION).matching(Direction.INCOMING.name()));
        }
        String field =
                switch (what) {
                    case "department" -> DEPARTMENT;
                    case "agent" -> ASSIGNEE;
                    case "type" -> TYPE;
                    case "correspondent" -> CORRESPONDENT;
                    case "document" -> ATTACHED;
                    case "folder" -> FOLDER;
                    case "deadline" -> COMMITTED_FOR;
                    default -> throw new IllegalArgumentException(what);
                };
        return f.bool().must(f.matchAll()).mustNot(f.exists().field(field));
    }

    private PredicateFinalStep any(String field, List<String> keys) {
        return f.terms().field(field).matchingAny(keys);
    }

    private PredicateFinalStep words(String value, String field, String exact) {
        Optional<String> words = Words.of(value.replace('"', ' '));
        if (words.isEmpty()) {
            return f.matchNone();
        }
        return f.simpleQueryString()
                .fields(field, exact)
                .matching(words.get())
                .defaultOperator(BooleanOperator.AND)
                .flags(Asked.OPERATORS);
    }

    private PredicateFinalStep code(String value, String field, String start) {
        return f.bool()
                .should(f.match().field(field).matching(value))
                .should(f.match().field(start).matching(value))
                .minimumShouldMatchNumber(1);
    }

    /** Each word is a word of the name, or its beginning, or differs by a letter. */
    private PredicateFinalStep named(String value) {
        BooleanPredicateClausesStep<?> all = f.bool();
        List<String> words = List.of(NameMatch.words(value).split(" "));
        /* What is left of "l'Épi": the index drops it too. */
        List<String> whole = words.stream().filter(word -> word.length() > 1).toList();
        for (String word : (whole.isEmpty() ? words : whole)
                .stream().limit(WORDS_OF_A_NAME).toList()) {
            BooleanPredicateClausesStep<?> one = f.bool();
            one.should(f.match().field(NAME).matching(word));
            if (word.length() >= BEGINNING_FROM) {
                one.should(f.wildcard().field(NAME).matching(word + "*"));
            }
            if (word.length() >= SLIP_FROM) {
                one.should(f.match().field(NAME).matching(word).fuzzy(1, 1));
            }
            all.filter(one);
        }
        return all;
    }
}
