package org.vaguemestre.search;

import java.util.List;

/**
 * One thing that a question asks for (<i>critère</i>), as it was understood.
 *
 * @param value as it is shown back: the name of the department that was meant, the words of the subject
 * @param keys what the index holds for it: identifiers, constants; any of them does
 * @param period of arrival; null for another kind
 * @param without it is what must not be
 * @param from where it begins in what was typed
 * @param to where it ends
 */
public record Criterion(Kind kind, String value, List<String> keys, Period period, boolean without, int from, int to) {
    /** Kinds of criteria. */
    public enum Kind {
        /** Words, with their operators. */
        WORDS,
        /** Words in this very order. */
        PHRASE,
        /** Numéro. */
        NUMBER,
        /** Expéditeur. */
        SENDER,
        /** Destinataire. */
        RECIPIENT,
        /** Correspondant of whatever direction. */
        CORRESPONDENT,
        DEPARTMENT,
        TYPE,
        AGENT,
        STATE,
        /** Sens. */
        DIRECTION,
        CHANNEL,
        CONFIDENTIALITY,
        PRIORITY,
        FOLDER,
        SUBJECT,
        REFERENCE,
        /** Annotations. */
        NOTES,
        /** Names of the attached files. */
        ATTACHED,
        /** Arrivé. */
        PERIOD,
        /** En retard. */
        LATE,
        /** Sans réponse, sans service…: the key says without what. */
        MISSING
    }

    /** What is sought as text, in all fields. */
    public boolean isText() {
        return kind == Kind.WORDS || kind == Kind.PHRASE;
    }
}
