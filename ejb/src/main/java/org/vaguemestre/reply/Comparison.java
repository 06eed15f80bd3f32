package org.vaguemestre.reply;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two versions of a text side by side (<i>comparaison</i>), paragraph by paragraph and word by word.
 *
 * @param from number of the earlier version
 * @param to number of the later one
 */
public record Comparison(int from, int to, List<Paragraph> paragraphs) {
    /** Characters of the private use area, that no letter is written with. */
    private static final char REMOVED = '\uE000';

    private static final char ADDED = '\uE001';
    private static final char END = '\uE002';

    private static final DiffRowGenerator ROWS = DiffRowGenerator.create()
            .showInlineDiffs(true)
            .mergeOriginalRevised(true)
            .inlineDiffByWord(true)
            .lineNormalizer(text -> text)
            .oldTag(begins -> String.valueOf(begins ? REMOVED : END))
            .newTag(begins -> String.valueOf(begins ? ADDED : END))
            .build();

    /** What became of a piece of text. */
    public enum Change {
        SAME,
        REMOVED,
        ADDED
    }

    /** A run of text that was kept, removed or added. */
    public record Piece(Change change, String text) {}

    /** A paragraph of either version. */
    public record Paragraph(List<Piece> pieces) {
        public boolean changed() {
            return pieces.stream().anyMatch(piece -> piece.change() != Change.SAME);
        }
    }

    static Comparison of(int from, List<String> before, int to, List<String> after) {
        return new Comparison(
                from,
                to,
                ROWS.generateDiffRows(lines(before), lines(after)).stream()
                        .map(DiffRow::getOldLine)
                        .map(Comparison::pieces)
                        .toList());
    }

    /** A line that ends within its paragraph is a paragraph of its own here: the rows have no line feeds. */
    private static List<String> lines(List<String> paragraphs) {
        return paragraphs.stream()
                .flatMap(paragraph -> Stream.of(paragraph.split("\n", -1)))
                .toList();
    }

    private static Paragraph pieces(String marked) {
        List<Piece> pieces = new ArrayList<>();
        Change now = Change.SAME;
        StringBuilder text = new StringBuilder();
        for (char c : (marked + END).toCharArray()) {
            if (c != REMOVED && c != ADDED && c != END) {
                text.append(c);
                continue;
            }
            if (!text.isEmpty()) {
                pieces.add(new Piece(now, text.toString()));
                text.setLength(0);
            }
            now = c == REMOVED ? Change.REMOVED : c == ADDED ? Change.ADDED : Change.SAME;
        }
        return new Paragraph(pieces);
    }
}
