package org.vaguemestre.insight;

/** What figures are told apart by (<i>ventilation</i>). */
public enum Dimension {
    ARRIVAL_WEEK("cast(date_trunc('week', m.arrived_on) as date)"),
    END_WEEK("cast(date_trunc('week', c.ended_on) as date)"),
    DUE_DAY("m.committed_for"),
    /** Days since arrival; what is dated of tomorrow is of today. */
    AGE("greatest(0, :today - m.arrived_on)"),
    DELAY("greatest(0, c.ended_on - m.arrived_on)"),
    DEPARTMENT("m.department_id"),
    AGENT("m.assignee_id"),
    TYPE("m.mail_type_id");

    private final String expression;

    Dimension(String expression) {
        this.expression = expression;
    }

    String expression() {
        return expression;
    }

    boolean isAboutContent() {
        return this == AGENT || this == TYPE;
    }
}
