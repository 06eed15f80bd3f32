package org.vaguemestre.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DelaysTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void theyGrowUntilItIsGivenUp() {
        Duration before = Duration.ZERO;
        int attempts = 1;
        while (Delays.after(attempts, MINUTE).isPresent()) {
            Duration next = Delays.after(attempts, MINUTE).get();
            assertThat(next).isGreaterThan(before);
            before = next;
            attempts++;
        }
        assertThat(attempts).as("attempts before it is dead").isEqualTo(8);
        assertThat(Delays.after(1, MINUTE)).contains(MINUTE);
    }

    @Test
    void theyGrowWithTheFirst() {
        assertThat(Delays.after(2, Duration.ofSeconds(1))).contains(Duration.ofSeconds(5));
    }
}
