package org.vaguemestre.mail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.vaguemestre.organisation.OrganisationView;

/**
 * Some lines of the lists of several organisations, in one order, each line with its organisation.
 *
 * @param next opaque place from which all the lists go on; null at their end
 * @param continues group of the line before the first one; null for none
 */
public record GatheredPage(List<Line> lines, String next, String continues) {
    /** A line, and where it belongs. */
    public record Line(OrganisationView organisation, MailRow row) {}

    /**
     * Merges what each organisation gave from one place on. Since a place is a place in all of them, the last line shown is where the next page
     * begins everywhere, whatever came in meanwhile.
     *
     * @param given at most {@code limit + 1} lines of each, in order
     */
    static GatheredPage merged(
            Map<OrganisationView, List<MailRow>> given, ListOrder order, int limit, String continues) {
        List<Line> lines = new ArrayList<>();
        given.forEach((organisation, rows) -> rows.forEach(row -> lines.add(new Line(organisation, row))));
        lines.sort(Comparator.comparing(Line::row, Place.lines(order)));
        boolean more = lines.size() > limit;
        List<Line> page = List.copyOf(more ? lines.subList(0, limit) : lines);
        return new GatheredPage(
                page, more ? Place.of(order, page.get(limit - 1).row()).cursor() : null, continues);
    }
}
