package org.vaguemestre.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.search.Criterion.Kind;
import org.vaguemestre.search.Question.Hint;
import org.vaguemestre.search.Vocabulary.Named;

/**
 * Understands what is typed in the one field: words, {@code "phrases"}, {@code -without}, {@code service:voirie}, {@code du 3 au 12 mars}. Any text
 * is a question. What may be a word as well is taken for one; what looks like a field but is none is sought as words, with a hint.
 */
final class QuestionReader {
    /** More than this is a text that was pasted: nothing in it is meant as a date or a field. */
    static final int MOST = 24;

    private static final int LONGEST_NAME = 6;
    private static final Pattern TITLE =
            Pattern.compile("m|mr|mme|mlle|monsieur|madame|mademoiselle|maitre|me|dr|docteur");
    private static final Pattern CONFIDENTIAL = Pattern.compile("confidentiel(le)?s?");
    private static final String ME = "moi";

    private final String typed;
    private final Vocabulary vocabulary;
    private final List<Token> tokens;
    private final List<String> plain;
    private final List<Criterion> criteria = new ArrayList<>();
    private final List<Hint> hints = new ArrayList<>();

    private QuestionReader(String typed, Vocabulary vocabulary) {
        this.typed = typed;
        this.vocabulary = vocabulary;
        this.tokens = Token.of(typed);
        this.plain = tokens.stream().map(Token::plain).toList();
    }

    static Question read(String typed, Vocabulary vocabulary) {
        String text = typed == null ? "" : typed;
        QuestionReader reader = new QuestionReader(text, vocabulary);
        if (reader.tokens.size() > MOST) {
            return new Question(text, List.of(words(text, 0, text.length())), List.of());
        }
        return reader.understood();
    }

    private Question understood() {
        int i = 0;
        while (i < tokens.size()) {
            i += one(i);
        }
        return new Question(typed, List.copyOf(criteria), List.copyOf(hints));
    }

    /** Reads what begins at this token. @return how many tokens it is made of */
    private int one(int i) {
        Token token = tokens.get(i);
        if (token.field() != null) {
            return field(i, token);
        }
        if (token.quoted()) {
            criteria.add(new Criterion(
                    Kind.PHRASE, token.value(), List.of(), null, token.without(), token.from(), token.to()));
            return 1;
        }
        if (token.without()) {
            criteria.add(new Criterion(Kind.WORDS, token.value(), List.of(), null, true, token.from(), token.to()));
            return 1;
        }
        if (plain.get(i).equals("en")
                && i + 1 < tokens.size()
                && plain.get(i + 1).equals("retard")) {
            return add(Kind.LATE, "", List.of(), i, 2);
        }
        if (CONFIDENTIAL.matcher(plain.get(i)).matches()) {
            return add(Kind.CONFIDENTIALITY, "", List.of(Confidentiality.CONFIDENTIAL.name()), i, 1);
        }
        if (plain.get(i).matches("n°\\s*\\d[\\p{L}\\p{N}/-]*")) {
            return add(Kind.NUMBER, token.value().substring(2), List.of(), i, 1);
        }
        Optional<PeriodReader.Read> period = new PeriodReader(plain, vocabulary.today()).at(i);
        if (period.isPresent()) {
            return period(period.get(), i);
        }
        if (PeriodReader.isYear(plain.get(i), vocabulary.today())) {
            return year(i);
        }
        return word(i);
    }

    private int period(PeriodReader.Read read, int i) {
        int end = tokens.get(i + read.words() - 1).to();
        criteria.add(new Criterion(
                Kind.PERIOD, "", List.of(), read.period(), false, tokens.get(i).from(), end));
        return read.words();
    }

    /** A year alone is when; among words it may be what they speak of. */
    private int year(int i) {
        if (hasFigure(i - 1) || hasFigure(i + 1)) {
            return word(i);
        }
        Token token = tokens.get(i);
        boolean amongWords = false;
        for (int other = 0; other < tokens.size(); other++) {
            amongWords |= other != i && tokens.get(other).field() == null && !isDate(other);
        }
        if (!amongWords) {
            return add(Kind.PERIOD, "", List.of(), i, 1, Period.ofYear(Integer.parseInt(plain.get(i))));
        }
        hints.add(new Hint(
                Hint.Kind.YEAR_OR_WORD,
                plain.get(i),
                null,
                typed.substring(0, token.from()) + "en " + typed.substring(token.from())));
        return word(i);
    }

    private boolean isDate(int i) {
        return criteria.stream()
                .anyMatch(one -> !one.isText()
                        && one.from() <= tokens.get(i).from()
                        && tokens.get(i).to() <= one.to());
    }

    private boolean hasFigure(int i) {
        return i >= 0
                && i < tokens.size()
                && tokens.get(i).field() == null
                && !isDate(i)
                && tokens.get(i).value().codePoints().anyMatch(Character::isDigit);
    }

    /** Words that follow one another are one criterion. */
    private int word(int i) {
        Token token = tokens.get(i);
        Criterion last = criteria.isEmpty() ? null : criteria.get(criteria.size() - 1);
        if (last != null && last.kind() == Kind.WORDS && !last.without()) {
            criteria.set(criteria.size() - 1, words(typed, last.from(), token.to()));
        } else {
            criteria.add(words(typed, token.from(), token.to()));
        }
        return 1;
    }

    private static Criterion words(String typed, int from, int to) {
        return new Criterion(Kind.WORDS, typed.substring(from, to).strip(), List.of(), null, false, from, to);
    }

    private int add(Kind kind, String value, List<String> keys, int i, int count) {
        return add(kind, value, keys, i, count, null);
    }

    private int add(Kind kind, String value, List<String> keys, int i, int count, Period period) {
        Token first = tokens.get(i);
        criteria.add(new Criterion(
                kind,
                value,
                keys,
                period,
                first.without(),
                first.from(),
                tokens.get(i + count - 1).to()));
        return count;
    }

    private int field(int i, Token token) {
        Optional<QueryField> known = QueryField.called(PlainText.of(token.field()));
        if (known.isEmpty()) {
            if (!token.value().startsWith("//") && !token.value().isBlank()) {
                hints.add(new Hint(Hint.Kind.UNKNOWN_FIELD, token.field(), null, null));
            }
            return without(i, token);
        }
        if (token.value().isBlank()) {
            return word(i);
        }
        return switch (known.get()) {
            case SENDER, RECIPIENT, CORRESPONDENT -> person(i, known.get());
            case DEPARTMENT -> named(i, known.get(), vocabulary.departments());
            case TYPE -> named(i, known.get(), vocabulary.types());
            case FOLDER -> named(i, known.get(), vocabulary.folders());
            case AGENT -> agent(i);
            case SUBJECT, REFERENCE, NUMBER, NOTES, ATTACHED -> add(known.get().kind(), token.value(), List.of(), i, 1);
            case PERIOD -> arrived(i);
            case IS -> is(i);
            case STATE, DIRECTION, CHANNEL, CONFIDENTIALITY, PRIORITY, MISSING -> constant(i, known.get());
        };
    }

    /** Of what looked like a field and is none, all is sought as it stands. */
    private int without(int i, Token token) {
        if (token.without()) {
            criteria.add(new Criterion(
                    Kind.WORDS, token.field() + ":" + token.value(), List.of(), null, true, token.from(), token.to()));
            return 1;
        }
        return word(i);
    }

    private int unknown(int i, QueryField field) {
        Token token = tokens.get(i);
        hints.add(new Hint(Hint.Kind.UNKNOWN_VALUE, token.value(), token.field(), null));
        return without(i, token);
    }

    /** A title before the name is not sought: the directory may have another, or none. */
    private int person(int i, QueryField field) {
        Token token = tokens.get(i);
        boolean titled = !token.quoted()
                && TITLE.matcher(NameMatch.words(token.value())).matches()
                && i + 1 < tokens.size()
                && tokens.get(i + 1).field() == null
                && !tokens.get(i + 1).without();
        String name = titled ? tokens.get(i + 1).value() : token.value();
        if (NameMatch.words(name).isEmpty()) {
            return word(i);
        }
        return add(field.kind(), name, List.of(), i, titled ? 2 : 1);
    }

    private int agent(int i) {
        if (PlainText.of(tokens.get(i).value()).equals(ME) && vocabulary.asking() != null) {
            String me = vocabulary.asking().toString();
            String name = vocabulary.agents().stream()
                    .filter(agent -> agent.key().equals(me))
                    .map(Named::name)
                    .findFirst()
                    .orElse(ME);
            return add(Kind.AGENT, name, List.of(me), i, 1);
        }
        return named(i, QueryField.AGENT, vocabulary.agents());
    }

    /** The longest name that what follows the colon is the beginning of; with a slip of the hand, its first word alone. */
    private int named(int i, QueryField field, List<Named> all) {
        for (int count = longest(i); count >= 1; count--) {
            String asked = asked(i, count);
            List<Named> found = NameMatch.of(all, asked);
            boolean close = count == 1
                    || found.stream()
                            .anyMatch(one -> NameMatch.words(one.name()).startsWith(NameMatch.words(asked)));
            if (!found.isEmpty() && close) {
                Set<String> names = new java.util.LinkedHashSet<>();
                found.forEach(one -> names.add(one.name()));
                return add(
                        field.kind(),
                        String.join(" / ", names),
                        found.stream().map(Named::key).toList(),
                        i,
                        count);
            }
        }
        return unknown(i, field);
    }

    private int constant(int i, QueryField field) {
        Map<String, List<String>> constants = field.constants();
        List<Named> all = constants.keySet().stream()
                .map(word -> new Named(word, word, null))
                .toList();
        for (int count = Math.min(2, longest(i)); count >= 1; count--) {
            List<Named> found = NameMatch.of(all, asked(i, count));
            if (!found.isEmpty()) {
                Set<String> keys = new HashSet<>();
                found.forEach(one -> keys.addAll(constants.get(one.key())));
                return add(field.kind(), "", keys.stream().sorted().toList(), i, count);
            }
        }
        return unknown(i, field);
    }

    private int arrived(int i) {
        List<String> following = new ArrayList<>(plain);
        following.set(i, PlainText.of(tokens.get(i).value()));
        int from = i;
        if (tokens.get(i).quoted()) {
            following = List.of(PlainText.of(tokens.get(i).value()).split("\\s+"));
            from = 0;
        }
        Optional<PeriodReader.Read> read = new PeriodReader(following, vocabulary.today()).meantAt(from);
        if (read.isEmpty()) {
            return unknown(i, QueryField.PERIOD);
        }
        return add(
                Kind.PERIOD,
                "",
                List.of(),
                i,
                tokens.get(i).quoted() ? 1 : read.get().words(),
                read.get().period());
    }

    private int is(int i) {
        String value = NameMatch.words(tokens.get(i).value());
        if (value.equals("en retard") || value.equals("retard")) {
            return add(Kind.LATE, "", List.of(), i, 1);
        }
        if (value.equals("en") && i + 1 < tokens.size() && plain.get(i + 1).equals("retard")) {
            return add(Kind.LATE, "", List.of(), i, 2);
        }
        for (QueryField field :
                List.of(QueryField.CONFIDENTIALITY, QueryField.PRIORITY, QueryField.STATE, QueryField.DIRECTION)) {
            if (!NameMatch.of(
                            field.constants().keySet().stream()
                                    .map(word -> new Named(word, word, null))
                                    .toList(),
                            tokens.get(i).value())
                    .isEmpty()) {
                return constant(i, field);
            }
        }
        return unknown(i, QueryField.IS);
    }

    private int longest(int i) {
        if (tokens.get(i).quoted()) {
            return 1;
        }
        int count = 1;
        while (count < LONGEST_NAME
                && i + count < tokens.size()
                && tokens.get(i + count).field() == null
                && !tokens.get(i + count).quoted()
                && !tokens.get(i + count).without()) {
            count++;
        }
        return count;
    }

    private String asked(int i, int count) {
        StringBuilder asked = new StringBuilder(tokens.get(i).value());
        for (int at = i + 1; at < i + count; at++) {
            asked.append(' ').append(tokens.get(at).value());
        }
        return asked.toString();
    }
}
