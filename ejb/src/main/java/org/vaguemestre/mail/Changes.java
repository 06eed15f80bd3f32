package org.vaguemestre.mail;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.vaguemestre.journal.JournalEntry;

/**
 * What an act changed of an item (<i>avant, après</i>), as its journal entry keeps it: codes, identifiers and dates before and after; of a text
 * only that it changed, since no personal text enters the journal.
 */
final class Changes {
    static final String FACT = "changes";
    static final String COPIES = "copies";

    private final String subject;
    private final String senderReference;
    private final Map<String, Object> told;
    private final List<String> copies;

    private Changes(MailItem item) {
        subject = item.subject();
        senderReference = item.senderReference();
        told = new LinkedHashMap<>();
        told.put("correspondent", item.correspondentId());
        told.put("mailType", item.mailTypeId());
        told.put("priority", item.priority());
        told.put("confidentiality", item.confidentiality());
        told.put("channel", item.channel());
        told.put("writtenOn", item.writtenOn());
        told.put("postmarkedOn", item.postmarkedOn());
        told.put("arrivedOn", item.arrivedOn());
        told.put("department", item.departmentId());
        told.put("assignee", item.assigneeId());
        told.put("folder", item.folderId());
        told.put(
                "amount", item.amountCents() == null ? null : item.amountCents().toString());
        copies = item.copies().stream()
                .map(copy -> copy.departmentId() != null ? "d:" + copy.departmentId() : "a:" + copy.accountId())
                .sorted()
                .toList();
    }

    /** What these entries name of a field, before or after. */
    static Set<UUID> named(String field, List<JournalEntry> entries) {
        Set<UUID> named = new LinkedHashSet<>();
        for (JournalEntry entry : entries) {
            if (entry.facts().get(FACT) instanceof JsonArray changes) {
                for (JsonObject change : changes.getValuesAs(JsonObject.class)) {
                    if (change.getString("field").equals(field)) {
                        Stream.of("from", "to")
                                .map(change::get)
                                .filter(JsonString.class::isInstance)
                                .forEach(id -> named.add(UUID.fromString(((JsonString) id).getString())));
                    }
                }
            }
        }
        return named;
    }

    /** The item as it stands before an act. */
    static Changes from(MailItem item) {
        return new Changes(item);
    }

    /** What is different now. */
    List<Map<String, Object>> until(MailItem item) {
        Changes now = new Changes(item);
        List<Map<String, Object>> changes = new ArrayList<>();
        if (!subject.equals(now.subject)) {
            changes.add(Map.of("field", "subject"));
        }
        told.forEach((field, before) -> {
            Object after = now.told.get(field);
            if (!Objects.equals(before, after)) {
                Map<String, Object> change = new HashMap<>();
                change.put("field", field);
                change.put("from", before);
                change.put("to", after);
                changes.add(change);
            }
        });
        if (!Objects.equals(senderReference, now.senderReference)) {
            changes.add(Map.of("field", "senderReference"));
        }
        if (!copies.equals(now.copies)) {
            changes.add(Map.of(
                    "field",
                    COPIES,
                    "added",
                    now.copies.stream().filter(copy -> !copies.contains(copy)).toList(),
                    "removed",
                    copies.stream().filter(copy -> !now.copies.contains(copy)).toList()));
        }
        return changes;
    }
}
