package org.vaguemestre.web.live;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vaguemestre.access.Accounts;
import org.vaguemestre.mail.BasketWatch;
import org.vaguemestre.organisation.Organisations;

/**
 * Tells the browsers that listen how their person's baskets stand, each time the mail of one of the organisations moved. One thread for all of
 * them, and at most one round a second: what moves meanwhile is told together. Each count is made in its own organisation, under the access
 * the person has there at that moment; whoever lost it hears nothing more of it.
 */
@ApplicationScoped
public class LiveBaskets {
    private static final Logger LOG = Logger.getLogger(LiveBaskets.class.getName());
    private static final long ROUND_MILLIS = 1_000;
    private static final Duration BEAT = Duration.ofSeconds(20);
    /** How often each listener's account is looked at: one disabled, or given another password, hears nothing more. */
    private static final Duration LOOK = Duration.ofSeconds(2);
    /** The browser then asks again, if someone still sits at it: a session nobody uses ends. */
    private static final Duration LONGEST = Duration.ofMinutes(30);
    /** Streams of one session; a browser needs one. */
    private static final int OF_ONE_SESSION = 3;

    @Inject
    private Organisations organisations;

    @Inject
    private Accounts accounts;

    @Inject
    private Standings standings;

    @Inject
    private BasketWatch watch;

    @Inject
    private Clock clock;

    @Resource
    private ManagedThreadFactory threads;

    private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
    private final Set<UUID> moved = ConcurrentHashMap.newKeySet();
    private final Semaphore wake = new Semaphore(0);
    private final Consumer<UUID> watcher = this::moved;
    private volatile boolean stopping;

    @PostConstruct
    void start() {
        watch.begin(watcher);
        threads.newThread(this::run).start();
    }

    @PreDestroy
    void stop() {
        stopping = true;
        watch.end(watcher);
        wake.release();
        streams.forEach(LiveStream::close);
    }

    private void moved(UUID organisation) {
        standings.moved(organisation);
        moved.add(organisation);
        wake.release();
    }

    /** Begins to tell; the first thing told is how everything stands. */
    void begin(LiveStream stream) {
        List<LiveStream> others = streams.stream()
                .filter(other -> other.session().equals(stream.session()))
                .sorted(Comparator.comparing(LiveStream::since).reversed())
                .skip(OF_ONE_SESSION - 1L)
                .toList();
        others.forEach(LiveStream::close);
        streams.add(stream);
        look(stream);
        tell(stream, null);
    }

    void ended(LiveStream stream) {
        streams.remove(stream);
    }

    /** The session ended, whoever listened with it hears nothing more. */
    void sessionEnded(String session) {
        streams.stream()
                .filter(stream -> stream.session().equals(session))
                .toList()
                .forEach(LiveStream::close);
    }

    private void run() {
        Instant beaten = clock.instant();
        Instant looked = beaten;
        while (!stopping) {
            try {
                boolean woken = wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (!looked.plus(LOOK).isAfter(clock.instant())) {
                    looked = clock.instant();
                    streams.forEach(this::look);
                }
                if (woken) {
                    wake.drainPermits();
                    Set<UUID> now = new HashSet<>(moved);
                    moved.removeAll(now);
                    streams.forEach(stream -> tell(stream, now));
                }
                if (!beaten.plus(BEAT).isAfter(clock.instant())) {
                    beaten = clock.instant();
                    streams.forEach(this::beat);
                }
                if (woken) {
                    TimeUnit.MILLISECONDS.sleep(ROUND_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.log(Level.WARNING, "The baskets' counters were not told; they will be at the next change", e);
                }
            }
        }
    }

    private void look(LiveStream stream) {
        if (!accounts.standing(stream.who().account()).holds(stream.signedInAt())) {
            stream.close();
        }
    }

    private void beat(LiveStream stream) {
        if (stream.since().plus(LONGEST).isBefore(clock.instant())
                || organisations.of(stream.who()).isEmpty()) {
            stream.close();
        } else {
            stream.beat();
        }
    }

    private void tell(LiveStream stream, Set<UUID> only) {
        try {
            standings.of(stream.who(), only).forEach(stream::tell);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A browser could not be told its counters and will ask again", e);
            stream.close();
        }
    }
}
