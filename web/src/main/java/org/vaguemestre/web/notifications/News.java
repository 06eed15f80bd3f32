package org.vaguemestre.web.notifications;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.vaguemestre.notification.ByMail;
import org.vaguemestre.notification.NotificationChoice;
import org.vaguemestre.notification.NotificationView;
import org.vaguemestre.notification.Notifications;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** What the person was told here, the latest first, and their choices. */
@Named("news")
@RequestScoped
public class News {
    private static final int LIMIT = 100;

    @Inject
    private Asked asked;

    @Inject
    private Notifications notifications;

    @Inject
    private Notices notices;

    @Inject
    private Way way;

    private List<NotificationView> latest;
    private List<NotificationChoice> choices;

    public List<NotificationView> getLatest() {
        if (latest == null) {
            latest = notifications.latest(LIMIT);
        }
        return latest;
    }

    public List<NotificationChoice> getChoices() {
        if (choices == null) {
            choices = notifications.choices();
        }
        return choices;
    }

    public ByMail[] getMoments() {
        return ByMail.values();
    }

    public void readAll() {
        notifications.readAll();
        way.to(Screen.NOTIFICATIONS);
    }

    public void choose() {
        boolean done = notices.unlessRefused(() -> getChoices()
                .forEach(before -> notifications.choose(new NotificationChoice(
                        before.kind(),
                        asked.text("montrer." + before.kind()).isPresent(),
                        asked.constant(ByMail.class, "courriel." + before.kind())
                                .orElse(ByMail.NEVER)))));
        if (done) {
            notices.done("done.notifications", "");
            way.to(Screen.NOTIFICATIONS);
        }
    }
}
