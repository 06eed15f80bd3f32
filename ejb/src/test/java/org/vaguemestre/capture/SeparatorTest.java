package org.vaguemestre.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeparatorTest {
    @Test
    void aSheetSaysItsOrganisationDepartmentAndType() {
        assertThat(Separator.read("VAGUEMESTRE/1/port-lerin/VOIRIE/SIGNALEMENT"))
                .contains(new Separator("port-lerin", "VOIRIE", "SIGNALEMENT"));
    }

    @Test
    void departmentAndTypeMayBeLeftOut() {
        assertThat(Separator.read("VAGUEMESTRE/1/port-lerin/-/-")).contains(new Separator("port-lerin", null, null));
        assertThat(Separator.read("VAGUEMESTRE/1/port-lerin/VOIRIE/"))
                .contains(new Separator("port-lerin", "VOIRIE", null));
    }

    @Test
    void whatIsPrintedIsWhatIsRead() {
        Separator sheet = new Separator("port-lerin", "Eau & voirie/2", "Réclamation");

        assertThat(Separator.read(sheet.content())).contains(sheet);
        assertThat(sheet.content()).matches("VAGUEMESTRE/1/[^/\\s]+/[^/\\s]+/[^/\\s]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCHT", " PATCHT ", "patcht"})
    void aPatchSheetSaysNothingMore(String code) {
        assertThat(Separator.read(code))
                .hasValueSatisfying(sheet -> assertThat(sheet.isPatch()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VAGUEMESTRE/2/port-lerin/VOIRIE/-",
                "VAGUEMESTRE/1/port-lerin",
                "VAGUEMESTRE/1//VOIRIE/-",
                "VAGUEMESTRE/1/port-lerin/%zz/-",
                "PATCH2",
                ""
            })
    void whatCannotBeUnderstoodIsNoSeparator(String code) {
        assertThat(Separator.read(code)).isEmpty();
    }
}
