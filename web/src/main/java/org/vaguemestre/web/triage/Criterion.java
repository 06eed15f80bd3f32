package org.vaguemestre.web.triage;

/** What narrows a list, each by its name in addresses. */
enum Criterion {
    DEPARTMENT("service", "mail.department"),
    AGENT("agent", "mail.assignee"),
    TYPE("type", "mail.type"),
    DIRECTION("sens", "mail.direction"),
    STATE("etat", "filter.state"),
    PRIORITY("priorite", "mail.priority"),
    CONFIDENTIALITY("confidentialite", "mail.confidentiality"),
    CHANNEL("canal", "mail.channel"),
    SENDER("expediteur", "mail.sender"),
    FROM("du", "filter.from"),
    TO("au", "filter.to"),
    LATE("retard", "filter.late"),
    SOON("bientot", "filter.soon"),
    UNASSIGNED("libre", "filter.unassigned");

    private final String parameter;
    private final String word;

    Criterion(String parameter, String word) {
        this.parameter = parameter;
        this.word = word;
    }

    String parameter() {
        return parameter;
    }

    /** Key of its name. */
    String word() {
        return word;
    }

    /** It is said by itself, without a value. */
    boolean plain() {
        return this == LATE || this == SOON || this == UNASSIGNED;
    }
}
