package org.vaguemestre.journal;

import java.util.List;

/**
 * Something that must follow every change (<i>suiveur du journal</i>): search index, caches, notifications. Called with entries in order, at
 * least once each, in the transaction that moves its cursor, under the application's access to the entries' organisation. Doing the same
 * entries again must change nothing.
 */
public interface Follower {
    /** Name of its cursor, for ever. */
    String name();

    void follow(List<JournalEntry> entries);

    /** How many entries are given at once; few for a follower to which each is long work, since all of them are one transaction. */
    default int atOnce() {
        return 200;
    }

    /** Whether what it has built is still there; false starts again from the first entry of the organisation acted for. */
    default boolean intact() {
        return true;
    }
}
