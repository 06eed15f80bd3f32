package org.vaguemestre.mail;

import org.vaguemestre.journal.Act;

/** The acts of which the life of a mail item is made; each is guarded by the item itself ({@link MailItem#refusalOf}). */
public enum MailAct implements Act {
    /** Enregistrer. */
    REGISTER("mail-item.registered"),
    /** Qualifier. */
    QUALIFY("mail-item.qualified"),
    /** Corriger the details of a qualified item. */
    CORRECT("mail-item.corrected"),
    /** Réorienter to another department or agent. */
    ROUTE("mail-item.routed"),
    /** Attribuer to an agent; its department stays. */
    ASSIGN("mail-item.assigned"),
    /** Renvoyer au bureau du courrier. */
    RETURN("mail-item.returned"),
    /** Prendre en charge. */
    TAKE("mail-item.taken"),
    /** Classer sans suite, with its reason. */
    CLOSE("mail-item.closed"),
    /** Annuler, with its reason. */
    VOID("mail-item.voided"),
    /** Consulter a confidential item. */
    CONSULT("mail-item.consulted"),
    /** Annoter. */
    NOTE("mail-item.noted"),
    /** Lire the text of its documents, which the application does by itself. */
    READ("mail-item.read"),
    /** Lier to another item. */
    LINK("mail-item.linked"),
    /** Délier from another item. */
    UNLINK("mail-item.unlinked"),
    /** Ajouter une pièce: one more document; those it has stay as they are. */
    ADD_DOCUMENT("mail-item.document-added"),
    /** Remettre en ordre the pages of an item to qualify. */
    ARRANGE("mail-item.pages-arranged"),
    /** Couper an item to qualify in two: the rest is another item. */
    CUT("mail-item.cut"),
    /** Réunir with another item to qualify, whose registration is then void. */
    MERGE("mail-item.merged");

    static final String SUBJECT = "mail-item";

    private final String code;

    MailAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
