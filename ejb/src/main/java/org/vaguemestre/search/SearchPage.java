package org.vaguemestre.search;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.State;

/**
 * Some of what was found, and what there is to narrow it by. All of it, total and facets included, counts only what the caller may see. The pages
 * that follow a first one are of what the index held then: what comes in meanwhile neither repeats nor hides an item.
 *
 * @param total how many were found
 * @param totalExact false when there are more than {@code total}, which then is {@value #COUNTED_UP_TO}
 * @param next cursor of the following page; null after the last
 */
public record SearchPage(long total, boolean totalExact, List<Hit> hits, List<Facet> facets, String next) {
    /** Beyond this many the total is a lower bound, and no page is given. */
    public static final int COUNTED_UP_TO = 10_000;

    static final SearchPage EMPTY = new SearchPage(0, true, List.of(), List.of(), null);

    /**
     * An item that was found, as it is now in the database.
     *
     * @param subject with what was searched for marked
     * @param correspondent name; null for none
     * @param department name; null for none
     * @param excerpt of the text or the notes, with what was searched for marked; empty when it was found elsewhere
     * @param place where in the documents the best of the excerpt is; null when it is not of a document
     */
    public record Hit(
            UUID id,
            String number,
            Direction direction,
            State state,
            List<Segment> subject,
            String correspondent,
            LocalDate arrivedOn,
            UUID departmentId,
            String department,
            String mailType,
            Confidentiality confidentiality,
            List<Segment> excerpt,
            Place place) {
        /** The subject without marks. */
        public String subjectText() {
            return text(subject);
        }

        /** The excerpt without marks. */
        public String excerptText() {
            return text(excerpt);
        }

        private static String text(List<Segment> segments) {
            StringBuilder text = new StringBuilder();
            segments.forEach(segment -> text.append(segment.text()));
            return text.toString();
        }
    }

    /**
     * A page of an item's documents.
     *
     * @param document which of them, from 1, in their order
     * @param page of it, from 1
     */
    public record Place(int document, int page) {}

    /** A piece of text as it stands, to be escaped by whoever shows it; {@code found}: it is what was searched for. */
    public record Segment(String text, boolean found) {}

    /**
     * A way to narrow (<i>facette</i>), biggest value first (years: latest first). What is chosen of it already is not minded in its own counts, so that
     * they tell what another choice would give.
     *
     * @param field {@code direction}, {@code state}, {@code department}, {@code type}, {@code correspondent}, {@code year}, {@code month},
     *     {@code channel} or {@code confidentiality}
     */
    public record Facet(String field, List<Value> values) {
        /**
         * One value.
         *
         * @param key what to filter by: name of an enumeration, identifier, year
         * @param label name for people; the key where the code of an enumeration or a year is meant
         */
        public record Value(String key, String label, long count) {}
    }
}
