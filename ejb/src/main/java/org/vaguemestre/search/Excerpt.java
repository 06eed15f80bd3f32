package org.vaguemestre.search;

import java.util.ArrayList;
import java.util.List;

/** An excerpt (<i>extrait</i>): a piece of text in which what was searched for is marked. */
final class Excerpt {
    /** Private-use characters, taken out of everything that is indexed: a text cannot forge a mark. */
    static final String MARK = "\uE000";

    static final String UNMARK = "\uE001";

    /** Characters shown before the first and after the last thing found in a sentence, at most. */
    static final int AROUND = 80;

    /** Characters of a sentence shown, at most. */
    static final int LONGEST = 240;

    private static final String CUT = "…";

    private Excerpt() {}

    static String withoutMarks(String text) {
        return text == null ? null : text.replace(MARK, "").replace(UNMARK, "");
    }

    /** The text as it was marked, whole. */
    static List<SearchPage.Segment> whole(List<String> fragments) {
        List<SearchPage.Segment> segments = new ArrayList<>();
        fragments.forEach(fragment -> addSegments(segments, fragment));
        return segments;
    }

    /** Of each sentence what is around the thing found; a scanned page often is one endless sentence. */
    static List<SearchPage.Segment> around(List<String> sentences) {
        List<SearchPage.Segment> segments = new ArrayList<>();
        for (String sentence : sentences) {
            if (!segments.isEmpty()) {
                segments.add(new SearchPage.Segment(" ", false));
            }
            addSegments(segments, shortened(sentence.replaceAll("\\s+", " ").strip()));
        }
        return segments;
    }

    private static String shortened(String sentence) {
        int mark = Math.max(0, sentence.indexOf(MARK));
        int from = wordBefore(sentence, mark);
        int unmark = sentence.lastIndexOf(UNMARK);
        int to = wordAfter(sentence, Math.min(Math.max(unmark, mark) + AROUND, from + LONGEST));
        return (from > 0 ? CUT : "") + sentence.substring(from, to) + (to < sentence.length() ? CUT : "");
    }

    private static int wordBefore(String sentence, int mark) {
        int from = mark - AROUND;
        if (from <= 0) {
            return 0;
        }
        int space = sentence.indexOf(' ', from);
        return space < 0 || space >= mark ? from : space + 1;
    }

    private static int wordAfter(String sentence, int to) {
        if (to >= sentence.length()) {
            return sentence.length();
        }
        int space = sentence.lastIndexOf(' ', to);
        int end = space < to - AROUND ? to : space;
        boolean insideMark = sentence.lastIndexOf(MARK, end) > sentence.lastIndexOf(UNMARK, end);
        return insideMark ? Math.min(sentence.length(), sentence.indexOf(UNMARK, end) + 1) : end;
    }

    private static void addSegments(List<SearchPage.Segment> segments, String text) {
        int at = 0;
        while (at < text.length()) {
            int mark = text.indexOf(MARK, at);
            int plainEnd = mark < 0 ? text.length() : mark;
            add(segments, text.substring(at, plainEnd), false);
            if (mark < 0) {
                return;
            }
            int unmark = text.indexOf(UNMARK, mark);
            int end = unmark < 0 ? text.length() : unmark;
            add(segments, text.substring(mark + 1, end), true);
            at = end + 1;
        }
    }

    private static void add(List<SearchPage.Segment> segments, String text, boolean found) {
        if (!text.isEmpty()) {
            segments.add(new SearchPage.Segment(text, found));
        }
    }
}
