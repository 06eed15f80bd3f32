package org.vaguemestre.correspondent;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {
    @ParameterizedTest
    @CsvSource({
        "MARCHAND Élodie (Mme),             Mme Elodie Marchand",
        "Jean-Pierre Le Goff,               LE GOFF Jean Pierre",
        "SARL Bâti-Ouest,                   bati ouest",
        "Association des parents d’élèves,  parents eleves (asso.)",
        "Cœur & Œuvre,                      coeur oeuvre",
        "Dupont  Dupont,                    Dupont"
    })
    void twoWritingsOfOneNameHaveTheSameKey(String one, String other) {
        assertThat(NameKey.of(one)).isEqualTo(NameKey.of(other)).isNotEmpty();
    }

    @Test
    void firstNameAndNameMakeOneKeyHoweverTheyAreGiven() {
        assertThat(NameKey.of("Élodie", "Marchand")).isEqualTo(NameKey.of(null, "Marchand Élodie"));
    }

    @Test
    void differentNamesHaveDifferentKeys() {
        assertThat(NameKey.of("Marchand")).isNotEqualTo(NameKey.of("Marchant"));
        assertThat(NameKey.of("Martin Paul")).isNotEqualTo(NameKey.of("Martin Paule"));
    }

    @Test
    void silentWordsCountWhenThereIsNothingElse() {
        assertThat(NameKey.of("La Société")).isEqualTo("la societe");
        assertThat(NameKey.of("le")).isEqualTo("le");
    }

    @Test
    void noNameHasNoKey() {
        assertThat(NameKey.of("", null, "  ", "!?")).isEmpty();
    }

    @Test
    void orderCaseAndTypingOfAccentsNeverMatter() {
        Random random = new Random(42);
        List<String> words = List.of("Élodie", "François", "Noël", "Le", "Guen", "Trémeur", "d’Arvor", "Zoë");
        for (int i = 0; i < 500; i++) {
            List<String> name = new ArrayList<>(words);
            Collections.shuffle(name, random);
            name = name.subList(0, 1 + random.nextInt(words.size()));
            String key = NameKey.of(String.join(" ", name));
            List<String> other = new ArrayList<>(name);
            Collections.shuffle(other, random);
            assertThat(NameKey.of(String.join("-", other).toUpperCase(Locale.FRENCH)))
                    .isEqualTo(key);
            assertThat(NameKey.of(Normalizer.normalize(String.join(" , ", other), Normalizer.Form.NFD)))
                    .isEqualTo(key);
        }
    }
}
