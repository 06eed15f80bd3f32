package org.vaguemestre.circuit;

/** State of a task (<i>état d’une tâche</i>). */
public enum TaskState {
    /** À venir: the person before has not done theirs. */
    WAITING,
    /** À faire. */
    OPEN,
    /** Faite. */
    DONE,
    /** Sans objet: enough was said without it, or its step ended otherwise. */
    CANCELLED
}
