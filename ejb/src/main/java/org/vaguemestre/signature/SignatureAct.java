package org.vaguemestre.signature;

import org.vaguemestre.journal.Act;

/** What happens to letters that are signed by hand, in the trail of the item that is answered; the signature itself is an act of its circuit. */
public enum SignatureAct implements Act {
    /** Imprimer pour signature manuscrite. */
    PRINT("signature.printed"),
    /** Revenir signée: its scan is there. */
    RETURN("signature.returned");

    static final String SUBJECT = "mail-item";

    private final String code;

    SignatureAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
