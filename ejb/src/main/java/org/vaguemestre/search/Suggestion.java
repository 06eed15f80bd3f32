package org.vaguemestre.search;

import java.util.UUID;

/**
 * What may be meant by what is typed so far (<i>suggestion</i>).
 *
 * @param label as it is shown; null for a field
 * @param detail what tells it from others of that name; null for none
 * @param text the whole question with it in place; null when it leads elsewhere
 * @param id of the item or the saved search that it leads to; null otherwise
 */
public record Suggestion(Kind kind, String label, String detail, String text, UUID id) {
    /** Kinds of suggestions. */
    public enum Kind {
        ITEM,
        SAVED,
        CORRESPONDENT,
        DEPARTMENT,
        TYPE,
        AGENT,
        FOLDER,
        /** A value of a field: a state, a channel. */
        VALUE,
        FIELD
    }
}
