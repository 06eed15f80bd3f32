package org.vaguemestre.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.util.List;
import org.vaguemestre.journal.Follower;
import org.vaguemestre.journal.JournalEntry;
import org.vaguemestre.outbox.Outbox;

/** Puts each e-mail that was decided into the outbox, behind the journal. */
@ApplicationScoped
class EmailFollower implements Follower {
    @Inject
    private Outbox outbox;

    @Override
    public String name() {
        return "dispatch-outbox";
    }

    @Override
    public void follow(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            if (entry.act().equals(DispatchAct.DECIDE.code())
                    && entry.facts().getString("means").equals(Means.EMAIL.name())) {
                String dispatch = entry.facts().getString("dispatch");
                outbox.put(
                        EmailEffect.KIND,
                        dispatch,
                        Json.createObjectBuilder().add("dispatch", dispatch).build());
            }
        }
    }
}
