package org.vaguemestre.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MentionsTest {
    @Test
    void whoIsCalledIsFoundWhereverTheyStandEachOnce() {
        assertThat(Mentions.in(
                        "@Camille.Durand, vois avec @erwan.guillou et (@lucie.marchand). Merci @camille.durand."))
                .containsExactly("camille.durand", "erwan.guillou", "lucie.marchand");
    }

    @Test
    void anAddressOrAnHourCallsNobody() {
        assertThat(Mentions.in("Écrire à mairie@port-lerin.example @ 14h, pas @14h"))
                .isEmpty();
    }
}
