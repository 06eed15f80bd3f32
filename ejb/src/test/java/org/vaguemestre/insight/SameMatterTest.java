package org.vaguemestre.insight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SameMatterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Demande d’autorisation de terrasse — Le Petit Phare | Relance : autorisation de terrasse, Le Petit Phare",
                "Nid-de-poule rue du Lavoir | Signalement d’un nid de poule, rue du Lavoir",
                "ÉCLAIRAGE PUBLIC RUE DES TAMARIS | éclairage public rue des tamaris",
                "Demande de place en crèche | Deuxième demande : place en crèche"
            })
    void theSameMatterInOtherWordsIsTheSame(String one, String other) {
        assertThat(SameMatter.isSame(one, other)).isTrue();
        assertThat(SameMatter.isSame(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Demande d’autorisation de terrasse | Demande de subvention 2027",
                "Convention de servitude — parcelle AB 112 | Bruit de voisinage",
                "Relance | Rappel",
                "'' | ''"
            })
    void anotherMatterOfTheSameSenderIsNot(String one, String other) {
        assertThat(SameMatter.isSame(one, other)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Relance : terrasse",
                "2e demande de copie d’acte",
                "Courrier resté sans réponse",
                "RAPPEL facture 2026-114",
                "Je réitère ma demande",
                "Je vous renouvelle ma demande"
            })
    void aReminderSaysSo(String subject) {
        assertThat(SameMatter.reminds(subject)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Demande de place en crèche", "Relancement du marché couvert", "📬", "Seconde main : braderie"})
    void whatOnlyLooksLikeOneDoesNot(String subject) {
        assertThat(SameMatter.reminds(subject)).isFalse();
    }

    @Test
    void aSubjectOfAThousandEmojiIsNoMatter() {
        assertThat(SameMatter.isSame("📬".repeat(500), "📬".repeat(500))).isFalse();
    }
}
