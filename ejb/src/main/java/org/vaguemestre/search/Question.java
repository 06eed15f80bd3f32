package org.vaguemestre.search;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was typed in the one field, understood (<i>question</i>).
 *
 * @param criteria in the order they were typed; all must be met
 * @param hints what could not be understood as it seems to have been meant, and what else it might mean
 */
public record Question(String typed, List<Criterion> criteria, List<Hint> hints) {
    /**
     * Something to tell whoever typed.
     *
     * @param about the field or the value it is about
     * @param field name of the field where the hint is about a value; null otherwise
     * @param instead the whole question as it may have been meant; null for no proposal
     */
    public record Hint(Kind kind, String about, String field, String instead) {
        /** Kinds of hints. */
        public enum Kind {
            /** No field is called so; it was sought as words. */
            UNKNOWN_FIELD,
            /** Nothing of the organisation is called so; it was sought as words. */
            UNKNOWN_VALUE,
            /** A year among words was taken for a word. */
            YEAR_OR_WORD
        }
    }

    /** What is sought as text, in the form {@link Words} reads. */
    String words() {
        return isTextOnly()
                ? typed
                : criteria.stream()
                        .filter(Criterion::isText)
                        .map(one -> typed.substring(one.from(), one.to()))
                        .collect(Collectors.joining(" "));
    }

    /** Nothing but words: it is asked exactly as it was typed. */
    public boolean isTextOnly() {
        return criteria.stream().allMatch(Criterion::isText);
    }

    /** Whether some of it was understood as more than words. */
    public boolean isUnderstood() {
        return criteria.stream().anyMatch(one -> one.kind() != Criterion.Kind.WORDS || one.without());
    }

    /** The question without this criterion. */
    public String without(Criterion criterion) {
        return (typed.substring(0, criterion.from()) + " " + typed.substring(criterion.to()))
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** What is marked in what is found: the text, and the words of the subject and the notes. */
    String marked() {
        String more = criteria.stream()
                .filter(one ->
                        !one.without() && (one.kind() == Criterion.Kind.SUBJECT || one.kind() == Criterion.Kind.NOTES))
                .map(Criterion::value)
                .collect(Collectors.joining(" "));
        return more.isEmpty() ? words() : (words() + " " + more).strip();
    }
}
