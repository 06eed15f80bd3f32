package org.vaguemestre.mail;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.journal.JournalEntry;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;

/** Tells journal entries in plain words, with the names of today for the identifiers they keep. */
final class TrailTeller {
    /** Acts whose sentence says already where the item went. */
    private static final Set<String> SAY_WHERE =
            Set.of(MailAct.ROUTE.code(), MailAct.RETURN.code(), MailAct.TAKE.code(), MailAct.QUALIFY.code());

    private final Locale locale;
    private final ResourceBundle words;
    private final TrailNames names;

    TrailTeller(Locale locale, TrailNames names) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle(
                "org.vaguemestre.mail.trail",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.names = names;
    }

    TrailLine tell(JournalEntry entry) {
        JsonObject facts = entry.facts();
        String known = words.containsKey(entry.act()) ? entry.act() : "other";
        String sentence = say(
                known,
                text(facts, "number"),
                department(text(facts, "department")),
                agent(text(facts, "assignee")),
                text(facts, "pages"),
                text(facts, "otherNumber"),
                constant("kind", facts),
                constant("outcome", facts),
                agent(text(facts, "to")),
                text(facts, "for").isEmpty() ? "" : say("by-delegation", agent(text(facts, "for"))),
                constant("means", facts),
                text(facts, "signedBy").isEmpty() ? "" : say("by-hand", agent(text(facts, "signedBy"))),
                text(facts, "found"));
        String who = entry.actor() == null
                ? words.getString("application")
                : agent(entry.actor().toString());
        return new TrailLine(entry.n(), entry.at(), who, entry.act(), sentence, changes(entry.act(), facts));
    }

    private List<String> changes(String act, JsonObject facts) {
        List<String> told = new ArrayList<>();
        if (facts.get(Changes.FACT) instanceof JsonArray changes) {
            for (JsonObject change : changes.getValuesAs(JsonObject.class)) {
                tell(act, change, told);
            }
        }
        return told;
    }

    private void tell(String act, JsonObject change, List<String> told) {
        String field = text(change, "field");
        if (field.equals(Changes.COPIES)) {
            copies(change, "added", told);
            copies(change, "removed", told);
        } else if (words.containsKey("text." + field)) {
            told.add(words.getString("text." + field));
        } else if (words.containsKey("field." + field)
                && !(SAY_WHERE.contains(act) && text(change, "from").isEmpty())) {
            told.add(say(
                    "change",
                    words.getString("field." + field),
                    value(field, text(change, "from")),
                    value(field, text(change, "to"))));
        }
    }

    private void copies(JsonObject change, String which, List<String> told) {
        if (change.get(which) instanceof JsonArray copies && !copies.isEmpty()) {
            told.add(say(
                    "copies." + which,
                    String.join(
                            ", ",
                            copies.getValuesAs(JsonString.class).stream()
                                    .map(JsonString::getString)
                                    .map(this::copy)
                                    .toList())));
        }
    }

    private String copy(String token) {
        String id = token.substring(2);
        return token.startsWith("d:") ? department(id) : agent(id);
    }

    private String value(String field, String kept) {
        if (kept.isEmpty()) {
            return words.getString("nothing");
        }
        return switch (field) {
            case "writtenOn", "postmarkedOn", "arrivedOn" ->
                DateTimeFormatter.ofPattern("d MMM yyyy", locale).format(LocalDate.parse(kept));
            case "amount" -> Amount.told(Long.parseLong(kept), locale);
            case "department" -> department(kept);
            case "assignee" -> agent(kept);
            case "mailType" ->
                names.types().stream()
                        .filter(type -> type.id().toString().equals(kept))
                        .map(MailTypeView::name)
                        .findFirst()
                        .orElse(words.getString("former-type"));
            case "correspondent" -> named(names.correspondents(), kept, "other-correspondent");
            case "folder" -> named(names.folders(), kept, "other-folder");
            default -> words.containsKey(field + "." + kept) ? words.getString(field + "." + kept) : kept;
        };
    }

    private String named(Map<UUID, String> known, String id, String otherwise) {
        return known.getOrDefault(UUID.fromString(id), words.getString(otherwise));
    }

    private String say(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), locale).format(arguments);
    }

    private String constant(String name, JsonObject facts) {
        String key = name + "." + text(facts, name);
        return words.containsKey(key) ? words.getString(key) : "";
    }

    private static String text(JsonObject facts, String name) {
        return facts.get(name) instanceof JsonString text ? text.getString() : "";
    }

    private String department(String id) {
        return names.departments().stream()
                .filter(department -> department.id().toString().equals(id))
                .map(DepartmentView::name)
                .findFirst()
                .orElse(words.getString(id.isEmpty() ? "no-department" : "former-department"));
    }

    private String agent(String id) {
        return id.isEmpty()
                ? words.getString("nobody")
                : names.agents().stream()
                        .filter(agent -> agent.account().toString().equals(id))
                        .map(AgentView::name)
                        .findFirst()
                        .orElse(words.getString("former-agent"));
    }
}
