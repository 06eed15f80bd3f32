package org.vaguemestre.access;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * Failed sign-ins of one login or one address: after a few free ones each failure doubles the wait, from one second to a quarter of an
 * hour. A quarter of an hour without failure forgives.
 *
 * @param failures in a row
 * @param last when the last one was
 * @param until no attempt is looked at before this instant
 */
record Throttle(int failures, Instant last, Instant until) implements Serializable {
    /** Free failures of one login. */
    static final int OF_LOGIN = 5;
    /** Free failures of one address: a town hall often shows one address for all its agents. */
    static final int OF_ADDRESS = 50;

    private static final Duration LONGEST = Duration.ofMinutes(15);

    static Throttle afterFailure(Throttle before, int free, Instant now) {
        boolean forgiven = before == null || before.last().plus(LONGEST).isBefore(now);
        int failures = forgiven ? 1 : before.failures() + 1;
        Duration wait = failures <= free ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(failures - free - 1, 10));
        return new Throttle(failures, now, now.plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
    }
}
