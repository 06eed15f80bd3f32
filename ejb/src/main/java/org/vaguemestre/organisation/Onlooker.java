package org.vaguemestre.organisation;

import java.util.Set;
import java.util.UUID;

/**
 * What one membership lets a person see (<i>regard</i>).
 *
 * @param department of the membership; null for none
 * @param tokens held through it, see {@link org.vaguemestre.access.Audience}
 */
public record Onlooker(UUID account, String name, String quality, UUID department, Set<String> tokens) {}
