package org.vaguemestre.capture;

import java.util.List;
import org.vaguemestre.document.Origin;

/** Where the pages of a letter come from, in words: {@code 3-5, 7}. */
final class LetterOrigin {
    private LetterOrigin() {}

    /** The first file, and the letter's pages there. */
    static Origin of(LetterToFile letter) {
        int file = letter.first().file();
        List<Integer> pages = letter.leaves().stream()
                .filter(leaf -> leaf.ref().file() == file)
                .map(leaf -> leaf.ref().page())
                .toList();
        return new Origin(letter.leaves().get(0).sha256(), ranges(pages));
    }

    /** The first file of pages arranged by an agent, and their numbers there. */
    static Origin of(List<LetterLeaf> leaves) {
        String first = leaves.get(0).sha256();
        return new Origin(
                first,
                ranges(leaves.stream()
                        .filter(leaf -> leaf.sha256().equals(first))
                        .map(LetterLeaf::page)
                        .toList()));
    }

    private static String ranges(List<Integer> pages) {
        StringBuilder ranges = new StringBuilder();
        for (int i = 0; i < pages.size(); i++) {
            int from = pages.get(i);
            int to = from;
            while (i + 1 < pages.size() && pages.get(i + 1) == to + 1) {
                to = pages.get(++i);
            }
            ranges.append(ranges.isEmpty() ? "" : ", ").append(from).append(to > from ? "-" + to : "");
        }
        return ranges.toString();
    }
}
