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
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Has each checkpoint stamped by the authority, where one is configured, within half a minute of its signature. While the authority is silent the
 * checkpoints wait, and nothing else does.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CheckpointStamps {
    private static final Logger LOG = Logger.getLogger(CheckpointStamps.class);
    private static final String DOING = "horodatage des points de contrôle";
    private static final Duration LOOK_EVERY = Duration.ofSeconds(20);

    @Resource
    private TimerService timers;

    @Inject
    private Directory directory;

    @Inject
    private Checkpoints checkpoints;

    @Inject
    private StampAuthority authority;

    @PostConstruct
    void start() {
        timers.createIntervalTimer(LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), new TimerConfig(null, false));
    }

    @Timeout
    void stamp() {
        Map<UUID, String> organisations = directory.all();
        try {
            for (UUID organisation :
                    CurrentAccess.during(Access.portal(DOING, organisations.keySet()), checkpoints::withoutStamp)) {
                CurrentAccess.during(
                        Access.application(DOING, organisation, organisations.get(organisation)), this::stampAll);
            }
        } catch (Refused e) {
            // Whoever has no authority has chosen so; one that is silent is asked again at the next look
            if (e.refusal() != Refusal.STAMP_AUTHORITY_MISSING) {
                LOG.warn("The time stamp authority does not answer: checkpoints of the journals wait for their stamps");
            }
        } catch (RuntimeException e) {
            LOG.warn("Checkpoints of the journals could not be stamped and will be at the next look", e);
        }
    }

    private void stampAll() {
        for (Checkpoint checkpoint : checkpoints.unstamped()) {
            byte[] sha256 = Chain.sha256().digest(checkpoint.signedBytes());
            checkpoints.keepStamp(checkpoint.size(), authority.stamp(sha256));
        }
    }
}
