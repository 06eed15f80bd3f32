package org.vaguemestre.capture;

import java.util.ArrayList;
import java.util.List;
import org.vaguemestre.document.Word;

/** A letter typed for a test: lines of text, each put somewhere on the page. */
final class Paper {
    private static final double LETTER_WIDTH = 0.011;
    private static final double LINE_HEIGHT = 0.011;

    private final List<TextLine> lines = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private double y = 0.04;
    private int line;

    /** In the left column. */
    Paper left(String text) {
        return at(0.08, text);
    }

    /** In the right column, on the line of its own. */
    Paper right(String text) {
        return at(0.55, text);
    }

    Paper at(double x, String text) {
        double left = x;
        for (String word : text.split(" ")) {
            double width = word.length() * LETTER_WIDTH;
            words.add(new Word(word, left, y, width, LINE_HEIGHT, 1, line, 0));
            left += width + LETTER_WIDTH;
        }
        line++;
        y += LINE_HEIGHT * 1.4;
        return this;
    }

    /** White space. */
    Paper space() {
        y += LINE_HEIGHT * 2.5;
        return this;
    }

    /** The lower part of the page begins. */
    Paper body() {
        y = Math.max(y, 0.45);
        return this;
    }

    LetterText text() {
        lines.addAll(TextLine.of(1, words));
        words.clear();
        return new LetterText(List.copyOf(lines));
    }
}
