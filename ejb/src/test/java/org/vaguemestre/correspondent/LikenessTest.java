package org.vaguemestre.correspondent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is proposed as the same person. */
class LikenessTest {
    @Test
    void theSameNameHoweverWrittenIsProposed() {
        assertThat(Likeness.of(said("MARCHAND Élodie", null, null), said("Mme Elodie Marchand", null, null))
                        .isProposed())
                .isTrue();
    }

    @Test
    void theSameNameInTwoTownsIsNot() {
        assertThat(Likeness.of(said("Jean Martin", "44510", null), said("Jean Martin", "29200", null))
                        .isProposed())
                .isFalse();
    }

    @Test
    void oneMisreadLetterNeedsASecondClue() {
        assertThat(Likeness.of(said("Elodie Marchand", null, null), said("Elodie Marchant", null, null))
                        .isProposed())
                .isFalse();
        assertThat(Likeness.of(said("Elodie Marchand", null, "e@x.fr"), said("Elodie Marchant", null, "E@x.fr"))
                        .isProposed())
                .isTrue();
    }

    @Test
    void anAddressSharedByAHouseholdIsNotEnough() {
        assertThat(Likeness.of(
                                said("Paul Durand", "44510", "famille@x.fr"),
                                said("Anne Rivoal", "44510", "famille@x.fr"))
                        .isProposed())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "marchand,marchant,true",
        "marchand,marchnad,true",
        "marchand,marchan,true",
        "marchand,xmarchand,true",
        "marchand,merchant,false",
        "abc,cba,false"
    })
    void oneLetterApart(String one, String other, boolean apart) {
        assertThat(Likeness.oneLetterApart(one, other)).isEqualTo(apart);
        assertThat(Likeness.oneLetterApart(other, one)).isEqualTo(apart);
    }

    private static Particulars said(String name, String town, String email) {
        Map<Field, String> said = new EnumMap<>(Field.class);
        said.put(Field.NAME, name);
        said.put(Field.POSTAL_CODE, town);
        said.put(Field.EMAIL, email);
        return Particulars.of(said);
    }
}
