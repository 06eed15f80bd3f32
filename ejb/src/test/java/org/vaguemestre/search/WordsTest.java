package org.vaguemestre.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\"", "* ? !", "\u0000\u0007", "\ue000", "\ud83d"})
    void whereThereIsNoWordNothingIsLookedFor(String typed) {
        assertThat(Words.of(typed)).isEmpty();
    }

    @Test
    void frenchQuotesMakeAPhrase() {
        assertThat(Words.of("« permis de construire »")).contains("\" permis de construire \"");
    }

    @Test
    void charactersNobodyTypesBecomeSpaces() {
        assertThat(Words.of("voirie\u0000\ue000école")).contains("voirie  école");
    }

    @Test
    void accentsTypedInTwoPiecesAreOne() {
        assertThat(Words.of("e\u0301cole")).contains("école");
    }

    @Test
    void theFirstFortyWordsAreWhatWasMeant() {
        String hundred = IntStream.rangeClosed(1, 100).mapToObj(i -> "mot" + i).collect(Collectors.joining(" "));
        assertThat(Words.of(hundred).orElseThrow().strip()).endsWith("mot40");
        assertThat(Words.of("a/".repeat(1_000)).orElseThrow()).hasSize(2 * Words.MOST);
        assertThat(Words.of("字".repeat(1_000)).orElseThrow()).hasSize(Words.MOST);
        assertThat(Words.of("😀".repeat(1_000)).orElseThrow()).hasSize(2 * Words.MOST);
    }
}
