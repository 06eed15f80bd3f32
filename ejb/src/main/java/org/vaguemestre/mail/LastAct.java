package org.vaguemestre.mail;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.journal.JournalEntry;

/**
 * The last act that changed an item, as the journal tells it: who did it, when, for which request, and where the item stood before. What can
 * be taken back is therefore known without keeping it twice.
 *
 * @param actor null for the application itself
 * @param command the request it was done for; null when it named none
 * @param before null for an act that cannot be taken back
 */
record LastAct(String code, UUID actor, Instant at, UUID command, MailItem.Standing before) {
    private static final String BEFORE = "before";
    private static final String COMMAND = "command";
    private static final String STATE = "state";
    private static final String DEPARTMENT = "department";
    private static final String ASSIGNEE = "assignee";

    /** Acts that leave the item and its version as they were. */
    private static final Set<String> CHANGE_NOTHING =
            Set.of(MailAct.NOTE.code(), MailAct.LINK.code(), MailAct.CONSULT.code(), MailAct.READ.code());

    /** The last one of a life told oldest first. */
    static Optional<LastAct> in(List<JournalEntry> life) {
        for (int i = life.size() - 1; i >= 0; i--) {
            if (!CHANGE_NOTHING.contains(life.get(i).act())) {
                return Optional.of(of(life.get(i)));
            }
        }
        return Optional.empty();
    }

    private static LastAct of(JournalEntry entry) {
        JsonObject facts = entry.facts();
        MailItem.Standing before = null;
        if (facts.containsKey(BEFORE)) {
            JsonObject was = facts.getJsonObject(BEFORE);
            before = new MailItem.Standing(State.valueOf(was.getString(STATE)), id(was, DEPARTMENT), id(was, ASSIGNEE));
        }
        return new LastAct(entry.act(), entry.actor(), entry.at(), id(facts, COMMAND), before);
    }

    private static UUID id(JsonObject facts, String name) {
        return facts.containsKey(name) && !facts.isNull(name) ? UUID.fromString(facts.getString(name)) : null;
    }

    /** What the journal keeps of an act so that it can be read here again. */
    static Map<String, Object> facts(UUID command, MailItem.Standing before) {
        Map<String, Object> facts = new HashMap<>();
        if (command != null) {
            facts.put(COMMAND, command);
        }
        if (before != null) {
            Map<String, Object> was = new HashMap<>();
            was.put(STATE, before.state());
            was.put(DEPARTMENT, before.department());
            was.put(ASSIGNEE, before.assignee());
            facts.put(BEFORE, was);
        }
        return facts;
    }

    boolean doneBy(UUID account) {
        return actor != null && actor.equals(account);
    }

    /** Whether it was done for this very request of this person, which was sent again since. */
    boolean answers(UUID request, UUID account) {
        return request != null && request.equals(command) && doneBy(account);
    }
}
