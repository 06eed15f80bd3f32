package org.vaguemestre.circuit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.RoleView;
import org.vaguemestre.organisation.Structure;

/** The names that steps refer to, as they are today in the organisation acted for. */
@ApplicationScoped
public class CircuitNames {
    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    /** Tells steps and conditions in words of this language. */
    public CircuitWords words(Locale locale) {
        Map<UUID, String> names = new HashMap<>();
        for (AgentView agent : structure.agents()) {
            names.put(agent.account(), agent.name());
        }
        for (DepartmentView department : structure.departments()) {
            names.put(department.id(), department.name());
        }
        structure.roles().forEach(role -> names.put(role.id(), role.name()));
        types.all().forEach(type -> names.put(type.id(), type.name()));
        return new CircuitWords(locale, names);
    }

    /** Name of a role; empty for one that does not exist here. */
    Optional<String> role(UUID id) {
        return structure.roles().stream()
                .filter(role -> role.id().equals(id))
                .map(RoleView::name)
                .findFirst();
    }
}
