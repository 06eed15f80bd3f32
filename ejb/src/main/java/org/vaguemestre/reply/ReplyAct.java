package org.vaguemestre.reply;

import org.vaguemestre.journal.Act;

/** The acts by which an answer is prepared; they stand in the trail of the item that is answered. */
public enum ReplyAct implements Act {
    /** Commencer un projet de réponse. */
    BEGIN("reply.begun"),
    /** Déposer une version. */
    WRITE("reply.written"),
    /** Finaliser: its letters are ready to be approved and signed. */
    FINISH("reply.finished"),
    /** Abandonner le projet. */
    ABANDON("reply.abandoned"),
    /** Accuser réception. */
    ACKNOWLEDGE("reply.acknowledged");

    static final String SUBJECT = "mail-item";

    private final String code;

    ReplyAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
