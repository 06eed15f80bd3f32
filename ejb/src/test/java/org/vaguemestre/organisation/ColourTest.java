package org.vaguemestre.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

class ColourTest {
    private static final Colour WHITE = new Colour("#ffffff");
    private static final Colour DARK_PAPER = new Colour("#16202d");

    @Test
    void contrastIsThatOfWcag() {
        assertThat(new Colour("#000000").contrast(WHITE)).isEqualTo(21, within(0.001));
        assertThat(WHITE.contrast(WHITE)).isEqualTo(1, within(0.001));
        assertThat(new Colour("#777777").contrast(WHITE)).isEqualTo(4.478, within(0.001));
    }

    @Test
    void aColourUnderWhiteTextThatCannotBeReadIsRefusedWithTheNearestThatCan() {
        assertThatThrownBy(() -> new Colour("#777777").checkReadable())
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal()).isEqualTo(Refusal.COLOUR_TOO_LIGHT);
                    assertThat(refused.getMessage()).contains("4,4").contains("#76");
                });
        new Colour("#767676").checkReadable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#ffe600", "#ffffff", "#1d5fbf", "#00a651", "#ff0000", "#000000", "#7fffd4"})
    void whatIsProposedPassesAndIsLeftAloneWhenItPassed(String code) {
        Colour proposed = new Colour(code).readable();
        assertThat(proposed.contrast(WHITE)).isGreaterThanOrEqualTo(Colour.READABLE);
        assertThat(proposed.readable()).isEqualTo(proposed);
        assertThat(new Colour(code).onDark().contrast(DARK_PAPER)).isGreaterThanOrEqualTo(Colour.READABLE);
    }

    @Test
    void capitalsAreTheSameColourAndWhatIsNoneIsRefused() {
        assertThat(new Colour("#1D5FBF")).isEqualTo(new Colour("#1d5fbf"));
        assertThatThrownBy(() -> new Colour("bleu")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Colour("#12345")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Colour("#123456;background:url(x)")).isInstanceOf(Refused.class);
    }
}
