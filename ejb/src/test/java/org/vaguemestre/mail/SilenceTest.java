package org.vaguemestre.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.refusal.Refused;

class SilenceTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-15, 2, 2026-03-15",
        "2026-12-31, 2, 2027-02-28",
        "2027-12-31, 2, 2028-02-29",
        "2026-03-31, 1, 2026-04-30",
        "2026-05-02, 3, 2026-08-02"
    })
    void monthsCountByTheDayOfTheMonth(LocalDate received, int months, LocalDate decided) {
        assertThat(new Silence(Silence.Effect.REJECTION, months).decidedOn(received))
                .isEqualTo(decided);
    }

    @Test
    void whatARejectionOpensIsSaid() {
        assertThat(new Silence(Silence.Effect.REJECTION, 2).mention(LocalDate.of(2026, 3, 2)))
                .contains("2 mai 2026", "rejetée", "deux mois", "recours gracieux", "tribunal administratif");
    }

    @Test
    void whatProvesAnAcceptanceIsSaid() {
        assertThat(new Silence(Silence.Effect.ACCEPTANCE, 2).mention(LocalDate.of(2026, 3, 2)))
                .contains("2 mai 2026", "acceptée", "attestation", "L232-3")
                .doesNotContain("recours");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 25})
    void aDelayThatNoTextKnowsIsRefused(int months) {
        assertThatThrownBy(() -> new Silence(Silence.Effect.REJECTION, months).verify())
                .isInstanceOf(Refused.class);
    }
}
