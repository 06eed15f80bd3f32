package org.vaguemestre.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnCodeTest {
    @Test
    void whatIsPrintedIsWhatIsRead() {
        for (int i = 0; i < 100; i++) {
            ReturnCode code = new ReturnCode(UUID.randomUUID());
            assertThat(ReturnCode.read(code.content())).contains(code);
        }
    }

    @Test
    void itIsShortAndHasNoLetterThatWouldMakeItsModulesSmaller() {
        assertThat(new ReturnCode(UUID.randomUUID()).content()).hasSize(48).matches("[0-9A-Z $%*+./:-]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "VAGUEMESTRE/R/1/",
                "VAGUEMESTRE/R/2/019A2F6C00007000800000000000ABCD",
                "VAGUEMESTRE/R/1/019A2F6C00007000800000000000ABC",
                "VAGUEMESTRE/R/1/019A2F6C00007000800000000000ABCDE",
                "VAGUEMESTRE/R/1/019A2F6C00007000800000000000ABCG",
                "VAGUEMESTRE/1/port-lerin/VOIRIE/-",
                "PATCHT"
            })
    void anythingElseIsNone(String other) {
        assertThat(ReturnCode.read(other)).isEmpty();
    }
}
