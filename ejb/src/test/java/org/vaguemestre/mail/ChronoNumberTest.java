package org.vaguemestre.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.refusal.Refused;

class ChronoNumberTest {
    @Test
    void aNumberBearsItsDirectionItsYearAndItsSequence() {
        assertThat(new ChronoNumber("{direction}-{year}-{sequence:6}").number(Direction.INCOMING, 2026, 4217))
                .isEqualTo("A-2026-004217");
    }

    @Test
    void aSequenceLongerThanItsDigitsIsNeverCut() {
        assertThat(new ChronoNumber("{year}/{direction}{sequence:2}").number(Direction.OUTGOING, 2026, 12345))
                .isEqualTo("2026/D12345");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{year}-{sequence}",
                "{direction}-{sequence:6}",
                "{direction}-{year}",
                "{direction}-{year}{sequence}",
                "{direction}-{sequence}{year}",
                "{direction}-{year}-1{sequence}",
                "{direction}-{year}-{sequence}-{sequence}",
                ""
            })
    void aFormatThatWouldGiveOneNumberTwiceIsRefused(String format) {
        assertThatThrownBy(() -> new ChronoNumber(format)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.refusal().code())
                .isEqualTo("NUMBER_FORMAT_COLLIDES"));
    }
}
