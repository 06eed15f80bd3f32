package org.vaguemestre.capture;

import java.util.List;
import java.util.stream.Collectors;

/** The text of a letter, line by line over its pages, as the reading rules see it. */
record LetterText(List<TextLine> lines) {
    /** Part of the first page that bears the heads of both correspondents. */
    private static final float HEAD = 0.42f;

    /** Lines at the end among which the signature is. */
    private static final int END = 8;

    List<TextLine> firstPage() {
        return lines.stream().filter(line -> line.page() == 1).toList();
    }

    List<TextLine> head() {
        return lines.stream()
                .filter(line -> line.page() == 1 && line.top() < HEAD)
                .toList();
    }

    List<TextLine> end() {
        return lines.subList(Math.max(0, lines.size() - END), lines.size());
    }

    String all() {
        return lines.stream().map(TextLine::text).collect(Collectors.joining("\n"));
    }
}
