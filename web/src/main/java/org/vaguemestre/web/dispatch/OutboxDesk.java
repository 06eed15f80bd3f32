package org.vaguemestre.web.dispatch;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.vaguemestre.outbox.Outbox;
import org.vaguemestre.outbox.OutboxEntry;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** The outbox of the organisation: what waits, and what failed and waits for a person. */
@Named("outboxDesk")
@RequestScoped
public class OutboxDesk {
    @Inject
    private Asked asked;

    @Inject
    private Outbox outbox;

    @Inject
    private Notices notices;

    @Inject
    private Way way;

    private List<OutboxEntry> pending;

    public List<OutboxEntry> getPending() {
        if (pending == null) {
            pending = outbox.pending();
        }
        return pending;
    }

    public void replay(OutboxEntry entry) {
        if (notices.unlessRefused(() -> outbox.replay(entry.id()))) {
            notices.done("done.outbox.replayed", "");
            way.to(Screen.OUTBOX);
        }
    }

    public void drop(OutboxEntry entry) {
        String reason = asked.text("motif").orElse(null);
        if (notices.unlessRefused(() -> outbox.drop(entry.id(), reason))) {
            notices.done("done.outbox.dropped", "");
            way.to(Screen.OUTBOX);
        }
    }
}
