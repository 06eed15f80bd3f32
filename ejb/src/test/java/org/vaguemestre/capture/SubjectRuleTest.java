package org.vaguemestre.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectRuleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Objet : nid-de-poule rue des Lilas | nid-de-poule rue des Lilas",
                "OBJET: Demande de subvention | Demande de subvention",
                "Obiet : éclairage en panne | éclairage en panne",
                "0bjet ; facture impayée | facture impayée",
                "Objel: passage piéton | passage piéton",
                "Objet - Réclamation | Réclamation",
                "Sujet : bruit de voisinage | bruit de voisinage",
            })
    void theSubjectFollowsTheWord(String line, String subject) {
        assertThat(read(new Paper().left(line))).contains(subject);
    }

    @Test
    void aSubjectGoesOnOverSeveralLines() {
        Paper paper = new Paper()
                .left("Objet : demande d'autorisation de stationnement")
                .at(0.14, "pour un déménagement au 12 rue des Lilas")
                .space()
                .left("Madame, Monsieur,");

        assertThat(read(paper))
                .contains("demande d'autorisation de stationnement pour un déménagement au 12 rue des Lilas");
    }

    @Test
    void theSubjectMayStandUnderTheWord() {
        assertThat(read(new Paper()
                        .left("Objet :")
                        .left("nuisances sonores")
                        .space()
                        .left("Madame,")))
                .contains("nuisances sonores");
    }

    @Test
    void itEndsWhereTheLetterBegins() {
        Paper paper = new Paper()
                .left("Objet : poubelles non ramassées")
                .left("Madame la Maire,")
                .left("Depuis deux semaines");

        assertThat(read(paper)).contains("poubelles non ramassées");
    }

    @Test
    void itEndsBeforeTheReference() {
        assertThat(read(new Paper().left("Objet : raccordement").left("N/Réf : 2026-114")))
                .contains("raccordement");
    }

    @Test
    void withoutTheWordNothingIsProposed() {
        assertThat(read(new Paper().left("Madame la Maire,").left("Je vous écris au sujet du bruit.")))
                .isEmpty();
        assertThat(read(new Paper().left("Concerne aussi les habitants du quartier")))
                .isEmpty();
    }

    private static Optional<String> read(Paper paper) {
        return SubjectRule.in(paper.text()).map(Proposal::label);
    }
}
