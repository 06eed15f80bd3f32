package org.vaguemestre.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceRuleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Réf. : BO-2026/114 | BO-2026/114",
                "N/Réf : 2026-0114 | 2026-0114",
                "N/ Réf. : DT/44/221 | DT/44/221",
                "Nos références : AB 12345 | AB 12345",
                "Référence : FACT-2026-77 | FACT-2026-77",
                "Ref: 2026/55 MAR | 2026/55 MAR",
                "Nos réf. : DGF/12 du service comptable | DGF/12",
            })
    void theSendersReferenceFollowsItsLabel(String line, String reference) {
        assertThat(read(line)).contains(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "V/Réf : A-2026-004217",
                "Vos références : A-2026-004217",
                "En référence à votre courrier du 12 novembre 2026",
                "Réf. : aucune",
                "Je me réfère à la loi 2005-102",
            })
    void aReferenceOfTheOneWrittenToOrNoneIsNotProposed(String line) {
        assertThat(read(line)).isEmpty();
    }

    private static Optional<String> read(String line) {
        return ReferenceRule.in(new Paper().left(line).text()).map(Proposal::label);
    }
}
