package org.vaguemestre.correspondent;

/** Whether someone can still be written to at the address known (<i>situation</i>). */
public enum Standing {
    IN_PLACE,
    /** N'habite plus à l'adresse indiquée. */
    MOVED,
    /** Décédé. */
    DECEASED,
    /** Dissous, fermé. */
    DISSOLVED
}
