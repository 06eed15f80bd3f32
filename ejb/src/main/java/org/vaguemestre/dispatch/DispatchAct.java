package org.vaguemestre.dispatch;

import org.vaguemestre.journal.Act;

/** The acts by which letters leave; they stand in the trail of the item that is answered. */
public enum DispatchAct implements Act {
    /** Décider l’envoi by e-mail: it is in the outbox. */
    DECIDE("dispatch.decided"),
    /** Envoyer: the letter has left, with its proof. */
    SEND("dispatch.sent"),
    /** Échouer: it did not leave, another way is to be decided. */
    FAIL("dispatch.failed"),
    /** Retirer of the print queue. */
    WITHDRAW("dispatch.withdrawn"),
    /** Remettre: the mail server of the recipient has it. */
    DELIVER("dispatch.delivered"),
    /** Revenir: it had left, and was returned; the item is in progress again. */
    RETURN("dispatch.returned");

    static final String SUBJECT = "mail-item";

    private final String code;

    DispatchAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
