package org.vaguemestre.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.Walled;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * A delegation (<i>délégation</i>) of a member to another: what the delegate may do in the other's place, on which days. No act is done under it
 * outside its scope; it is not delegated further; it is never changed, only revoked.
 */
@Entity
@Table(name = "delegation")
class Delegation extends Walled {
    @Column(name = "from_id", nullable = false, updatable = false)
    private UUID fromId;

    @Column(name = "to_id", nullable = false, updatable = false)
    private UUID toId;

    @Column(name = "valid_from", nullable = false, updatable = false)
    private LocalDate validFrom;

    @Column(name = "valid_until", updatable = false)
    private LocalDate validUntil;

    @Column(nullable = false, updatable = false)
    private String[] kinds;

    @Column(name = "mail_types", nullable = false, updatable = false)
    private UUID[] mailTypes;

    @Column(nullable = false, updatable = false)
    private UUID[] departments;

    @Column(updatable = false)
    private String decree;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "created_by", updatable = false)
    private UUID createdBy;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    @Column(name = "revoked_because")
    private String revokedBecause;

    @Version
    private long version;

    protected Delegation() {}

    /** @throws Refused DELEGATION_TO_ONESELF, DELEGATION_OF_NOTHING, DECREE_MISSING, ABSENCE_WITHOUT_END, FIELD_MISSING, PERIOD_INVERTED */
    Delegation(UUID organisation, NewDelegation wished, UUID createdBy, Instant now) {
        super(organisation, newId());
        wished.period().check();
        if (wished.to() == null || wished.from() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "agent");
        }
        if (wished.from().equals(wished.to())) {
            throw new Refused(Refusal.DELEGATION_TO_ONESELF);
        }
        if (wished.kinds().isEmpty()) {
            throw new Refused(Refusal.DELEGATION_OF_NOTHING);
        }
        if (wished.decree() == null && wished.kinds().contains(TaskKind.SIGNATURE)) {
            throw new Refused(Refusal.DECREE_MISSING);
        }
        if (wished.decree() == null && wished.period().until() == null) {
            throw new Refused(Refusal.ABSENCE_WITHOUT_END);
        }
        fromId = wished.from();
        toId = wished.to();
        validFrom = wished.period().from();
        validUntil = wished.period().until();
        kinds = wished.kinds().stream().map(TaskKind::name).sorted().toArray(String[]::new);
        mailTypes = wished.mailTypes().toArray(UUID[]::new);
        departments = wished.departments().toArray(UUID[]::new);
        decree = wished.decree();
        createdAt = now;
        this.createdBy = createdBy;
    }

    /**
     * Whether what a task is about lies within it, whatever the day.
     *
     * @param within the department of the item and all those above it; empty for an item with none
     */
    boolean covers(TaskKind kind, UUID mailType, Set<UUID> within) {
        return kinds().contains(kind)
                && (mailTypes.length == 0
                        || mailType != null && List.of(mailTypes).contains(mailType))
                && (departments.length == 0 || Arrays.stream(departments).anyMatch(within::contains));
    }

    /** Whether it can still come into force, or is. */
    boolean isOver(LocalDate today) {
        return revokedAt != null || validUntil != null && validUntil.isBefore(today);
    }

    boolean inForce(LocalDate day) {
        return revokedAt == null && period().covers(day);
    }

    /** @throws Refused REASON_MISSING, DELEGATION_OVER */
    void revoke(String reason, Instant now, LocalDate today) {
        if (reason == null || reason.isBlank()) {
            throw new Refused(Refusal.REASON_MISSING);
        }
        if (isOver(today)) {
            throw new Refused(Refusal.DELEGATION_OVER);
        }
        revokedAt = now;
        revokedBecause = reason.strip();
    }

    Period period() {
        return new Period(validFrom, validUntil);
    }

    Set<TaskKind> kinds() {
        Set<TaskKind> set = EnumSet.noneOf(TaskKind.class);
        Arrays.stream(kinds).map(TaskKind::valueOf).forEach(set::add);
        return set;
    }

    UUID fromId() {
        return fromId;
    }

    UUID toId() {
        return toId;
    }

    List<UUID> mailTypes() {
        return List.of(mailTypes);
    }

    List<UUID> departments() {
        return List.of(departments);
    }

    String decree() {
        return decree;
    }

    Instant revokedAt() {
        return revokedAt;
    }

    String revokedBecause() {
        return revokedBecause;
    }
}
