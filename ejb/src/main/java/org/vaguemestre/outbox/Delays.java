package org.vaguemestre.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long an effect waits before it is tried again (<i>délais</i>): growing, in all for two days; then it is dead. */
final class Delays {
    private static final List<Duration> GROWING = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private Delays() {}

    /**
     * @param attempts how often it was tried already
     * @param first the first delay, in place of a minute; the others grow with it
     * @return empty when it is not tried any more
     */
    static Optional<Duration> after(int attempts, Duration first) {
        if (attempts > GROWING.size()) {
            return Optional.empty();
        }
        Duration usual = GROWING.get(Math.max(0, attempts - 1));
        return Optional.of(Duration.ofMillis(
                usual.toMillis() * first.toMillis() / GROWING.get(0).toMillis()));
    }
}
