package org.vaguemestre.dispatch;

/** How a letter leaves (<i>mode d’envoi</i>). */
public enum Means {
    /** Par courriel. */
    EMAIL,
    /** Par la poste. */
    PAPER,
    /** En recommandé. */
    REGISTERED,
    /** Remise en main propre. */
    HAND,
    /** Remise à un service de la collectivité. */
    INTERNAL;

    /** Whether it is printed, put into an envelope and carried to the post. */
    public boolean isPosted() {
        return this == PAPER || this == REGISTERED;
    }
}
