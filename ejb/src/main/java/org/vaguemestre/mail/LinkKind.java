package org.vaguemestre.mail;

/** How one item is tied to another (<i>lien</i>). */
public enum LinkKind {
    /** Répond à. */
    ANSWERS,
    /** Suite de. */
    FOLLOWS,
    /** En rapport avec. */
    RELATED
}
