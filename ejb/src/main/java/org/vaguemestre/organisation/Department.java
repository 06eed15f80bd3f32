package org.vaguemestre.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.vaguemestre.access.Walled;

/** A department (<i>service</i>), with the days between which it exists. */
@Entity
@Table(name = "department")
class Department extends Walled {
    @Column(nullable = false)
    private String code;

    @Column(nullable = false)
    private String name;

    @Column(name = "parent_id")
    private UUID parentId;

    @Column(name = "valid_from", nullable = false)
    private LocalDate validFrom;

    @Column(name = "valid_until")
    private LocalDate validUntil;

    @Version
    private long version;

    protected Department() {}

    Department(UUID organisation, String code, String name, UUID parentId, LocalDate validFrom) {
        super(organisation);
        this.code = code;
        this.name = name;
        this.parentId = parentId;
        this.validFrom = validFrom;
    }

    DepartmentView view() {
        return new DepartmentView(id(), code, name, parentId);
    }
}
