package org.vaguemestre.search;

import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.MailFilter;

/**
 * A question to the search (<i>recherche</i>).
 *
 * @param q what was typed: words that must all be there, {@code "phrases in quotes"}, {@code begin*}, {@code -without}, {@code service:voirie},
 *     {@code mars 2026}, see {@link Question}; anything else is just words; null or blank for all
 * @param filter narrows what is found; {@link MailFilter#NONE} for nothing
 * @param channel narrows to what came or went so; null for any
 * @param confidentiality narrows to this very level; null for any
 * @param sort order; null for relevance with words, latest first without
 * @param cursor where the earlier page ended; null for the first
 * @param limit hits on a page, between 1 and {@value #LIMIT}
 */
public record SearchRequest(
        String q,
        MailFilter filter,
        Channel channel,
        Confidentiality confidentiality,
        Sort sort,
        String cursor,
        int limit) {
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

    public SearchRequest(String q, MailFilter filter, Sort sort, String cursor, int limit) {
        this(q, filter, null, null, sort, cursor, limit);
    }

    /** The same with other narrowings. */
    SearchRequest narrowed(MailFilter by, Channel byChannel, Confidentiality byConfidentiality) {
        return new SearchRequest(q, by, byChannel, byConfidentiality, sort, cursor, limit);
    }

    /** Words alone, best first. */
    public static SearchRequest of(String q) {
        return new SearchRequest(q, MailFilter.NONE, null, null, 20);
    }
}
