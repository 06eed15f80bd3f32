package org.vaguemestre.organisation;

import org.vaguemestre.journal.Act;

/** Acts on an organisation's own structure. */
enum OrganisationAct implements Act {
    CREATED("organisation.created"),
    DEPARTMENT_ADDED("organisation.department-added"),
    ROLE_ADDED("organisation.role-added"),
    MEMBER_ADDED("organisation.member-added");

    static final String SUBJECT = "organisation";

    private final String code;

    OrganisationAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
