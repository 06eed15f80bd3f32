package org.vaguemestre.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

class AmountTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"4000|400000", "4 000,5|400050", "4\u202f000,50 €|400050", "0.07|7", "1e3|100000"})
    void aSumIsTypedAsPeopleTypeIt(String typed, long cents) {
        assertThat(Amount.cents(typed)).isEqualTo(cents);
    }

    @ParameterizedTest
    @ValueSource(strings = {"beaucoup", "1,234", "12,5,0", "99999999999999999999"})
    void whatIsNoSumOfEurosAndCentsIsRefused(String typed) {
        assertThatThrownBy(() -> Amount.cents(typed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.FIELD_INVALID));
    }

    @Test
    void whatIsTypedAgainIsTheSameSum() {
        assertThat(Amount.cents(Amount.typed(400_050L))).isEqualTo(400_050L);
        assertThat(Amount.cents(Amount.typed(null))).isNull();
        assertThat(Amount.told(400_050L, Locale.FRENCH).replaceAll("\\s|\u00a0|\u202f", " "))
                .isEqualTo("4 000,50 €");
    }
}
