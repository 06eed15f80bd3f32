package org.vaguemestre.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.vaguemestre.access.Account;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.Walled;

/** What an account is in an organisation (<i>appartenance</i>): role, department, quality, clearance, between two days. */
@Entity
@Table(name = "membership")
class Membership extends Walled {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "account_id", updatable = false)
    private Account account;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "role_id")
    private Role role;

    @Column(name = "department_id")
    private UUID departmentId;

    @Column(nullable = false)
    private String quality;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Confidentiality clearance;

    @Column(name = "valid_from", nullable = false)
    private LocalDate validFrom;

    @Column(name = "valid_until")
    private LocalDate validUntil;

    @Column(nullable = false)
    private boolean heads;

    @Version
    private long version;

    protected Membership() {}

    Membership(
            UUID organisation,
            Account account,
            Role role,
            UUID departmentId,
            String quality,
            Confidentiality clearance,
            LocalDate validFrom) {
        this(organisation, newId(), account, role, departmentId, quality, clearance, validFrom);
    }

    Membership(
            UUID organisation,
            UUID id,
            Account account,
            Role role,
            UUID departmentId,
            String quality,
            Confidentiality clearance,
            LocalDate validFrom) {
        super(organisation, id);
        this.account = account;
        this.role = role;
        this.departmentId = departmentId;
        this.quality = quality;
        this.clearance = clearance;
        this.validFrom = validFrom;
    }

    Account account() {
        return account;
    }

    String quality() {
        return quality;
    }

    /** Directs the department from now on. */
    void direct() {
        heads = true;
    }

    boolean heads() {
        return heads;
    }

    /** The person stays; what it is here may change. */
    void become(MembershipContent wished, Role wishedRole) {
        role = wishedRole;
        departmentId = wished.department();
        quality = wished.quality();
        clearance = wished.clearance();
        validFrom = wished.from();
        validUntil = wished.until();
        heads = Boolean.TRUE.equals(wished.heads());
    }

    MembershipContent set() {
        return new MembershipContent(
                account.id(), role.id(), departmentId, quality, clearance, validFrom, validUntil, heads);
    }

    Role role() {
        return role;
    }

    UUID departmentId() {
        return departmentId;
    }

    Confidentiality clearance() {
        return clearance;
    }
}
