package org.vaguemestre.insight;

import java.util.List;

/**
 * A band of days (<i>tranche</i>) of ages and delays; both ends included.
 *
 * @param to null for what has no end
 */
public record Band(int from, Integer to) {
    /** The bands of ages and delays of the portal: together every day from 0 on, each in one. */
    public static final List<Band> ALL = List.of(
            new Band(0, 2),
            new Band(3, 5),
            new Band(6, 10),
            new Band(11, 15),
            new Band(16, 30),
            new Band(31, 60),
            new Band(61, null));

    public boolean holds(int days) {
        return days >= from && (to == null || days <= to);
    }
}
