package org.vaguemestre.circuit;

/** Who has a task since nobody holds the place it was addressed to (<i>à défaut</i>). */
public enum StandsIn {
    /** The head of the department the item is with. */
    HEAD,
    /** The mail room. */
    MAIL_ROOM
}
