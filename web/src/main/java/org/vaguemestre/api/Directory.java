package org.vaguemestre.api;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Departments, agents and types of the organisation acted for, by the short names programs use and by identifier. What a list tells of each line is asked
 * once.
 */
@Dependent
class Directory {
    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    private Map<UUID, String> codes;
    private Map<UUID, String> typeCodes;
    private Map<UUID, String> logins;

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
        if (codes == null) {
            codes = structure.departments().stream()
                    .collect(Collectors.toMap(DepartmentView::id, DepartmentView::code));
        }
        return id == null ? null : new Named(id, codes.get(id), name);
    }

    Named mailType(UUID id, String name) {
        if (typeCodes == null) {
            typeCodes = types.all().stream().collect(Collectors.toMap(MailTypeView::id, MailTypeView::code));
        }
        return id == null ? null : new Named(id, typeCodes.get(id), name);
    }

    Named agent(UUID account, String name) {
        if (logins == null) {
            logins = structure.agents().stream().collect(Collectors.toMap(AgentView::account, AgentView::login));
        }
        return account == null ? null : new Named(account, logins.get(account), name);
    }
}
