package org.vaguemestre.journal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;

/**
 * Once a day signs the journal of each organisation in which something was done: soon after midnight (Europe/Paris), or as soon as the portal runs
 * and there is something to sign. Several nodes may try; the day is signed once.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DailyCheckpoint {
    private static final Logger LOG = Logger.getLogger(DailyCheckpoint.class);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String DOING = "point de contrôle du jour";
    private static final Duration FIRST_LOOK = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    @Resource
    private TimerService timers;

    @Inject
    private Directory directory;

    @Inject
    private Checkpoints checkpoints;

    @Inject
    private CheckpointKey key;

    @Inject
    private Clock clock;

    @PostConstruct
    void start() {
        LOG.infof(
                "Checkpoints of the journals are signed with the key %s",
                key.published().fingerprint());
        timers.createIntervalTimer(FIRST_LOOK.toMillis(), LOOK_EVERY.toMillis(), new TimerConfig(null, false));
    }

    @Timeout
    void sign() {
        Instant midnight =
                clock.instant().atZone(PARIS).toLocalDate().atStartOfDay(PARIS).toInstant();
        Map<UUID, String> organisations = directory.all();
        for (UUID organisation : CurrentAccess.during(
                Access.portal(DOING, organisations.keySet()), () -> checkpoints.withoutOneSince(midnight))) {
            try {
                CurrentAccess.during(
                        Access.application(DOING, organisation, organisations.get(organisation)),
                        () -> checkpoints.signTheDay(midnight));
            } catch (RuntimeException e) {
                LOG.warnf(e, "The journal of %s could not be signed and will be at the next look", organisation);
            }
        }
    }
}
