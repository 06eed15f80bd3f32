package org.vaguemestre.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailIndexBinderTest {
    @Test
    void aNumberIsFoundHoweverItIsWritten() {
        assertThat(MailIndexBinder.writingsOf("A-2026-004217", 4217))
                .containsExactly("A-2026-004217", "2026-004217", "004217", "A-2026-4217", "2026-4217", "4217");
    }
}
