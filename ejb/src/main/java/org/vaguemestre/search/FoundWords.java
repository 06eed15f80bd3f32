package org.vaguemestre.search;

import static org.vaguemestre.search.MailIndexBinder.BODY;
import static org.vaguemestre.search.MailIndexBinder.ITEM;
import static org.vaguemestre.search.MailIndexBinder.PAGES;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/**
 * Every place of an item's documents where what was searched for is (<i>occurrences</i>), as the index found it: stems, accents and phrases are
 * its own, so that what is marked on the page is what was found.
 */
final class FoundWords {
    /** Places beyond this many are not told: nobody walks through them. */
    static final int MOST = 2_000;

    private static final Pattern ELISION =
            Pattern.compile("^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\\p{L})", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEGINNING = Pattern.compile("(?<![\\p{L}\\p{N}-])([\\p{L}\\p{N}]+)\\*");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private record Match(int from, int to) {}

    /** A whole text is one passage. */
    private static final class Highlighter extends UnifiedHighlighter {
        private static final PassageFormatter MATCHES = new PassageFormatter() {
            @Override
            public Object format(Passage[] passages, String text) {
                List<Match> matches = new ArrayList<>();
                for (Passage passage : passages) {
                    for (int i = 0; i < passage.getNumMatches() && matches.size() < MOST; i++) {
                        matches.add(new Match(passage.getMatchStarts()[i], passage.getMatchEnds()[i]));
                    }
                }
                return matches;
            }
        };

        Highlighter(IndexSearcher searcher, Analyzer analyzer) {
            super(UnifiedHighlighter.builder(searcher, analyzer)
                    .withMaxLength(Integer.MAX_VALUE - 1)
                    .withMaxNoHighlightPassages(0)
                    .withFormatter(MATCHES));
        }

        @Override
        protected BreakIterator getBreakIterator(String field) {
            return new WholeBreakIterator();
        }

        @SuppressWarnings("unchecked")
        List<Match> matches(Query query, int document) throws IOException {
            return (List<Match>)
                    highlightFieldsAsObjects(new String[] {BODY}, query, new int[] {document}, new int[] {1})
                            .get(BODY)[0];
        }
    }

    private final IndexSearcher searcher;
    private final Analyzer french;

    FoundWords(IndexReader reader, Analyzer french) {
        this.searcher = new IndexSearcher(reader);
        this.french = french;
    }

    /** @param words in the form of {@link Words} */
    List<FoundPage> of(UUID item, String words) throws IOException {
        ScoreDoc[] found = searcher.search(new TermQuery(new Term(ITEM, item.toString())), 1).scoreDocs;
        if (found.length == 0) {
            return List.of();
        }
        int document = found[0].doc;
        Query query = new SimpleQueryParser(french, Map.of(BODY, 1f), Excerpts.OPERATORS).parse(words);
        List<Match> matches = new Highlighter(searcher, french).matches(query, document);
        String starts =
                searcher.storedFields().document(document, Set.of(PAGES)).get(PAGES);
        String text = searcher.storedFields().document(document, Set.of(BODY)).get(BODY);
        if (starts == null || text == null) {
            return List.of();
        }
        SortedMap<Integer, Integer> places = beginnings(words, text);
        if (matches != null) {
            matches.forEach(match -> places.put(match.from(), match.to()));
        }
        Map<SearchPage.Place, List<String>> pages = new LinkedHashMap<>();
        places.entrySet().stream().limit(MOST).forEach(match -> pages.computeIfAbsent(
                        PageStarts.at(starts, match.getKey()), place -> new ArrayList<>())
                .add(ELISION.matcher(text.substring(match.getKey(), match.getValue()))
                        .replaceFirst("")));
        return pages.entrySet().stream()
                .map(page -> new FoundPage(page.getKey(), page.getValue()))
                .toList();
    }

    /** Words that begin as asked with {@code begin*}: the stems that the index keeps with their places do not all begin as the words do. */
    private static SortedMap<Integer, Integer> beginnings(String words, String text) {
        SortedMap<Integer, Integer> places = new TreeMap<>();
        List<String> beginnings = BEGINNING
                .matcher(words)
                .results()
                .map(one -> PlainText.of(one.group(1)))
                .toList();
        if (!beginnings.isEmpty()) {
            Matcher word = WORD.matcher(text);
            while (word.find() && places.size() < MOST) {
                String plain = PlainText.of(word.group());
                if (beginnings.stream().anyMatch(plain::startsWith)) {
                    places.put(word.start(), word.end());
                }
            }
        }
        return places;
    }
}
