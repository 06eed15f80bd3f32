package org.vaguemestre.journal;

import java.time.Instant;
import java.util.UUID;

/**
 * Which entries are asked for; null wherever anything will do.
 *
 * @param act stable code of the act, see {@link Act}
 * @param actor account that acted
 * @param from first instant, included
 * @param until last instant, excluded
 */
public record JournalFilter(String act, UUID actor, Instant from, Instant until) {
    public static final JournalFilter NONE = new JournalFilter(null, null, null, null);
}
