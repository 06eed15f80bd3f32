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

    @Column(name = "successor_id")
    private UUID successorId;

    private String address;

    private String phone;

    private String email;

    @Version
    private long version;

    protected Department() {}

    Department(UUID organisation, String code, String name, UUID parentId, LocalDate validFrom) {
        this(organisation, newId(), code, name, parentId, validFrom);
    }

    Department(UUID organisation, UUID id, String code, String name, UUID parentId, LocalDate validFrom) {
        super(organisation, id);
        this.code = code;
        this.name = name;
        this.parentId = parentId;
        this.validFrom = validFrom;
    }

    void become(DepartmentContent wished) {
        code = wished.code();
        name = wished.name();
        parentId = wished.parent();
        validFrom = wished.from();
        validUntil = wished.until();
        successorId = wished.successor();
        address = wished.address();
        phone = wished.phone();
        email = wished.email();
    }

    DepartmentContent set() {
        return new DepartmentContent(
                code, name, parentId, validFrom, validUntil, successorId, null, address, phone, email);
    }

    DepartmentView view() {
        return new DepartmentView(id(), code, name, parentId);
    }
}
