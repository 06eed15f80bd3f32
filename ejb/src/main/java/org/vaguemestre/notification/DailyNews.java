package org.vaguemestre.notification;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ScheduleExpression;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.Directory;
import org.vaguemestre.outbox.MailServer;
import org.vaguemestre.outbox.Outbox;

/**
 * Once a day, at seven or at the hour of {@code VAGUEMESTRE_NEWS_HOUR}, puts an e-mail into the outbox for each person who has unread news and wants them
 * so; the same day again, on this node or another, it is there once.
 */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DailyNews {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Resource
    private TimerService timers;

    @Inject
    private Directory directory;

    @Inject
    private Recipients recipients;

    @Inject
    private Outbox outbox;

    @Inject
    private MailServer server;

    @Inject
    private Clock clock;

    @PostConstruct
    void start() {
        String hour = System.getenv().getOrDefault("VAGUEMESTRE_NEWS_HOUR", "7");
        ScheduleExpression daily = new ScheduleExpression().hour(hour).timezone(PARIS.getId());
        timers.createCalendarTimer(
                hour.equals("*") ? daily.minute("*").second("*/5") : daily.minute("0"), new TimerConfig(null, false));
    }

    @Timeout
    void tell() {
        if (!server.isConfigured()) {
            return;
        }
        LocalDate today = clock.instant().atZone(PARIS).toLocalDate();
        directory
                .all()
                .forEach((organisation, slug) -> CurrentAccess.during(
                        Access.application("nouvelles du jour", organisation, slug), () -> tell(today)));
    }

    private void tell(LocalDate today) {
        for (UUID account : recipients.ofToday()) {
            outbox.put(
                    NotificationMail.KIND,
                    today + "/" + account,
                    Json.createObjectBuilder()
                            .add("account", account.toString())
                            .add("how", ByMail.DAILY.name())
                            .build());
        }
    }
}
