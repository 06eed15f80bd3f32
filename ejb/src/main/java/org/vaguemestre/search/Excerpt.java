package org.vaguemestre.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;

/**
 * Pieces of a text in which what was searched for is marked (<i>extrait</i>).
 *
 * @param best offset in the text of the first thing found in the best passage
 */
record Excerpt(List<SearchPage.Segment> segments, int best) {
    /** A subject, as it stands. */
    static final PassageFormatter WHOLE = formatter(false);

    /** Passages of a long text: on one line, with what shows that something was left out. */
    static final PassageFormatter CUT = formatter(true);

    private static final String LEFT_OUT = "…";

    private static PassageFormatter formatter(boolean cut) {
        return new PassageFormatter() {
            @Override
            public Excerpt format(Passage[] passages, String text) {
                return excerpt(passages, text, cut);
            }
        };
    }

    private static Excerpt excerpt(Passage[] passages, String text, boolean cut) {
        List<SearchPage.Segment> segments = new ArrayList<>();
        int shownTo = 0;
        Passage best = passages[0];
        for (Passage passage : passages) {
            if (cut && passage.getStartOffset() > shownTo) {
                add(segments, segments.isEmpty() ? LEFT_OUT : " " + LEFT_OUT + " ", false);
            }
            int at = passage.getStartOffset();
            for (int match = 0; match < passage.getNumMatches(); match++) {
                int from = Math.max(at, passage.getMatchStarts()[match]);
                int to = Math.min(passage.getEndOffset(), passage.getMatchEnds()[match]);
                if (from < to) {
                    add(segments, shown(text.substring(at, from), cut), false);
                    add(segments, shown(text.substring(from, to), cut), true);
                    at = to;
                }
            }
            add(segments, shown(text.substring(at, passage.getEndOffset()), cut), false);
            shownTo = passage.getEndOffset();
            best = passage.getScore() > best.getScore() ? passage : best;
        }
        if (cut && !text.substring(shownTo).isBlank()) {
            add(segments, LEFT_OUT, false);
        }
        return new Excerpt(segments, best.getMatchStarts()[0]);
    }

    private static String shown(String text, boolean onOneLine) {
        return onOneLine ? text.replaceAll("\\s+", " ") : text;
    }

    private static void add(List<SearchPage.Segment> segments, String text, boolean found) {
        if (!text.isEmpty()) {
            segments.add(new SearchPage.Segment(text, found));
        }
    }
}
