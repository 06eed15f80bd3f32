package org.vaguemestre.web.triage;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vaguemestre.mail.Basket;
import org.vaguemestre.mail.Baskets;
import org.vaguemestre.mail.GatheredBaskets;
import org.vaguemestre.mail.GatheredPage;
import org.vaguemestre.mail.MailPage;
import org.vaguemestre.mail.MailRow;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;

/**
 * A basket of all of one's organisations. Asked as the list of one organisation ({@link ListRequest}), {@code item} and {@code after}; what
 * only has a meaning in one organisation narrows nothing here. The item itself is shown and acted on at its own organisation's address.
 */
@Named
@RequestScoped
public class AllTriage {
    private static final int LINES = 40;

    @Inject
    private HttpServletRequest request;

    @Inject
    private GatheredBaskets gathered;

    @Inject
    private Portal portal;

    @Inject
    private Say say;

    private List<GatheredBaskets.Waiting> waiting;
    private ListRequest asked;
    private GatheredPage page;
    private String item;

    /** A line under its heading, where it is the first of its group. */
    public record Line(MailRow row, OrganisationView organisation, String heading, String group, boolean current) {}

    /** A basket of the rail. */
    public record Link(Basket basket, String count, boolean current) {}

    @PostConstruct
    void look() {
        waiting = gathered.waiting(portal.getWho());
        Map<Basket, Integer> sum = GatheredBaskets.sum(waiting);
        Basket usual = sum.containsKey(Basket.TO_HANDLE)
                ? Basket.TO_HANDLE
                : sum.containsKey(Basket.TO_QUALIFY) ? Basket.TO_QUALIFY : Basket.ALL;
        ListRequest read = ListRequest.read(request::getParameter, usual);
        for (Criterion inOneOrganisation :
                List.of(Criterion.DEPARTMENT, Criterion.AGENT, Criterion.TYPE, Criterion.SENDER)) {
            read = read.without(inOneOrganisation);
        }
        asked = GatheredBaskets.ORDERS.contains(read.order())
                ? read
                : read.in(read.basket().order());
        page = gathered.page(
                portal.getWho(), asked.basket(), asked.filter(), asked.order(), request.getParameter("after"), LINES);
        String wanted = request.getParameter("item");
        item = page.lines().stream()
                .map(line -> line.row().id().toString())
                .filter(id -> id.equals(wanted))
                .findFirst()
                .orElse(
                        page.lines().isEmpty()
                                ? null
                                : page.lines().get(0).row().id().toString());
    }

    public Basket getBasket() {
        return asked.basket();
    }

    public List<Line> getLines() {
        List<Line> lines = new ArrayList<>();
        String before = page.continues();
        for (GatheredPage.Line line : page.lines()) {
            String group = MailPage.group(asked.order(), line.row(), say.today());
            boolean first = group != null && !group.equals(before);
            lines.add(new Line(
                    line.row(),
                    line.organisation(),
                    first ? say.of("DueGroup." + group) : null,
                    group,
                    line.row().id().toString().equals(item)));
            before = group;
        }
        return lines;
    }

    public List<GatheredBaskets.Waiting> getWaiting() {
        return waiting;
    }

    public List<Link> getBaskets() {
        List<Link> links = new ArrayList<>();
        GatheredBaskets.sum(waiting)
                .forEach((basket, count) -> links.add(new Link(
                        basket,
                        count == 0 ? null : count >= Baskets.COUNTED_UP_TO ? "999+" : count.toString(),
                        basket == asked.basket())));
        return links;
    }

    public List<ListHead.Choice> getOrders() {
        return asked.basket().orders().stream()
                .filter(GatheredBaskets.ORDERS::contains)
                .map(order -> new ListHead.Choice(
                        address() + "?" + asked.in(order).query(),
                        say.of("ListOrder." + order.name()
                                + (order.grouped() && asked.basket() == Basket.ALL ? ".open" : "")),
                        order == asked.order()))
                .toList();
    }

    public String getOrderInForce() {
        return getOrders().stream()
                .filter(ListHead.Choice::chosen)
                .map(ListHead.Choice::words)
                .findFirst()
                .orElse("");
    }

    public boolean isLate() {
        return asked.said().containsKey(Criterion.LATE);
    }

    /** The list with the late ones only, or with all again. */
    public String getLateAddress() {
        return address() + "?" + (isLate() ? asked.without(Criterion.LATE).query() : asked.query() + "&retard=1");
    }

    public String getAddress() {
        return address() + "?" + asked.query();
    }

    public String getNextAddress() {
        return page.next() == null ? null : getAddress() + "&after=" + page.next();
    }

    public String address(Basket basket) {
        return address() + "?basket=" + basket.slug();
    }

    /** The item in this list. */
    public String address(Line line) {
        return getAddress() + "&item=" + line.row().id();
    }

    /** The item in its own organisation, where it is shown and acted on. */
    public String own(Line line) {
        return request.getContextPath() + "/o/" + line.organisation().slug() + "/bannettes?" + asked.query() + "&item="
                + line.row().id() + "&toutes=1";
    }

    /** Its sheet, in its own organisation. */
    public String sheet(Line line) {
        return request.getContextPath() + "/o/" + line.organisation().slug() + "/courrier?id="
                + line.row().id();
    }

    private String address() {
        return request.getContextPath() + AllEntrance.ADDRESS;
    }
}
