package org.vaguemestre.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.search.Vocabulary.Named;

/** A name that was typed finds what bears it. */
class NameMatchTest {
    private static final List<Named> ALL = List.of(
            new Named("1", "Voirie et réseaux", "VOIRIE"),
            new Named("2", "Écoles", "EC"),
            new Named("3", "École de musique", "MUS"),
            new Named("4", "Centre communal d’action sociale", "CCAS"));

    @ParameterizedTest
    @CsvSource({
        "voirie, 1",
        "VOIRIE ET RÉSEAUX, 1",
        "reseau, 1",
        "EC, 2",
        "ecoles, 2",
        "musique, 3",
        "ccas, 4",
        "action sociale, 4",
        "d'action, 4",
        "voiirie, 1",
        "viorie, 1",
        "musqiue, 3",
    })
    void itsCodeItsNameItsBeginningsAndASlipOfTheHandDo(String typed, String key) {
        assertThat(NameMatch.of(ALL, typed)).extracting(Named::key).containsExactly(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "😀", "piscine", "xyz", "voi rien", "e c"})
    void whatBearsNoSuchNameIsNotFound(String typed) {
        assertThat(NameMatch.of(ALL, typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"éco", "ecole"})
    void whatFitsSeveralFindsThemAll(String typed) {
        assertThat(NameMatch.of(ALL, typed)).extracting(Named::key).containsExactly("2", "3");
    }
}
