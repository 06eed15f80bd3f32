package org.vaguemestre.insight;

/** A passage that went backwards (<i>aller-retour</i>). */
public enum Turn {
    /** Renvoyé au bureau du courrier. */
    RETURN,
    /** Revenu dans un service that had it already and had sent it on. */
    BACK
}
