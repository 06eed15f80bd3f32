package org.vaguemestre.search;

import java.util.ArrayList;
import java.util.List;

/** An excerpt (<i>extrait</i>): a piece of text in which what was searched for is marked. */
final class Excerpt {
    /** Private-use characters, taken out of everything that is indexed: a text cannot forge a mark. */
    static final String MARK = "\uE000";

    static final String UNMARK = "\uE001";

    private Excerpt() {}

    static String withoutMarks(String text) {
        return text == null ? null : text.replace(MARK, "").replace(UNMARK, "");
    }

    /** The segments of the fragments the highlighter gave, in order, fragments separated by an ellipsis. */
    static List<SearchPage.Segment> segments(List<String> fragments) {
        List<SearchPage.Segment> segments = new ArrayList<>();
        for (String fragment : fragments) {
            if (!segments.isEmpty()) {
                segments.add(new SearchPage.Segment(" … ", false));
            }
            addSegments(segments, fragment);
        }
        return segments;
    }

    private static void addSegments(List<SearchPage.Segment> segments, String fragment) {
        int at = 0;
        while (at < fragment.length()) {
            int mark = fragment.indexOf(MARK, at);
            add(segments, fragment.substring(at, mark < 0 ? fragment.length() : mark), false);
            if (mark < 0) {
                return;
            }
            int unmark = fragment.indexOf(UNMARK, mark);
            int end = unmark < 0 ? fragment.length() : unmark;
            add(segments, fragment.substring(mark + 1, end), true);
            at = end + 1;
        }
    }

    private static void add(List<SearchPage.Segment> segments, String text, boolean found) {
        String oneLine = text.replaceAll("\\s+", " ");
        if (!oneLine.isEmpty()) {
            segments.add(new SearchPage.Segment(oneLine, found));
        }
    }
}
