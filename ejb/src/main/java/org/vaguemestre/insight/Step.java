package org.vaguemestre.insight;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.journal.JournalEntry;
import org.vaguemestre.mail.State;

/**
 * Where an act left an item. Any act that tells the item's state is one, whatever its code: a capability that adds acts need not be known here.
 *
 * @param n place of the act in the journal
 * @param actor null for the application itself
 */
record Step(UUID item, long n, Instant at, String act, UUID actor, Place place, UUID department, UUID assignee) {
    /** Empty for an act that leaves the item where it is. */
    static Optional<Step> told(JournalEntry entry) {
        if (!entry.subjectKind().equals("mail-item")) {
            return Optional.empty();
        }
        JsonObject facts = entry.facts();
        if (!(facts.get("state") instanceof JsonString state)) {
            return Optional.empty();
        }
        UUID assignee = id(facts, "assignee");
        return Optional.of(new Step(
                entry.subject(),
                entry.n(),
                entry.at(),
                entry.act(),
                entry.actor(),
                Place.of(State.valueOf(state.getString()), assignee),
                id(facts, "department"),
                assignee));
    }

    private static UUID id(JsonObject facts, String name) {
        return facts.get(name) instanceof JsonString id ? UUID.fromString(id.getString()) : null;
    }

    /** Whether the item did not move between the two. */
    boolean samePlaceAs(Step other) {
        return place == other.place
                && Objects.equals(department, other.department)
                && Objects.equals(assignee, other.assignee);
    }
}
