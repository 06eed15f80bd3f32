package org.vaguemestre.dispatch;

/** At which rate a letter is posted (<i>affranchissement</i>). */
public enum Postage {
    /** Lettre verte. */
    GREEN,
    /** Lettre suivie. */
    TRACKED,
    /** Recommandé avec avis de réception. */
    REGISTERED,
    /** Colis. */
    PARCEL
}
