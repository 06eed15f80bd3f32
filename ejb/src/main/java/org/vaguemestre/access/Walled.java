package org.vaguemestre.access;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;

/**
 * An entity that belongs to an organisation. The filter, always on, is the application's own line: queries and look-ups by identifier see
 * the scope of the access in force only. Identifiers are time-ordered UUIDs (version 7, RFC 9562): they can be given before anything is
 * written, tell nothing of other organisations, and stay the same when an organisation moves to another portal.
 */
@MappedSuperclass
@FilterDef(
        name = Walled.FILTER,
        autoEnabled = true,
        applyToLoadByKey = true,
        defaultCondition = "organisation_id in (:scope)",
        parameters = @ParamDef(name = "scope", type = UUID.class, resolver = Walled.Scope.class))
@Filter(name = Walled.FILTER)
public abstract class Walled {
    static final String FILTER = "organisation";

    private static final NoArgGenerator IDENTIFIERS = Generators.timeBasedEpochRandomGenerator();

    @Id
    private UUID id;

    @Column(name = "organisation_id", nullable = false, updatable = false)
    private UUID organisationId;

    protected Walled() {}

    /** A new row of the organisation acted for. */
    protected Walled(UUID organisationId) {
        this(organisationId, newId());
    }

    protected Walled(UUID organisationId, UUID id) {
        this.id = id;
        this.organisationId = organisationId;
    }

    public static UUID newId() {
        return IDENTIFIERS.generate();
    }

    public UUID id() {
        return id;
    }

    public UUID organisationId() {
        return organisationId;
    }

    /** The scope in force; the nil UUID, which no organisation has, when there is none. */
    public static class Scope implements Supplier<Set<UUID>> {
        private static final Set<UUID> NOTHING = Set.of(new UUID(0, 0));

        @Override
        public Set<UUID> get() {
            return CurrentAccess.find()
                    .map(Access::scope)
                    .filter(scope -> !scope.isEmpty())
                    .orElse(NOTHING);
        }
    }
}
