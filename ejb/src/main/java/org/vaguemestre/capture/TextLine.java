package org.vaguemestre.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vaguemestre.document.Word;

/**
 * Words that follow one another on a line of a page, without a wide gap between them: what stands in another column is another line.
 *
 * @param page of the letter, from 1
 */
record TextLine(int page, List<Word> words) {
    /** Gap between two words, in heights of the line, from which they do not belong together. */
    private static final float WIDE_GAP = 3f;

    /** Width of a page in heights of it: A4, since places are fractions of each. */
    private static final float ASPECT = 0.707f;

    /** The lines of a page in reading order. */
    static List<TextLine> of(int page, List<Word> words) {
        Map<Integer, List<Word>> byLine = new LinkedHashMap<>();
        words.forEach(word ->
                byLine.computeIfAbsent(word.line(), line -> new ArrayList<>()).add(word));
        List<TextLine> lines = new ArrayList<>();
        for (List<Word> line : byLine.values()) {
            List<Word> together = new ArrayList<>();
            for (Word word : line) {
                if (!together.isEmpty() && gap(together.get(together.size() - 1), word) > WIDE_GAP) {
                    lines.add(new TextLine(page, List.copyOf(together)));
                    together.clear();
                }
                together.add(word);
            }
            lines.add(new TextLine(page, List.copyOf(together)));
        }
        return lines;
    }

    private static float gap(Word left, Word right) {
        double height = Math.max(left.h(), 0.005);
        return (float) ((right.x() - left.x() - left.w()) * ASPECT / height);
    }

    String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private static Proposal.Box place(Word word) {
        return new Proposal.Box((float) word.x(), (float) word.y(), (float) word.w(), (float) word.h());
    }

    Proposal.Box place() {
        return words.stream().map(TextLine::place).reduce(Proposal.Box::around).orElseThrow();
    }

    /** Mean of its words, weighted by their length. */
    float confidence() {
        double sum = 0;
        int letters = 0;
        for (Word word : words) {
            sum += word.confidence() * word.text().length();
            letters += word.text().length();
        }
        return letters == 0 ? 0 : (float) (sum / letters);
    }

    int block() {
        return words.get(0).block();
    }

    float top() {
        return place().y();
    }

    float bottom() {
        return place().y() + place().h();
    }

    /** The words that make up the characters from one place of {@link #text()} to another. */
    TextLine part(int from, int to) {
        List<Word> found = new ArrayList<>();
        int start = 0;
        for (Word word : words) {
            int end = start + word.text().length();
            if (start < to && end > from) {
                found.add(word);
            }
            start = end + 1;
        }
        return new TextLine(page, found.isEmpty() ? words : found);
    }
}
