package org.vaguemestre.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.ConfigurationHistory;
import org.vaguemestre.organisation.ConfigurationHistory.Change;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;

/** Journal des modifications. Asked: {@code after} (place in the list). */
@Named("changes")
@RequestScoped
public class ConfigurationChanges {
    private static final int LINES = 30;

    @Inject
    private Asked asked;

    @Inject
    private ConfigurationHistory history;

    @Inject
    private Portal portal;

    @Inject
    private Say say;

    @Inject
    private Structure structure;

    private List<Change> lines;
    private Map<UUID, String> agents;

    @PostConstruct
    void look() {
        long after = asked.number("after");
        lines = history.page(after > 0 ? after : Long.MAX_VALUE, LINES + 1);
        agents = AgentView.names(structure.agents());
    }

    public List<Change> getLines() {
        return lines.subList(0, Math.min(LINES, lines.size()));
    }

    public String who(Change change) {
        return change.actor() == null
                ? say.of("journal.application")
                : agents.getOrDefault(change.actor(), say.of("journal.formerAgent"));
    }

    public String act(Change change) {
        String key = "Act." + change.act();
        return say.has(key) ? say.of(key) : change.act();
    }

    /** The list from its next page on; null at its end. */
    public String getNextAddress() {
        return lines.size() <= LINES
                ? null
                : portal.to(Screen.CONFIGURATION_JOURNAL.address()) + "?after="
                        + lines.get(LINES - 1).n();
    }
}
