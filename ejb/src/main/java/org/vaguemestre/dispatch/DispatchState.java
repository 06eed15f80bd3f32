package org.vaguemestre.dispatch;

/** Where a dispatch stands (<i>état d’un envoi</i>). */
public enum DispatchState {
    /** Décidé: it waits in the outbox. */
    DECIDED,
    /** Parti. */
    SENT,
    /** En échec. */
    FAILED
}
