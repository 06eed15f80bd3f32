package org.vaguemestre.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/**
 * The one source of time, injected as a {@link Clock}. It tells the system's time in UTC; in a demonstration or a test server only, work can
 * be done as of another instant, so that several years of mail can be lived through by the same acts as in real life.
 */
@ApplicationScoped
public class PortalClock {
    private static final ThreadLocal<Instant> AS_OF = new ThreadLocal<>();

    @Produces
    Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                Instant asOf = AS_OF.get();
                return asOf == null ? Instant.now() : asOf;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return Clock.fixed(instant(), zone);
            }
        };
    }

    /** @throws IllegalStateException in production, where time is not to be chosen */
    public <T> T asOf(Instant instant, Supplier<T> work) {
        if (!Boolean.getBoolean("vaguemestre.demonstration")) {
            throw new IllegalStateException("Time is chosen in a demonstration only");
        }
        Instant before = AS_OF.get();
        AS_OF.set(instant);
        try {
            return work.get();
        } finally {
            if (before == null) {
                AS_OF.remove();
            } else {
                AS_OF.set(before);
            }
        }
    }
}
