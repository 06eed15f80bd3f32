package org.vaguemestre.mail;

import java.util.Arrays;
import java.util.Optional;
import org.vaguemestre.journal.Act;

/** The acts that can be taken back (<i>annuler</i>), each with the code under which its undoing stands in the journal. */
enum MailUndo implements Act {
    /** Rouvrir what was closed. */
    CLOSE("mail-item.reopened"),
    /** Annuler une réorientation. */
    ROUTE("mail-item.route-undone"),
    /** Annuler une attribution. */
    ASSIGN("mail-item.assign-undone"),
    /** Annuler un renvoi au bureau du courrier. */
    RETURN("mail-item.return-undone"),
    /** Annuler une prise en charge. */
    TAKE("mail-item.take-undone");

    private final String code;

    MailUndo(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** How the act of this code is taken back; empty for one that cannot be. */
    static Optional<MailUndo> of(String act) {
        return Arrays.stream(values())
                .filter(undo -> MailAct.valueOf(undo.name()).code().equals(act))
                .findFirst();
    }
}
