package org.vaguemestre.organisation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.refusal.Refused;

/**
 * A draft (<i>brouillon</i>) beside what is in force.
 *
 * @param kind see {@link Configurable#kind}
 * @param name how a person calls what it changes
 * @param creates nothing is in force yet
 * @param differences what would change, in the order of the form
 * @param problem why it cannot be published as things are now; null when it can
 * @param outdated what is in force changed since it was written
 */
public record DraftView(
        UUID id,
        String kind,
        UUID target,
        String name,
        boolean creates,
        UUID author,
        Instant changedAt,
        List<Difference> differences,
        Refused problem,
        boolean outdated) {

    /**
     * One field.
     *
     * @param before what is in force; null for nothing
     * @param after what would be; null for nothing
     */
    public record Difference(String field, Object before, Object after) {}

    public boolean publishable() {
        return problem == null && !outdated;
    }
}
