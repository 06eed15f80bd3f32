package org.vaguemestre.capture;

/** What can be proposed of a letter. */
public enum ProposedField {
    /** Expéditeur: a known correspondent, or the name of someone new. */
    SENDER,
    /** Street lines, postal code and city of the sender. */
    SENDER_ADDRESS,
    SENDER_EMAIL,
    /** Objet. */
    SUBJECT,
    /** Date of the letter. */
    WRITTEN_ON,
    /** Référence of the sender. */
    SENDER_REFERENCE,
    DEPARTMENT,
    MAIL_TYPE
}
