package org.vaguemestre.mail;

/** How the mail came or went (<i>canal</i>). */
public enum Channel {
    PAPER,
    EMAIL,
    WEB,
    HAND,
    FAX
}
