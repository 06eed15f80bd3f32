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

    @ParameterizedTest
    @ValueSource(strings = {"A-2026-000123", "2026-000123", "DGS/2026-117", "12/03/2026"})
    void thePiecesOfANumberAreLookedForSideBySide(String number) {
        assertThat(Words.of(number)).contains('"' + number + '"');
        assertThat(Words.of("voirie " + number + " du 3")).contains("voirie \"" + number + "\" du 3");
        assertThat(Words.of("-" + number)).contains("-\"" + number + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"mot/autre", "rendez-vous", "A-2026-00*", "\"A-2026-000123 bis\"", "3,5", "000123"})
    void otherWordsStayAsTheyAre(String typed) {
        assertThat(Words.of(typed)).contains(typed);
    }

    @Test
    void onlyTheWholeOfWhatIsTypedMayBeANumber() {
        assertThat(Words.code("A-2026-000123")).contains("A-2026-000123");
        for (String other : new String[] {"voirie", "-2026", "A-2026-0*"}) {
            assertThat(Words.code(other)).isEmpty();
        }
    }
}
