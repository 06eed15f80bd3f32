package org.vaguemestre.organisation;

import java.io.Serializable;
import java.util.UUID;

/**
 * A department (<i>service</i>) in office today.
 *
 * @param code short name on separator sheets: {@code VOIRIE}
 * @param parent the department above it; null for none
 */
public record DepartmentView(UUID id, String code, String name, UUID parent) implements Serializable {}
