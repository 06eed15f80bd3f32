package org.vaguemestre.mail;

/** State of a mail item (<i>état</i>). What an agent must do is never a state: it follows from where the item is. */
public enum State {
    /** À qualifier: numbered, not yet confirmed by a person nor sent to a department. */
    REGISTERED,
    /** En cours. */
    IN_PROGRESS,
    /** Répondu. */
    ANSWERED,
    /** Clos. */
    CLOSED,
    /** Archivé. */
    ARCHIVED,
    /** Éliminé. */
    DISPOSED,
    /** Transmis to the competent organisation (CRPA L. 114-2). */
    TRANSFERRED,
    /** Annulé; keeps its number and its reason. */
    VOID
}
