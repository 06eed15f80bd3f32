package org.vaguemestre.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnAddressTest {
    @Test
    void aPageOfAnOrganisationIsWhereOneGoesOn() {
        assertThat(ReturnAddress.of("/o/port-lerin/courrier?id=1&q=a%20b"))
                .isEqualTo("/o/port-lerin/courrier?id=1&q=a%20b");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "https://ailleurs.example/o/",
                "//ailleurs.example/o/x",
                "/o/x\r\nSet-Cookie: a=b",
                "/\\ailleurs.example",
                "/o/\\..\\x",
                "/deconnexion",
                "javascript:alert(1)"
            })
    void anythingElseLeadsHome(String asked) {
        assertThat(ReturnAddress.of(asked)).isEqualTo("/");
    }
}
