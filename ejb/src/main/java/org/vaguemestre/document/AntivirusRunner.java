package org.vaguemestre.document;

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
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.Directory;

/**
 * Has the antivirus examine what waits for it, one document after the other in the order in which they came, on a thread of its own: nobody waits for it.
 * While it is silent everything goes on waiting; once it answers, everything is examined without anybody's doing.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AntivirusRunner {
    private static final Logger LOG = Logger.getLogger(AntivirusRunner.class);
    private static final long LOOK_EVERY_MILLIS = 2_000;
    private static final Duration ASK_AFTER_REST = Duration.ofSeconds(30);
    private static final int AT_ONCE = 50;

    @Inject
    private ClearanceQueue queue;

    @Inject
    private Directory directory;

    @Inject
    private DocumentStore store;

    @Inject
    private Clock clock;

    /** A thread of its own, as the followers of the journal have. */
    @Resource
    private ManagedThreadFactory threads;

    private final Optional<Clamd> clamd = Clamd.configured();
    private final Semaphore wake = new Semaphore(0);
    private Thread thread;
    private Instant heard = Instant.MIN;
    private volatile Instant silentSince;
    private volatile boolean stopping;

    /**
     * How the antivirus of this server stands.
     *
     * @param silentSince null while it answers
     */
    public record State(boolean configured, Instant silentSince, ClearanceQueue.Tally documents) {}

    @PostConstruct
    void start() {
        if (clamd.isEmpty()) {
            LOG.warn(
                    "There is no antivirus: documents are opened as they come (VAGUEMESTRE_ANTIVIRUS, docs/production.md)");
            return;
        }
        LOG.infof("Documents wait for the antivirus at %s before anybody sees them", clamd.get());
        thread = threads.newThread(this::run);
        thread.start();
    }

    @PreDestroy
    void stop() {
        stopping = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) DocumentAwaits awaits) {
        wake.release();
    }

    /** For the operator: counts over all organisations. */
    public State state() {
        return new State(
                clamd.isPresent(),
                silentSince,
                CurrentAccess.during(Access.portal("antivirus", directory.all().keySet()), queue::tally));
    }

    private void run() {
        while (!stopping) {
            try {
                wake.drainPermits();
                drain(directory.all());
                wake.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.warn(
                            "The documents that wait for the antivirus could not be looked through and will be again",
                            e);
                    pause();
                }
            }
        }
    }

    private void drain(Map<UUID, String> organisations) {
        Access portal = Access.portal("antivirus", organisations.keySet());
        List<ClearanceQueue.Awaiting> waiting;
        boolean answers = true;
        while (answers && !stopping && !(waiting = CurrentAccess.during(portal, () -> queue.next(AT_ONCE))).isEmpty()) {
            for (ClearanceQueue.Awaiting one : waiting) {
                Access access =
                        Access.application("antivirus", one.organisation(), organisations.get(one.organisation()));
                answers = answers && !stopping && CurrentAccess.during(access, () -> examine(one));
            }
        }
        if (answers && heard.plus(ASK_AFTER_REST).isBefore(clock.instant())) {
            ping();
        }
    }

    /** @return whether the others may be asked about */
    private boolean examine(ClearanceQueue.Awaiting one) {
        try {
            Verdict verdict =
                    clamd.orElseThrow().examine(store.place(one.organisation(), new Fingerprint(one.sha256())));
            answered();
            switch (verdict.kind()) {
                case CLEAN -> queue.decide(one.sha256(), null);
                case FOUND -> {
                    LOG.warnf("The antivirus found %s in %s", verdict.said(), one.sha256());
                    queue.decide(one.sha256(), verdict.said());
                }
                case NOT_EXAMINED -> postpone(one, verdict.said());
            }
            return true;
        } catch (AntivirusSilent e) {
            if (stopping) {
                return false;
            }
            silent(e);
            if (e.wasReached()) {
                // it may be the document that it cannot bear
                postpone(one, e.getMessage());
            }
            return e.wasReached();
        } catch (IOException e) {
            postpone(one, e.toString());
            return true;
        }
    }

    private void postpone(ClearanceQueue.Awaiting one, String why) {
        LOG.warnf("The document %s could not be examined and waits: %s", one.sha256(), why);
        queue.postpone(one.sha256(), why);
    }

    private void ping() {
        try {
            clamd.orElseThrow().ping();
            answered();
        } catch (AntivirusSilent e) {
            silent(e);
        }
    }

    private void answered() {
        if (silentSince != null) {
            LOG.infof("The antivirus answers again; it was silent since %s", silentSince);
        }
        heard = clock.instant();
        silentSince = null;
    }

    private void silent(AntivirusSilent why) {
        if (silentSince == null && !stopping) {
            silentSince = clock.instant();
            LOG.warnf(why, "The antivirus is silent: what was given waits until it answers");
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
