package org.vaguemestre.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Departments, agents and types of the organisation acted for, by the short names programs use and by identifier. */
@Dependent
class Directory {
    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    /** @throws Refused DEPARTMENT_UNKNOWN */
    UUID department(String codeOrId) {
        return codeOrId == null
                ? null
                : Asked.idIn(codeOrId)
                        .or(() -> structure.departmentByCode(codeOrId).map(DepartmentView::id))
                        .orElseThrow(() -> new Refused(Refusal.DEPARTMENT_UNKNOWN, Json.shown(codeOrId)));
    }

    /** @throws Refused MAIL_TYPE_UNKNOWN */
    UUID mailType(String codeOrId) {
        return codeOrId == null
                ? null
                : Asked.idIn(codeOrId)
                        .or(() -> types.byCode(codeOrId).map(MailTypeView::id))
                        .orElseThrow(() -> new Refused(Refusal.MAIL_TYPE_UNKNOWN, Json.shown(codeOrId)));
    }

    /** @throws Refused AGENT_UNKNOWN */
    UUID agent(String loginOrId) {
        return loginOrId == null
                ? null
                : Asked.idIn(loginOrId)
                        .or(() -> structure.agents().stream()
                                .filter(agent -> agent.login().equalsIgnoreCase(loginOrId))
                                .map(AgentView::account)
                                .findFirst())
                        .orElseThrow(() -> new Refused(Refusal.AGENT_UNKNOWN));
    }

    Named department(UUID id, String name) {
        return id == null
                ? null
                : new Named(
                        id,
                        structure.departments().stream()
                                .filter(department -> department.id().equals(id))
                                .map(DepartmentView::code)
                                .findFirst()
                                .orElse(null),
                        name);
    }

    Named mailType(UUID id, String name) {
        Optional<MailTypeView> type =
                types.all().stream().filter(one -> one.id().equals(id)).findFirst();
        return id == null ? null : new Named(id, type.map(MailTypeView::code).orElse(null), name);
    }

    Named agent(UUID account, String name) {
        return account == null
                ? null
                : new Named(
                        account,
                        structure.agents().stream()
                                .filter(agent -> agent.account().equals(account))
                                .map(AgentView::login)
                                .findFirst()
                                .orElse(null),
                        name);
    }
}
