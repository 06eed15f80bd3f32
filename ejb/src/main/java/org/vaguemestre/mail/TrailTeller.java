package org.vaguemestre.mail;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import org.vaguemestre.journal.JournalEntry;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;

/** Tells journal entries in plain French, with the names of today for the identifiers they keep. */
final class TrailTeller {
    private static final ResourceBundle SENTENCES = ResourceBundle.getBundle(
            "org.vaguemestre.mail.trail",
            Locale.FRENCH,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private final List<AgentView> agents;
    private final List<DepartmentView> departments;

    TrailTeller(List<AgentView> agents, List<DepartmentView> departments) {
        this.agents = agents;
        this.departments = departments;
    }

    TrailLine tell(JournalEntry entry) {
        JsonObject facts = entry.facts();
        String sentence = new MessageFormat(SENTENCES.getString(entry.act()), Locale.FRENCH).format(new Object[] {
            text(facts, "number"), department(text(facts, "department")), agent(text(facts, "assignee"))
        });
        String who = entry.actor() == null
                ? SENTENCES.getString("application")
                : agent(entry.actor().toString());
        return new TrailLine(entry.n(), entry.at(), who, entry.act(), sentence);
    }

    private static String text(JsonObject facts, String name) {
        return facts.containsKey(name) && facts.get(name).getValueType() == JsonValue.ValueType.STRING
                ? facts.getString(name)
                : "";
    }

    private String department(String id) {
        return departments.stream()
                .filter(department -> department.id().toString().equals(id))
                .map(DepartmentView::name)
                .findFirst()
                .orElse(SENTENCES.getString("no-department"));
    }

    private String agent(String id) {
        return id.isEmpty()
                ? SENTENCES.getString("nobody")
                : agents.stream()
                        .filter(agent -> agent.account().equals(UUID.fromString(id)))
                        .map(AgentView::name)
                        .findFirst()
                        .orElse(SENTENCES.getString("former-agent"));
    }
}
