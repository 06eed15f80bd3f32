package org.vaguemestre.outbox;

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
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.Directory;

/**
 * Performs what is due in the outboxes of all organisations, one effect after the other, on a thread of its own: nobody waits for a partner. A partner
 * that does not answer is asked once a minute, the rest of its kind waits meanwhile and is not counted as tried.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxRunner {
    private static final Logger LOG = Logger.getLogger(OutboxRunner.class);
    private static final long LOOK_EVERY_MILLIS = 2_000;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 20;

    /** First delay after a failure, with which the others grow; a minute unless {@code VAGUEMESTRE_OUTBOX_DELAY} says another, in seconds. */
    private final Duration first =
            Duration.ofSeconds(Long.parseLong(System.getenv().getOrDefault("VAGUEMESTRE_OUTBOX_DELAY", "60")));

    @Inject
    @Any
    private Instance<Effect> effects;

    @Inject
    private Outbox outbox;

    @Inject
    private Directory directory;

    @Inject
    private Clock clock;

    @Resource
    private ManagedThreadFactory threads;

    private final Map<String, Instant> silentUntil = new HashMap<>();
    private volatile boolean stopping;

    @PostConstruct
    void start() {
        threads.newThread(this::run).start();
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }

    private void run() {
        while (!stopping) {
            try {
                directory
                        .all()
                        .forEach((organisation, slug) -> CurrentAccess.during(
                                Access.application("boîte d’envoi", organisation, slug), this::performDue));
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!stopping) {
                    LOG.warn("The outbox could not be looked through and will be again", e);
                    pause();
                }
            }
        }
    }

    private void performDue() {
        for (OutboxEntry entry : outbox.claim(LEASE, AT_ONCE)) {
            Instant silent = silentUntil.getOrDefault(entry.kind(), Instant.MIN);
            if (silent.isAfter(clock.instant())) {
                outbox.await(entry.id(), silent);
            } else {
                perform(entry);
            }
        }
    }

    private void perform(OutboxEntry entry) {
        Optional<Effect> effect =
                effects.stream().filter(one -> one.kind().equals(entry.kind())).findFirst();
        if (effect.isEmpty()) {
            outbox.postpone(entry.id(), clock.instant().plus(LEASE), "?");
            return;
        }
        try {
            effect.get().perform(entry);
            outbox.done(entry.id());
            silentUntil.remove(entry.kind());
        } catch (EffectFailed failed) {
            failed(entry, effect.get(), failed);
        } catch (RuntimeException e) {
            LOG.warnf(e, "An effect failed: %s %s", entry.kind(), entry.key());
            failed(entry, effect.get(), EffectFailed.silent("Erreur inattendue du portail.", e));
        }
    }

    private void failed(OutboxEntry entry, Effect effect, EffectFailed failed) {
        Optional<Duration> delay = failed.isForGood() ? Optional.empty() : Delays.after(entry.attempts(), first);
        if (delay.isEmpty()) {
            outbox.giveUp(entry, effect, failed.getMessage());
            return;
        }
        if (failed.isOfThePartner()) {
            silentUntil.put(entry.kind(), clock.instant().plus(first));
        }
        outbox.postpone(entry.id(), clock.instant().plus(delay.get()), failed.getMessage());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
