package org.vaguemestre.journal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;

/**
 * Keeps the followers behind the journal: one thread each, woken by a commit on this node, looking by itself every two seconds for those of
 * other nodes. A follower that fails is tried again at the next look and holds back nobody else; nothing is skipped.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Followers {
    private static final Logger LOG = Logger.getLogger(Followers.class);
    private static final long LOOK_EVERY_MILLIS = 2_000;
    /**
     * A commit after a quiet moment is followed at once; those that come upon it are followed together, so often at most: following each by itself
     * would cost more than the commits do.
     */
    private static final long GATHER_MILLIS = 200;

    @Inject
    private Instance<Follower> followers;

    @Inject
    private Cursors cursors;

    @Inject
    private Directory directory;

    /** Threads of their own: those of the server's executor are as few as its cores, and would never be given back. */
    @Resource
    private ManagedThreadFactory threads;

    private Map<String, Semaphore> wakes;
    private volatile boolean stopping;

    /** How far a follower has come: entries followed out of all. */
    public record Progress(long followed, long total) {
        public boolean upToDate() {
            return followed >= total;
        }
    }

    @PostConstruct
    void start() {
        wakes = followers.stream().collect(Collectors.toUnmodifiableMap(Follower::name, f -> new Semaphore(0)));
        for (Follower follower : followers) {
            threads.newThread(() -> run(follower)).start();
        }
    }

    @PreDestroy
    void stop() {
        stopping = true;
        wakes.values().forEach(Semaphore::release);
    }

    public void wake(@Observes JournalGrew grew) {
        wakes.values().forEach(Semaphore::release);
    }

    /** Progress of one follower over all organisations of the portal. */
    public Progress progress(String follower) {
        return CurrentAccess.during(
                Access.portal("suivi du journal", directory.all().keySet()), () -> cursors.progress(follower));
    }

    private void run(Follower follower) {
        Semaphore wake = wakes.get(follower.name());
        boolean verified = false;
        while (!stopping) {
            try {
                if (!verified) {
                    restartWhereLost(follower);
                    verified = true;
                }
                long begun = System.nanoTime();
                followAll(follower);
                if (wake.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                    long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
                    TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS - since);
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!stopping) {
                    // What it has built may be why it failed
                    verified = false;
                    LOG.warnf(e, "The follower %s of the journal failed and will try again", follower.name());
                    pause();
                }
            }
        }
    }

    private void restartWhereLost(Follower follower) {
        directory
                .all()
                .forEach((organisation, slug) ->
                        CurrentAccess.during(Access.application(follower.name(), organisation, slug), () -> {
                            if (!follower.intact()) {
                                LOG.infof(
                                        "What %s had built for %s is gone: it starts again from the first entry",
                                        follower.name(), slug);
                                cursors.rewind(follower);
                            }
                        }));
    }

    private void followAll(Follower follower) {
        Map<UUID, String> organisations = directory.all();
        Set<UUID> behind = new HashSet<>(CurrentAccess.during(
                Access.portal(follower.name(), organisations.keySet()), () -> cursors.behind(follower)));
        while (!stopping && !behind.isEmpty()) {
            // a step of each in turn: an organisation with much to follow holds up no other
            behind.removeIf(organisation -> CurrentAccess.during(
                    Access.application(follower.name(), organisation, organisations.get(organisation)),
                    () -> cursors.advance(follower) < follower.atOnce()));
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
