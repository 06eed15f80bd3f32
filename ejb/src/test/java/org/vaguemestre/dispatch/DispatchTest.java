package org.vaguemestre.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

class DispatchTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:15:00Z");

    private static Dispatch by(Means means, String address, String number) {
        return new Dispatch(new UUID(1, 1), new UUID(7, 1), "s1", means, address, number, false, new UUID(3, 1), NOW);
    }

    @Test
    void byEmailItIsDecidedAndLeavesLater() {
        Dispatch dispatch = by(Means.EMAIL, " elodie@exemple.fr ", null);
        assertThat(dispatch.state()).isEqualTo(DispatchState.DECIDED);
        assertThat(dispatch.address()).isEqualTo("elodie@exemple.fr");
        assertThat(dispatch.sent(NOW)).isTrue();
        assertThat(dispatch.sent(NOW)).as("told twice, it left once").isFalse();
    }

    @Test
    void otherwiseItHasLeft() {
        assertThat(by(Means.HAND, "Mme Marchand", null).state()).isEqualTo(DispatchState.SENT);
        assertThat(by(Means.PAPER, "3 rue du Port", "2C12345678901").postNumber())
                .as("only registered post has a number")
                .isNull();
    }

    @Test
    void onlyWhatWaitsToBePrintedIsWithdrawn() {
        Dispatch waiting = new Dispatch(
                new UUID(1, 1), new UUID(7, 1), "s1", Means.PAPER, "3 rue du Port", null, true, new UUID(3, 1), NOW);
        waiting.withdraw();
        assertThat(waiting.state().isAlive()).isFalse();
        for (Dispatch other :
                List.of(waiting, by(Means.EMAIL, "elodie@exemple.fr", null), by(Means.PAPER, "3 rue du Port", null))) {
            assertThatThrownBy(other::withdraw)
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                            .isEqualTo(Refusal.DISPATCHED_ALREADY));
        }
    }

    @Test
    void whatFailedTellsWhy() {
        Dispatch dispatch = by(Means.EMAIL, "elodie@exemple.fr", null);
        dispatch.failed("L’adresse est refusée.");
        assertThat(dispatch.state()).isEqualTo(DispatchState.FAILED);
        assertThat(dispatch.failure()).contains("refusée");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elodie",
                "a@b",
                "a b@exemple.fr",
                "a@exemple.fr\nBcc: b@exemple.fr",
                "a@exemple.fr,b@exemple.fr",
                "<a@exemple.fr>"
            })
    void whatIsNoAddressIsRefused(String address) {
        refused(Refusal.EMAIL_INVALID, address, null, Means.EMAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2C12345678901", "1a 123 456 7890 1", "RK123456785FR", "rr473124829fr"})
    void aNumberOfRegisteredPostIsKeptWithoutSpaces(String number) {
        assertThat(by(Means.REGISTERED, "3 rue du Port", number).postNumber()).matches("[0-9A-Z]{13}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "RK123456789FR", "2C1234567890X"})
    void anotherIsRefused(String number) {
        refused(Refusal.POST_NUMBER_INVALID, "3 rue du Port", number, Means.REGISTERED);
    }

    private static void refused(Refusal refusal, String address, String number, Means means) {
        assertThatThrownBy(() -> by(means, address, number))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    @Test
    void whatIsToBePrintedLeavesWhenTheMailRoomPostsItOnce() {
        Dispatch dispatch = new Dispatch(
                new UUID(1, 1),
                new UUID(7, 1),
                "s1",
                Means.REGISTERED,
                "3 rue du Port",
                null,
                true,
                new UUID(3, 1),
                NOW);
        assertThat(dispatch.state()).isEqualTo(DispatchState.DECIDED);
        assertThatThrownBy(() -> dispatch.posted("2C", Postage.REGISTERED, NOW))
                .as("registered post has its number")
                .isInstanceOf(Refused.class);
        dispatch.posted("2C 123 456 7890 1", Postage.REGISTERED, NOW);
        assertThat(dispatch.state()).isEqualTo(DispatchState.SENT);
        assertThat(dispatch.postNumber()).isEqualTo("2C12345678901");
        assertThatThrownBy(() -> dispatch.posted("2C 123 456 7890 1", Postage.REGISTERED, NOW))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(Refusal.DISPATCHED_ALREADY.name());
    }
}
