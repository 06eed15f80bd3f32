package org.vaguemestre.web.triage;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.mail.Baskets;
import org.vaguemestre.mail.SavedBasketView;
import org.vaguemestre.mail.SavedBaskets;
import org.vaguemestre.mail.Tally;

/** The saved baskets in the rail, each a link to the list it asks for. */
@Named("savedRail")
@RequestScoped
public class SavedRail {
    @Inject
    private SavedBaskets savedBaskets;

    @Inject
    private HttpServletRequest request;

    private List<Link> links;

    /** @param count as it is shown; null for nothing */
    public record Link(
            UUID id, String name, boolean shared, String query, String count, String stamp, boolean current) {}

    public List<Link> getLinks() {
        if (links == null) {
            Map<UUID, Tally> tallies = savedBaskets.tallies();
            String current = request.getParameter(ListHead.SAVED);
            links = savedBaskets.shown().stream()
                    .map(one ->
                            link(one, tallies.get(one.id()), one.id().toString().equals(current)))
                    .toList();
        }
        return links;
    }

    private static Link link(SavedBasketView one, Tally tally, boolean current) {
        String query =
                ListRequest.of(one.basket(), one.order(), one.filter()).query() + "&" + ListHead.SAVED + "=" + one.id();
        int count = tally == null ? 0 : tally.count();
        return new Link(
                one.id(),
                one.name(),
                !one.mine(),
                query,
                count == 0 ? null : count >= Baskets.COUNTED_UP_TO ? "999+" : Integer.toString(count),
                tally == null ? "" : tally.stamp(),
                current);
    }
}
