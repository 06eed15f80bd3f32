package org.vaguemestre.organisation;

import java.io.Serializable;
import java.util.UUID;

/** A role of the organisation (<i>rôle</i>), by name. */
public record RoleView(UUID id, String code, String name) implements Serializable {}
