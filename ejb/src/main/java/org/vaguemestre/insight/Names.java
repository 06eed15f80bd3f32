package org.vaguemestre.insight;

import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;

/** The names of whom some rows speak of; null for nobody, and for who is not known. */
record Names(Map<UUID, CorrespondentView> correspondents, Map<UUID, String> departments, Map<UUID, String> agents) {

    /** @param correspondent the column of who wrote, or was written to */
    static Names of(List<Tuple> rows, int correspondent, Correspondents correspondents, Structure structure) {
        List<UUID> asked = rows.stream()
                .map(row -> row.get(correspondent, UUID.class))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Names(
                asked.isEmpty() ? Map.of() : correspondents.find(asked),
                structure.departments().stream().collect(Collectors.toMap(DepartmentView::id, DepartmentView::name)),
                AgentView.names(structure.agents()));
    }

    String correspondent(UUID id) {
        CorrespondentView known = id == null ? null : correspondents.get(id);
        return known == null ? null : known.displayName();
    }

    String department(UUID id) {
        return id == null ? null : departments.get(id);
    }

    String agent(UUID id) {
        return id == null ? null : agents.get(id);
    }
}
