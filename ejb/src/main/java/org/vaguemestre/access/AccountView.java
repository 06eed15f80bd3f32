package org.vaguemestre.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An account (<i>compte</i>) as those who administer see it; nothing of what it opens.
 *
 * @param disabledAt null for one that may sign in
 * @param passwordChangeDue its password was given by somebody else
 */
public record AccountView(
        UUID id,
        String login,
        String firstName,
        String lastName,
        String email,
        Set<Right> portalRights,
        Instant disabledAt,
        Instant createdAt,
        boolean passwordChangeDue)
        implements Serializable {
    public String name() {
        return firstName + " " + lastName;
    }

    public boolean active() {
        return disabledAt == null;
    }
}
