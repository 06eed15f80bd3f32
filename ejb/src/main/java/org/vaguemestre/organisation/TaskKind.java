package org.vaguemestre.organisation;

/** What can be asked of a person about a mail item (<i>nature d’une tâche</i>). */
public enum TaskKind {
    /** Traiter: find what is to be answered, and prepare it. */
    HANDLE,
    /** Donner un avis. */
    OPINION,
    /** Viser: approve what was prepared before it is signed. */
    VISA,
    /** Signer. */
    SIGNATURE,
    /** Envoyer. */
    DISPATCH
}
