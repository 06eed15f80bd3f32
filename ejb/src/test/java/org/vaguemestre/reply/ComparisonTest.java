package org.vaguemestre.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vaguemestre.reply.Comparison.Change.ADDED;
import static org.vaguemestre.reply.Comparison.Change.REMOVED;
import static org.vaguemestre.reply.Comparison.Change.SAME;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vaguemestre.reply.Comparison.Change;
import org.vaguemestre.reply.Comparison.Piece;

class ComparisonTest {
    private static final List<String> FIRST = List.of("Madame,", "La somme de 300 € est accordée.", "Le maire");

    static Stream<List<String>> others() {
        return Stream.of(
                FIRST,
                List.of(),
                List.of("Madame,", "La somme de 500 € est accordée.", "Le maire"),
                List.of("Madame,", "Le maire"),
                List.of("Madame,\n3 rue du Port", "La somme\nde 500 € est accordée.", "Le maire\nAnne Rivoal"),
                List.of(
                        "Monsieur,",
                        "",
                        "La somme de 300 € <b>& plus</b> est refusée.",
                        "Le maire",
                        "Copie : finances"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void eitherVersionIsReadInIt(List<String> other) {
        Comparison compared = Comparison.of(1, FIRST, 2, other);
        assertThat(text(compared, ADDED)).isEqualTo(String.join("", FIRST));
        assertThat(text(compared, REMOVED)).isEqualTo(String.join("", other).replace("\n", ""));
    }

    @Test
    void aWordThatChangedIsShownInItsParagraph() {
        Comparison compared =
                Comparison.of(1, FIRST, 2, List.of("Madame,", "La somme de 500 € est accordée.", "Le maire"));
        assertThat(compared.paragraphs())
                .extracting(Comparison.Paragraph::changed)
                .containsExactly(false, true, false);
        assertThat(compared.paragraphs().get(1).pieces())
                .containsExactly(
                        new Piece(SAME, "La somme de "),
                        new Piece(REMOVED, "300"),
                        new Piece(ADDED, "500"),
                        new Piece(SAME, " € est accordée."));
    }

    private static String text(Comparison compared, Change without) {
        return compared.paragraphs().stream()
                .flatMap(paragraph -> paragraph.pieces().stream())
                .filter(piece -> piece.change() != without)
                .map(Piece::text)
                .collect(Collectors.joining());
    }
}
