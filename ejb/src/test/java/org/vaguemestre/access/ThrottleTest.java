package org.vaguemestre.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void theFirstFailuresCostNoWait() {
        Throttle attempts = null;
        for (int i = 0; i < Throttle.OF_LOGIN; i++) {
            attempts = Throttle.afterFailure(attempts, Throttle.OF_LOGIN, NOON);
            assertThat(attempts.until()).isEqualTo(NOON);
        }
        assertThat(attempts.failures()).isEqualTo(Throttle.OF_LOGIN);
    }

    @Test
    void thenEachFailureDoublesTheWaitUpToAQuarterOfAnHour() {
        Throttle attempts = afterFreeFailures();
        long[] seconds = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900};
        for (long wait : seconds) {
            attempts = Throttle.afterFailure(attempts, Throttle.OF_LOGIN, NOON);
            assertThat(Duration.between(NOON, attempts.until())).hasSeconds(wait);
        }
    }

    @Test
    void howeverManyFailuresTheWaitNeverOverflows() {
        Throttle attempts = new Throttle(Integer.MAX_VALUE - 10, NOON, NOON);
        assertThat(Throttle.afterFailure(attempts, Throttle.OF_LOGIN, NOON).until())
                .isEqualTo(NOON.plus(Duration.ofMinutes(15)));
    }

    @Test
    void aQuarterOfAnHourWithoutFailureForgives() {
        Throttle attempts = Throttle.afterFailure(afterFreeFailures(), Throttle.OF_LOGIN, NOON);
        Instant later = NOON.plus(Duration.ofMinutes(15)).plusMillis(1);
        assertThat(Throttle.afterFailure(attempts, Throttle.OF_LOGIN, later)).isEqualTo(new Throttle(1, later, later));
    }

    @Test
    void aFailureInTheLastMomentDoesNotForgive() {
        Throttle attempts = Throttle.afterFailure(afterFreeFailures(), Throttle.OF_LOGIN, NOON);
        Instant later = NOON.plus(Duration.ofMinutes(15));
        assertThat(Throttle.afterFailure(attempts, Throttle.OF_LOGIN, later).failures())
                .isEqualTo(Throttle.OF_LOGIN + 2);
    }

    private static Throttle afterFreeFailures() {
        return new Throttle(Throttle.OF_LOGIN, NOON, NOON);
    }
}
