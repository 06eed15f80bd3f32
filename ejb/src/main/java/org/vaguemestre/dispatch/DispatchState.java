package org.vaguemestre.dispatch;

/** Where a dispatch stands (<i>état d’un envoi</i>). */
public enum DispatchState {
    /** Décidé: it waits in the outbox. */
    DECIDED,
    /** Parti. */
    SENT,
    /** En échec: another way is to be decided. */
    FAILED,
    /** Retiré of the print queue: another way is to be decided. */
    WITHDRAWN;

    /** Whether the letter leaves this way, or has left. */
    public boolean isAlive() {
        return this == DECIDED || this == SENT;
    }
}
