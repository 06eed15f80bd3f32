package org.vaguemestre.organisation;

import java.io.Serializable;
import java.util.UUID;

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
}
