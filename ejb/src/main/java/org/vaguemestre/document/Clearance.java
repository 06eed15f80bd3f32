package org.vaguemestre.document;

/** Whether a document may be opened (<i>contrôle antivirus</i>). */
public enum Clearance {
    /** En attente de l’antivirus: nobody sees it, nothing is made of it. */
    WAITING,
    /** Nothing was found in it; or nobody had to look, for there was no antivirus when it came, or the portal made it of what was cleared. */
    CLEARED,
    /** En quarantaine: something was found in it, and its bytes are never served again. */
    INFECTED
}
