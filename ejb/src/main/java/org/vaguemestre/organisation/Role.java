package org.vaguemestre.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.Walled;

/** A role (<i>rôle</i>): a set of rights the organisation named. */
@Entity
@Table(name = "role")
class Role extends Walled {
    @Column(nullable = false)
    private String code;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String[] rights;

    @Version
    private long version;

    protected Role() {}

    Role(UUID organisation, String code, String name, Set<Right> rights) {
        this(organisation, newId(), code, name, rights);
    }

    Role(UUID organisation, UUID id, String code, String name, Set<Right> rights) {
        super(organisation, id);
        become(new RoleContent(code, name, List.copyOf(rights)));
    }

    void become(RoleContent wished) {
        code = wished.code();
        name = wished.name();
        rights = wished.rights().stream().map(Right::name).sorted().toArray(String[]::new);
    }

    RoleContent set() {
        return new RoleContent(code, name, List.copyOf(rights()));
    }

    Set<Right> rights() {
        Set<Right> set = EnumSet.noneOf(Right.class);
        Arrays.stream(rights).map(Right::valueOf).forEach(set::add);
        return set;
    }
}
