package org.vaguemestre.circuit;

import org.vaguemestre.journal.Act;
import org.vaguemestre.organisation.TaskKind;

/** The acts of which the course of an item through its circuit is made; they stand in the item's own trail. */
public enum CircuitAct implements Act {
    /** Engager le circuit. */
    START("circuit.started"),
    /** Ajouter une étape. */
    ADD("circuit.step-added"),
    /** Passer une étape, with its reason. */
    SKIP("circuit.step-skipped"),
    /** Réattribuer une tâche. */
    REASSIGN("circuit.task-reassigned"),
    /** Terminer le traitement. */
    HANDLE("circuit.handled"),
    /** Donner un avis. */
    OPINION("circuit.opinion-given"),
    /** Viser. */
    VISA("circuit.approved"),
    /** Signer. */
    SIGNATURE("circuit.signed"),
    /** Envoyer. */
    DISPATCH("circuit.dispatched"),
    /** Refuser: back to an earlier step, with the reason. */
    REFUSE("circuit.refused"),
    /** Arrêter le circuit, with the reason. */
    STOP("circuit.stopped");

    static final String SUBJECT = "mail-item";

    private final String code;

    CircuitAct(String code) {
        this.code = code;
    }

    /** The act by which a task of this kind is done. */
    static CircuitAct doing(TaskKind kind) {
        return valueOf(kind.name());
    }

    @Override
    public String code() {
        return code;
    }
}
