package org.vaguemestre.outbox;

import org.vaguemestre.journal.Act;

/** What people do with effects that failed. */
enum OutboxAct implements Act {
    /** Relancer. */
    REPLAY("outbox.replayed"),
    /** Abandonner, with a reason. */
    DROP("outbox.dropped");

    static final String SUBJECT = "outbox";

    private final String code;

    OutboxAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
