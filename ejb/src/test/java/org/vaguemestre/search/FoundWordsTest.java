package org.vaguemestre.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;

/** Every place of what was searched for in the documents of an item. */
class FoundWordsTest {
    @Test
    void eachPlaceIsToldWithItsPageAsTheWordStandsThere() {
        assertThat(found("école", "La toiture de l’École.", "Rien ici.", "Deux écoles, une ECOLE."))
                .containsExactly(
                        new FoundPage(new SearchPage.Place(1, 1), List.of("École")),
                        new FoundPage(new SearchPage.Place(1, 3), List.of("écoles", "ECOLE")));
    }

    @Test
    void aPhraseIsToldWhereItStandsWholeAndNotWhereItsWordsStandAlone() {
        assertThat(found("\"toiture neuve\"", "Une toiture. Une école neuve.", "La toiture neuve de l’école."))
                .containsExactly(new FoundPage(new SearchPage.Place(1, 2), List.of("toiture neuve")));
    }

    @Test
    void aBeginningIsToldWithTheWholeWord() {
        assertThat(found("répar*", "La réparation et le réparateur."))
                .containsExactly(new FoundPage(new SearchPage.Place(1, 1), List.of("réparation", "réparateur")));
    }

    @Test
    void whatMustNotBeThereIsNotTold() {
        assertThat(found("toiture -neuve", "Une toiture neuve."))
                .containsExactly(new FoundPage(new SearchPage.Place(1, 1), List.of("toiture")));
    }

    @Test
    void aThickFileIsToldToItsLastPageAndNotBeyondWhatAnyoneWalksThrough() {
        String[] pages = new String[900];
        Arrays.fill(pages, "mur ".repeat(20));
        List<FoundPage> found = found("mur", pages);
        assertThat(found.stream().mapToInt(page -> page.words().size()).sum()).isEqualTo(FoundWords.MOST);
        Arrays.fill(pages, "Rien.");
        pages[899] = "Le remblai.";
        assertThat(found("remblai", pages))
                .containsExactly(new FoundPage(new SearchPage.Place(1, 900), List.of("remblai")));
    }

    @Test
    void nothingIsToldOfWhatTheIndexDoesNotKnow() {
        assertThat(found(UUID.randomUUID(), "école", "École")).isEmpty();
        assertThat(found("école")).isEmpty();
    }

    private static List<FoundPage> found(String words, String... pages) {
        return found(ExcerptsTest.ITEM, words, pages);
    }

    private static List<FoundPage> found(UUID item, String words, String... pages) {
        try (Directory directory = new ByteBuffersDirectory();
                IndexReader reader = ExcerptsTest.index(directory, ExcerptsTest.document("Objet", null, pages))) {
            return new FoundWords(reader, ExcerptsTest.french()).of(item, words);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
