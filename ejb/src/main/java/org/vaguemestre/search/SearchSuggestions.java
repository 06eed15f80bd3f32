package org.vaguemestre.search;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.search.Suggestion.Kind;
import org.vaguemestre.search.Vocabulary.Named;

/**
 * What may be meant while one types in the search field. Items are suggested to those who see them. Correspondents are the organisation's one
 * directory, open to everyone who handles its mail (whoever registers a letter must find the sender that another department knows): a name in
 * it tells that someone once wrote or was written to, never to which department nor about what, and no count goes with it.
 */
@Stateless
public class SearchSuggestions {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 200;
    private static final int FEW = 3;
    private static final int SOME = 5;
    private static final int MOST = 9;

    @Inject
    private OwnVocabulary vocabulary;

    @Inject
    private Correspondents correspondents;

    @Inject
    private SavedSearches saved;

    @Inject
    private MailSearch search;

    /** Best first; none for who sees no mail. */
    public List<Suggestion> of(String typed) {
        Access access = CurrentAccess.get();
        if (access.organisation() == null || access.audience().isEmpty() || typed.length() > LONGEST) {
            return List.of();
        }
        List<Token> tokens = Token.of(typed);
        Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        if (last == null) {
            return savedNamed("").limit(SOME).toList();
        }
        boolean over = last.to() < typed.length();
        if (over || last.quoted() && last.field() == null) {
            return List.of();
        }
        String before = typed.substring(0, last.from()) + (last.without() ? "-" : "");
        Optional<QueryField> field =
                last.field() == null ? Optional.empty() : QueryField.called(PlainText.of(last.field()));
        Stream<Suggestion> all = field.map(known -> values(known, before, last))
                .orElseGet(() -> last.field() != null ? Stream.of() : whatever(tokens.size(), before, last.value()));
        return all.limit(MOST).toList();
    }

    private Stream<Suggestion> whatever(int tokens, String before, String word) {
        List<Suggestion> found = new ArrayList<>();
        if (word.codePoints().anyMatch(Character::isDigit) && tokens == 1) {
            search.bearing(word, SOME)
                    .forEach(hit -> found.add(new Suggestion(
                            Kind.ITEM,
                            hit.number(),
                            Stream.of(hit.correspondent(), hit.subjectText())
                                    .filter(Objects::nonNull)
                                    .collect(Collectors.joining(" · ")),
                            null,
                            hit.id())));
        }
        if (tokens == 1) {
            savedNamed(word).limit(FEW).forEach(found::add);
        }
        fields(before, word).forEach(found::add);
        if (word.length() >= SHORTEST) {
            named(Kind.DEPARTMENT, QueryField.DEPARTMENT, vocabulary.departments(), before, word)
                    .limit(FEW)
                    .forEach(found::add);
            named(Kind.TYPE, QueryField.TYPE, vocabulary.types(), before, word)
                    .limit(FEW)
                    .forEach(found::add);
            people(QueryField.SENDER, before, word).limit(SOME).forEach(found::add);
            named(Kind.AGENT, QueryField.AGENT, vocabulary.agents(), before, word)
                    .limit(2)
                    .forEach(found::add);
            named(Kind.FOLDER, QueryField.FOLDER, vocabulary.folders(), before, word)
                    .limit(2)
                    .forEach(found::add);
        }
        return found.stream();
    }

    private Stream<Suggestion> values(QueryField field, String before, Token last) {
        String value = last.value();
        return switch (field) {
            case SENDER, RECIPIENT, CORRESPONDENT ->
                value.length() < SHORTEST ? Stream.of() : people(field, before, value);
            case DEPARTMENT -> all(Kind.DEPARTMENT, field, vocabulary.departments(), before, value);
            case TYPE -> all(Kind.TYPE, field, vocabulary.types(), before, value);
            case AGENT -> all(Kind.AGENT, field, vocabulary.agents(), before, value);
            case FOLDER -> all(Kind.FOLDER, field, vocabulary.folders(), before, value);
            case SUBJECT, REFERENCE, NUMBER, NOTES, ATTACHED, PERIOD, IS -> Stream.of();
            case STATE, DIRECTION, CHANNEL, CONFIDENTIALITY, PRIORITY, MISSING ->
                all(
                        Kind.VALUE,
                        field,
                        field.shown().stream()
                                .map(word -> new Named(word, word, null))
                                .toList(),
                        before,
                        value);
        };
    }

    private Stream<Suggestion> all(Kind kind, QueryField field, List<Named> all, String before, String value) {
        return value.isEmpty()
                ? all.stream().map(one -> suggestion(kind, field, one.name(), null, before))
                : named(kind, field, all, before, value);
    }

    private static Stream<Suggestion> named(Kind kind, QueryField field, List<Named> all, String before, String word) {
        return NameMatch.of(all, word).stream().map(one -> suggestion(kind, field, one.name(), null, before));
    }

    private static Stream<Suggestion> fields(String before, String word) {
        String plain = PlainText.of(word);
        return plain.isEmpty()
                ? Stream.of()
                : Stream.of(QueryField.values())
                        .filter(field -> field != QueryField.IS)
                        .filter(field -> PlainText.of(field.shownAs()).startsWith(plain))
                        .map(field -> new Suggestion(
                                Kind.FIELD, field.shownAs(), field.name(), before + field.shownAs() + ":", null));
    }

    private Stream<Suggestion> people(QueryField field, String before, String word) {
        if (!CurrentAccess.get().has(Right.MAIL_REGISTER)
                && !CurrentAccess.get().has(Right.MAIL_HANDLE)
                && !CurrentAccess.get().has(Right.MAIL_SEE_ALL)) {
            return Stream.of();
        }
        return correspondents.complete(word, SOME).stream()
                .map(one -> suggestion(Kind.CORRESPONDENT, field, one.displayName(), place(one), before));
    }

    private Stream<Suggestion> savedNamed(String word) {
        String plain = PlainText.of(word);
        return saved.list().stream()
                .filter(one -> Stream.of(PlainText.of(one.name()).split("[^\\p{L}\\p{N}]+"))
                                .anyMatch(part -> part.startsWith(plain))
                        || plain.isEmpty())
                .map(one -> new Suggestion(Kind.SAVED, one.name(), null, null, one.id()));
    }

    private static Suggestion suggestion(Kind kind, QueryField field, String name, String detail, String before) {
        String plain = name.replaceAll("[\"«»“”]", " ").strip();
        String value = plain.matches("[\\p{L}\\p{N}.-]+") ? plain.toLowerCase(Locale.FRENCH) : "\"" + plain + "\"";
        return new Suggestion(kind, name, detail, before + field.shownAs() + ":" + value + " ", null);
    }

    private static String place(CorrespondentView one) {
        return Stream.of(one.postalCode(), one.city()).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }
}
