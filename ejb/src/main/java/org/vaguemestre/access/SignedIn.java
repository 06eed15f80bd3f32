package org.vaguemestre.access;

import java.io.Serializable;
import java.util.Set;
import java.util.UUID;

/** A person whose identity was verified. */
public record SignedIn(UUID account, String login, String firstName, String lastName, Set<Right> portalRights)
        implements Serializable {
    public String name() {
        return firstName + " " + lastName;
    }

    public String initials() {
        return (firstName.substring(0, 1) + lastName.substring(0, 1)).toUpperCase(java.util.Locale.ROOT);
    }

    /** Acting for no organisation. */
    public Access person() {
        return Access.person(account, name(), portalRights);
    }
}
