package org.vaguemestre.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.vaguemestre.outbox.Effect;
import org.vaguemestre.outbox.EffectFailed;
import org.vaguemestre.outbox.OutboxEntry;

/** A letter leaves by e-mail. Its message has the same identifier each time it is tried, so that a receiver sees it once. */
@ApplicationScoped
class EmailEffect implements Effect {
    static final String KIND = "e-mail";

    @Inject
    private Dispatches dispatches;

    @Inject
    private LetterMail mail;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void perform(OutboxEntry entry) throws EffectFailed {
        UUID id = UUID.fromString(entry.payload().getString("dispatch"));
        Dispatches.Outgoing outgoing = dispatches.outgoing(id);
        if (outgoing != null) {
            mail.send(outgoing);
            dispatches.sent(id);
        }
    }

    @Override
    public void gaveUp(OutboxEntry entry, String reason) {
        dispatches.failed(UUID.fromString(entry.payload().getString("dispatch")), reason);
    }
}
