package org.vaguemestre.organisation;

import org.vaguemestre.journal.Act;

/** Acts on an organisation's own structure. */
enum OrganisationAct implements Act {
    CREATED("organisation.created"),
    CHANGED("organisation.changed"),
    DEPARTMENT_ADDED("organisation.department-added"),
    DEPARTMENT_CHANGED("organisation.department-changed"),
    DEPARTMENT_CLOSED("organisation.department-closed"),
    ROLE_ADDED("organisation.role-added"),
    ROLE_CHANGED("organisation.role-changed"),
    MEMBER_ADDED("organisation.member-added"),
    MEMBER_CHANGED("organisation.member-changed"),
    MEMBER_ENDED("organisation.member-ended"),
    DELEGATION_MADE("organisation.delegation-made"),
    DELEGATION_REVOKED("organisation.delegation-revoked"),
    /** Voir comme: what a person would see was asked. */
    RIGHTS_SIMULATED("organisation.rights-simulated");

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
