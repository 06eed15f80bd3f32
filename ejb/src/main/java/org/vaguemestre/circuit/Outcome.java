package org.vaguemestre.circuit;

import org.vaguemestre.organisation.TaskKind;

/** How a task was done (<i>issue d’une tâche</i>). */
public enum Outcome {
    /** Traité: what was to be prepared is. */
    HANDLED(TaskKind.HANDLE),
    /** Avis favorable. */
    FAVOURABLE(TaskKind.OPINION),
    /** Avis réservé. */
    RESERVED(TaskKind.OPINION),
    /** Avis défavorable. */
    UNFAVOURABLE(TaskKind.OPINION),
    /** Visé. */
    APPROVED(TaskKind.VISA),
    /** Signé. */
    SIGNED(TaskKind.SIGNATURE),
    /** Envoyé. */
    SENT(TaskKind.DISPATCH),
    /** Refusé: sent back, with the reason. */
    REFUSED(null);

    private final TaskKind kind;

    Outcome(TaskKind kind) {
        this.kind = kind;
    }

    /** Whether a task of this kind can be done so. A refusal is an act of its own and ends none. */
    public boolean ends(TaskKind asked) {
        return kind == asked;
    }
}
