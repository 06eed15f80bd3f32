package org.vaguemestre.circuit;

import java.util.UUID;

/**
 * Under which delegation something is done (<i>par délégation de</i>).
 *
 * @param account of whom
 * @param decree reference of the decree or of the absence; null for none
 */
public record Delegated(UUID delegation, UUID account, String name, String decree) {}
