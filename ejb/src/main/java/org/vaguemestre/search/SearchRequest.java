package org.vaguemestre.search;

import org.vaguemestre.mail.MailFilter;

/**
 * A question to the search (<i>recherche</i>).
 *
 * @param q what was typed: words that must all be there, {@code "phrases in quotes"}, {@code begin*}, {@code -without}; anything else is just
 *     words; null or blank for all
 * @param filter narrows what is found; {@link MailFilter#NONE} for nothing
 * @param sort order; null for relevance with words, latest first without
 * @param cursor where the earlier page ended; null for the first
 * @param limit hits on a page, between 1 and {@value #LIMIT}
 */
public record SearchRequest(String q, MailFilter filter, Sort sort, String cursor, int limit) {
    /** Most hits on a page. */
    public static final int LIMIT = 200;

    /** Order of the hits (<i>tri</i>). */
    public enum Sort {
        /** Pertinence. */
        RELEVANCE,
        /** Arrival, latest first. */
        LATEST,
        /** Arrival, oldest first. */
        OLDEST
    }

    public SearchRequest {
        filter = filter == null ? MailFilter.NONE : filter;
        limit = Math.max(1, Math.min(limit, LIMIT));
    }

    /** Words alone, best first. */
    public static SearchRequest of(String q) {
        return new SearchRequest(q, MailFilter.NONE, null, null, 20);
    }
}
