package org.vaguemestre.search;

import static org.vaguemestre.search.MailIndexBinder.BODY;
import static org.vaguemestre.search.MailIndexBinder.ITEM;
import static org.vaguemestre.search.MailIndexBinder.NOTES;
import static org.vaguemestre.search.MailIndexBinder.PAGES;
import static org.vaguemestre.search.MailIndexBinder.SUBJECT;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.PassageScorer;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/**
 * Where in an item what was typed is found (<i>extraits</i>): in its subject, which is shown whole, in the text of its documents, with the page, and
 * in its notes. Read from the index with the places of the words, so that the last page of a thick file costs no more than the first; Hibernate
 * Search's own highlighter looks at the first 10,000 characters only.
 */
final class Excerpts {
    /** Passages of a text that are shown. */
    static final int PASSAGES = 2;

    /** Characters of a passage, about. */
    static final int LENGTH = 160;

    private static final String[] FIELDS = {SUBJECT, BODY, NOTES};
    private static final int[] PASSAGES_OF_FIELDS = {1, PASSAGES, PASSAGES};

    /** As the search itself understands what is typed. */
    static final int OPERATORS = SimpleQueryParser.PHRASE_OPERATOR
            | SimpleQueryParser.PREFIX_OPERATOR
            | SimpleQueryParser.NOT_OPERATOR
            | SimpleQueryParser.WHITESPACE_OPERATOR;

    /**
     * What is shown of an item.
     *
     * @param subject whole, marked; empty when nothing typed is in it
     * @param text of the documents, else of the notes; empty when nothing typed is in them
     * @param page where the best passage of the documents begins; null when the text is not of a document
     */
    record Shown(List<SearchPage.Segment> subject, List<SearchPage.Segment> text, SearchPage.Place page) {
        static final Shown NOTHING = new Shown(List.of(), List.of(), null);
    }

    private final IndexSearcher searcher;
    private final Analyzer french;

    /** @param french what cuts and stems the words of the three fields */
    Excerpts(IndexReader reader, Analyzer french) {
        this.searcher = new IndexSearcher(reader);
        this.french = french;
    }

    /** Of each item that the index still knows. */
    Map<UUID, Shown> of(String typed, List<UUID> items) throws IOException {
        Map<UUID, Shown> shown = new HashMap<>();
        Query words = new SimpleQueryParser(french, Map.of(SUBJECT, 1f, BODY, 1f, NOTES, 1f), OPERATORS).parse(typed);
        Highlighter highlighter = new Highlighter(searcher, french);
        for (UUID item : items) {
            ScoreDoc[] found = searcher.search(new TermQuery(new Term(ITEM, item.toString())), 1).scoreDocs;
            if (found.length > 0) {
                shown.put(item, shown(highlighter, words, found[0].doc));
            }
        }
        return shown;
    }

    private Shown shown(Highlighter highlighter, Query words, int document) throws IOException {
        Map<String, Object[]> found = highlighter.highlightFieldsAsObjects(
                FIELDS.clone(), words, new int[] {document}, PASSAGES_OF_FIELDS.clone());
        Excerpt subject = (Excerpt) found.get(SUBJECT)[0];
        Excerpt body = (Excerpt) found.get(BODY)[0];
        Excerpt notes = (Excerpt) found.get(NOTES)[0];
        return new Shown(
                subject == null ? List.of() : subject.segments(),
                body != null ? body.segments() : notes != null ? notes.segments() : List.of(),
                body == null ? null : place(document, body.best()));
    }

    private SearchPage.Place place(int document, int offset) throws IOException {
        String starts =
                searcher.storedFields().document(document, Set.of(PAGES)).get(PAGES);
        return starts == null ? null : PageStarts.at(starts, offset);
    }

    /** Looks at the whole of each text, and prefers a passage with a word that is rare in it to one with many words that are frequent. */
    private static final class Highlighter extends UnifiedHighlighter {
        private static final PassageScorer RARE_FIRST = new PassageScorer(1.2f, 0f, 87f) {
            @Override
            public float norm(int passageStart) {
                return 1;
            }
        };

        Highlighter(IndexSearcher searcher, Analyzer analyzer) {
            super(UnifiedHighlighter.builder(searcher, analyzer)
                    // otherwise every word would count as rare
                    .withWeightMatches(false)
                    .withMaxLength(Integer.MAX_VALUE - 1)
                    .withMaxNoHighlightPassages(0)
                    .withScorer(RARE_FIRST));
        }

        @Override
        protected BreakIterator getBreakIterator(String field) {
            return field.equals(SUBJECT)
                    ? new WholeBreakIterator()
                    : LengthGoalBreakIterator.createClosestToLength(
                            BreakIterator.getWordInstance(Locale.FRENCH), LENGTH, 0.5f);
        }

        @Override
        protected PassageFormatter getFormatter(String field) {
            return field.equals(SUBJECT) ? Excerpt.WHOLE : Excerpt.CUT;
        }

        @Override
        protected Map<String, Object[]> highlightFieldsAsObjects(
                String[] fields, Query query, int[] documents, int[] passages) throws IOException {
            return super.highlightFieldsAsObjects(fields, query, documents, passages);
        }
    }
}
