package org.vaguemestre.organisation;

import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A member of the organisation (<i>agent</i>, <i>élu</i>).
 *
 * @param quality as it stands on letters: {@code Responsable de la voirie}
 * @param department first department of the agent; null for none
 */
public record AgentView(UUID account, String login, String firstName, String lastName, String quality, UUID department)
        implements Serializable {
    public String name() {
        return firstName + " " + lastName;
    }

    /** Their names, by account. */
    public static Map<UUID, String> names(Collection<AgentView> agents) {
        return agents.stream().collect(Collectors.toMap(AgentView::account, AgentView::name));
    }
}
