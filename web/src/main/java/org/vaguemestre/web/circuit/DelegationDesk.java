package org.vaguemestre.web.circuit;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DelegationView;
import org.vaguemestre.organisation.Delegations;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.NewDelegation;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.web.administration.Typed;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** Absences and delegations: the person's own; all of them, and those by decree, for the administrator. */
@Named("delegationDesk")
@RequestScoped
public class DelegationDesk {
    @Inject
    private Asked asked;

    @Inject
    private Typed typed;

    @Inject
    private Delegations delegations;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    @Inject
    private Notices notices;

    @Inject
    private Say say;

    @Inject
    private Way way;

    private List<DelegationView> shown;
    private Map<UUID, String> names;

    @PostConstruct
    void look() {
        shown = isAdministrator() ? delegations.all() : delegations.own();
        names = Stream.concat(
                        types.all().stream().map(type -> Map.entry(type.id(), type.name())),
                        structure.departments().stream()
                                .map(department -> Map.entry(department.id(), department.name())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public void make() {
        if (notices.unlessRefused(() -> delegations.make(wished()))) {
            notices.done("done.delegation.made", "");
            way.to(Screen.DELEGATIONS);
        }
    }

    public void revoke(DelegationView delegation) {
        String reason = asked.text("motif").orElse(null);
        if (notices.unlessRefused(() -> delegations.revoke(delegation.id(), reason))) {
            notices.done("done.delegation.revoked", delegation.toName());
            way.to(Screen.DELEGATIONS);
        }
    }

    private NewDelegation wished() {
        return new NewDelegation(
                isAdministrator()
                        ? asked.id("de").orElse(CurrentAccess.get().account())
                        : CurrentAccess.get().account(),
                asked.id("a").orElse(null),
                asked.day("debut").orElse(null),
                asked.day("fin").orElse(null),
                typed.all("quoi").stream().map(TaskKind::valueOf).collect(Collectors.toSet()),
                typed.all("types").stream().map(UUID::fromString).toList(),
                typed.all("services").stream().map(UUID::fromString).toList(),
                asked.text("arrete").orElse(null));
    }

    public boolean isAdministrator() {
        return CurrentAccess.get().has(Right.ORGANISATION_ADMINISTER);
    }

    public List<DelegationView> getShown() {
        return shown;
    }

    /** What is delegated, in words: {@code visa, signature · Voirie · arrêté n° 2026-12}. */
    public String scope(DelegationView delegation) {
        String kinds = delegation.kinds().stream().sorted().map(say::name).collect(Collectors.joining(", "));
        String within = Stream.concat(delegation.mailTypes().stream(), delegation.departments().stream())
                .map(id -> names.getOrDefault(id, "?"))
                .collect(Collectors.joining(", "));
        return Stream.of(kinds, within.isEmpty() ? say.of("delegations.everything") : within)
                .collect(Collectors.joining(" · "));
    }

    /** Whether the person may end it. */
    public boolean revocable(DelegationView delegation) {
        return !delegation.standing().name().equals("ENDED")
                && (isAdministrator()
                        || delegation.decree() == null
                                && delegation.from().equals(CurrentAccess.get().account()));
    }

    public List<AgentView> getAgents() {
        return structure.agents();
    }

    public List<MailTypeView> getTypes() {
        return types.all();
    }

    public List<DepartmentView> getDepartments() {
        return structure.departments();
    }

    /** What may be delegated: the handling of mail is not, it is handed over. */
    public List<TaskKind> getKinds() {
        return Arrays.stream(TaskKind.values())
                .filter(kind -> kind != TaskKind.HANDLE && (isAdministrator() || kind != TaskKind.SIGNATURE))
                .toList();
    }

    public boolean ticked(String field, Object value) {
        return typed.ticked(field, value.toString(), false);
    }

    public String text(String field) {
        return typed.text(field, field.equals("debut") ? say.today() : null);
    }
}
