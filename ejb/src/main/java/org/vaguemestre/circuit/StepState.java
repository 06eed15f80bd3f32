package org.vaguemestre.circuit;

/** State of a step of a running circuit (<i>état d’une étape</i>). */
public enum StepState {
    /** À venir. */
    WAITING,
    /** En cours: its tasks are with their people. */
    OPEN,
    /** Faite. */
    DONE,
    /** Passée: its condition did not hold, or someone skipped it with a reason. */
    SKIPPED,
    /** Refusée: it sent the item back to an earlier step. */
    REFUSED,
    /** Abandonnée: another of the same rank sent the item back, or the circuit was stopped. */
    CANCELLED;

    /** Whether nothing is to be done in it any more. */
    public boolean ended() {
        return this != WAITING && this != OPEN;
    }
}
