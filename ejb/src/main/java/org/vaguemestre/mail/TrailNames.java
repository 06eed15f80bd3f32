package org.vaguemestre.mail;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;

/** The names of today for the identifiers that journal entries keep. */
record TrailNames(
        List<AgentView> agents,
        List<DepartmentView> departments,
        List<MailTypeView> types,
        Map<UUID, String> correspondents,
        Map<UUID, String> folders) {
    TrailNames(List<AgentView> agents, List<DepartmentView> departments) {
        this(agents, departments, List.of(), Map.of(), Map.of());
    }
}
