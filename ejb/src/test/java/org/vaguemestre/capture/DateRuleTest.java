package org.vaguemestre.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateRuleTest {
    private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Port-Lérin, le 18 novembre 2026 | 2026-11-18",
                "À Sainte-Orme, le 1er août 2026 | 2026-08-01",
                "Fait à Brécy, le 3 décembre 2025 | 2025-12-03",
                "Port-Lérin le l8 novernbre 2O26 | 2026-11-18",
                "PORT-LÉRIN, LE 18 NOVEMBRE 2026 | 2026-11-18",
                "le 9 fevrier 2026 | 2026-02-09",
                "Le ler septembre 2026 | 2026-09-01",
                "Le 18/11/2026 | 2026-11-18",
                "Date : 18.11.2026 | 2026-11-18",
                "Le 05-11-26 | 2026-11-05",
                "le 7 aoüt 2026 | 2026-08-07",
                "Lyon, le 12 oct. 2026 | 2026-10-12",
            })
    void aDateIsReadAsPeopleAndScannersWriteIt(String line, LocalDate date) {
        assertThat(read(new Paper().space().right(line))).contains(date);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "le 24 novembre 2026",
                "le 31 février 2026",
                "le 18 novembre 1998",
                "au 18 de la rue des Lilas 2026",
                "02 40 18 11 26",
                "né le 12/03/1960",
            })
    void whatIsNoDateOfALetterIsNotProposed(String line) {
        assertThat(read(new Paper().right(line))).isEmpty();
    }

    @Test
    void theDateOfTheLetterIsPreferredToTheOnesItSpeaksOf() {
        Paper paper = new Paper()
                .left("Réf. : votre courrier du 2 novembre 2026")
                .right("Port-Lérin, le 18 novembre 2026")
                .body()
                .left("Suite à votre lettre du 10 novembre 2026, et avant le 20 novembre 2026, je vous prie");

        assertThat(read(paper)).contains(LocalDate.of(2026, 11, 18));
    }

    @Test
    void theStampOfArrivalIsNotTheDateOfTheLetter() {
        Paper paper = new Paper().right("REÇU LE 20 NOV. 2026").space().right("Port-Lérin, le 18 novembre 2026");

        assertThat(read(paper)).contains(LocalDate.of(2026, 11, 18));
    }

    private static Optional<LocalDate> read(Paper paper) {
        return DateRule.in(paper.text(), RECEIVED).map(proposal -> LocalDate.parse(proposal.value()));
    }
}
