package org.vaguemestre.organisation;

import java.util.List;
import org.vaguemestre.access.Right;

/** A role as it is set: its rights in the order of {@link Right}. */
public record RoleContent(String code, String name, List<Right> rights) {
    public RoleContent {
        rights =
                rights == null ? List.of() : rights.stream().distinct().sorted().toList();
    }
}
