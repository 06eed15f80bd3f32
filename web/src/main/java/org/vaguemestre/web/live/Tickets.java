package org.vaguemestre.web.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vaguemestre.access.SignedIn;

/** Tickets given to a page by its session, each good once and for a moment. */
@ApplicationScoped
public class Tickets {
    private static final Duration GOOD_FOR = Duration.ofSeconds(30);
    private static final int LENGTH = 24;
    private static final int SWEPT_ABOVE = 1_000;

    @Inject
    private Clock clock;

    private final Map<String, Ticket> given = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    record Ticket(SignedIn who, String session, Instant signedInAt, Instant until) {}

    String give(SignedIn who, String session, Instant signedInAt) {
        Instant now = clock.instant();
        if (given.size() > SWEPT_ABOVE) {
            given.values().removeIf(ticket -> ticket.until().isBefore(now));
        }
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        given.put(ticket, new Ticket(who, session, signedInAt, now.plus(GOOD_FOR)));
        return ticket;
    }

    Optional<Ticket> take(String ticket) {
        return Optional.ofNullable(ticket == null ? null : given.remove(ticket))
                .filter(one -> one.until().isAfter(clock.instant()));
    }

    /** The session ended: what it was given is worth nothing. */
    void sessionEnded(String session) {
        given.values().removeIf(ticket -> ticket.session().equals(session));
    }
}
