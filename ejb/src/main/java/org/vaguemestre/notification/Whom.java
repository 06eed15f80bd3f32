package org.vaguemestre.notification;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.vaguemestre.dispatch.DispatchAct;
import org.vaguemestre.journal.JournalEntry;
import org.vaguemestre.mail.MailAct;

/** Whom an entry of the journal is to be told, and why. Nobody is told what they did themselves. */
final class Whom {
    /** What those who follow an item are not told: who looked at it, what the application read in it. */
    private static final Set<String> SILENT =
            Set.of(MailAct.CONSULT.code(), MailAct.READ.code(), MailAct.REGISTER.code());

    private static final Set<String> GIVING = Set.of(
            MailAct.ASSIGN.code(),
            MailAct.ROUTE.code(),
            MailAct.QUALIFY.code(),
            MailAct.CORRECT.code(),
            DispatchAct.RETURN.code(),
            MailAct.REGISTER.code());

    private Whom() {}

    /** @param followers who follow the item it is about */
    static Map<UUID, NotificationKind> of(JournalEntry entry, Collection<UUID> followers) {
        Map<UUID, NotificationKind> told = new LinkedHashMap<>();
        JsonObject facts = entry.facts();
        objects(facts, "opened")
                .filter(task -> !task.getString("kind").equals("HANDLE"))
                .flatMap(task -> ids(task, "holders"))
                .forEach(holder -> told.putIfAbsent(holder, NotificationKind.TASK));
        if (GIVING.contains(entry.act())
                && facts.get("assignee") instanceof JsonString assignee
                && isNew(facts, assignee)) {
            told.putIfAbsent(UUID.fromString(assignee.getString()), NotificationKind.ASSIGNED);
        }
        ids(facts, "mentions").forEach(called -> told.putIfAbsent(called, NotificationKind.MENTION));
        boolean silent = SILENT.contains(entry.act()) || isPrivateNote(facts);
        if (!silent) {
            followers.forEach(follower -> told.putIfAbsent(follower, NotificationKind.FOLLOWED));
        }
        if (entry.actor() != null) {
            told.remove(entry.actor());
        }
        return told;
    }

    /** A correction tells whom the item is with, whether it changed that or not. */
    private static boolean isNew(JsonObject facts, JsonString assignee) {
        return !facts.containsKey("changes")
                || objects(facts, "changes")
                        .anyMatch(change ->
                                change.getString("field").equals("assignee") && assignee.equals(change.get("to")));
    }

    private static boolean isPrivateNote(JsonObject facts) {
        return facts.get("visibility") instanceof JsonString visibility
                && !visibility.getString().equals("EVERYONE");
    }

    private static Stream<JsonObject> objects(JsonObject facts, String name) {
        return facts.get(name) instanceof JsonArray array ? array.getValuesAs(JsonObject.class).stream() : Stream.of();
    }

    private static Stream<UUID> ids(JsonObject facts, String name) {
        return facts.get(name) instanceof JsonArray array
                ? array.getValuesAs(JsonString.class).stream().map(id -> UUID.fromString(id.getString()))
                : Stream.of();
    }
}
