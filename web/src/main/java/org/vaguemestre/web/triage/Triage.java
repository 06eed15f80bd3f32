package org.vaguemestre.web.triage;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.mail.Basket;
import org.vaguemestre.mail.Baskets;
import org.vaguemestre.mail.ListOrder;
import org.vaguemestre.mail.MailFilter;
import org.vaguemestre.mail.MailPage;
import org.vaguemestre.mail.MailRow;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.sheet.ItemSheet;

/**
 * A basket, and one of its items with its document and what can be done with it. Asked: {@code item} (the first one by
 * default), {@code after} (place in the list), {@code lignes} (only these lines, as they are now), and the list itself ({@link ListRequest}).
 */
@Named
@RequestScoped
public class Triage {
    private static final int LINES = 40;

    @Inject
    private Asked asked;

    @Inject
    private Baskets baskets;

    @Inject
    private ListHead head;

    @Inject
    private ItemSheet sheet;

    @Inject
    private Portal portal;

    @Inject
    private Say say;

    private Basket basket;
    private MailFilter filter;
    private MailPage page;
    private boolean reading;
    private Map<String, Integer> counts = Map.of();

    @PostConstruct
    void look() {
        basket = head.asked().basket();
        filter = head.asked().filter();
        if (!portal.at("bannettes")) {
            // Another screen only asks which basket would be next; the item it shows is its own.
            return;
        }
        // A form is about the item it was shown with, wherever the list has moved to since
        UUID item = asked.id("of").or(() -> asked.id("item")).orElse(null);
        reading = item != null;
        List<UUID> again = asked.text("lignes").stream()
                .flatMap(lines -> Stream.of(lines.split(",")))
                .map(Triage::id)
                .toList();
        if (!again.isEmpty()) {
            page = new MailPage(baskets.still(basket, filter, again), null, null);
        } else if (asked.part("list") || item == null) {
            page = baskets.page(
                    basket, filter, head.asked().order(), asked.text("after").orElse(null), LINES);
            counts = asked.text("after").isPresent()
                    ? Map.of()
                    : baskets.groups(basket, filter, head.asked().order());
        }
        if (item == null && !page.rows().isEmpty()) {
            item = page.rows().get(0).id();
        }
        sheet.show(item);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.NOT_FOUND);
        }
    }

    static Basket usual() {
        Access access = CurrentAccess.get();
        if (access.has(Right.MAIL_HANDLE)) {
            return Basket.TO_HANDLE;
        }
        return access.has(Right.MAIL_QUALIFY) ? Basket.TO_QUALIFY : Basket.ALL;
    }

    public Basket getBasket() {
        return basket;
    }

    public List<MailRow> getRows() {
        return page == null ? List.of() : page.rows();
    }

    public MailFilter getFilter() {
        return filter;
    }

    /** Whether an item was asked for: on a narrow screen it then covers the list. */
    public boolean isReading() {
        return reading;
    }

    /** The item is with the person's one department, which its row need not repeat in a basket of that department. */
    public boolean own(MailRow row) {
        return (basket == Basket.TO_HANDLE || basket == Basket.DEPARTMENT)
                && row.departmentId() != null
                && CurrentAccess.get().departments().equals(Set.of(row.departmentId()));
    }

    /** Whether the person handles mail, and does not only direct it. */
    public boolean isHandling() {
        return CurrentAccess.get().has(Right.MAIL_HANDLE);
    }

    /** A line of the list, under its heading where it is the first of its group. */
    public record Line(MailRow row, String heading, String group, String count) {}

    public List<Line> getLines() {
        List<Line> lines = new ArrayList<>();
        ListOrder order = head.asked().order();
        String before = page == null ? null : page.continues();
        for (MailRow row : getRows()) {
            String group = MailPage.group(order, row, say.today());
            boolean first = group != null && !group.equals(before);
            lines.add(new Line(row, first ? heading(order, row, group) : null, group, first ? count(group) : null));
            before = group;
        }
        return lines;
    }

    private String heading(ListOrder order, MailRow row, String group) {
        if (order == ListOrder.DEADLINE) {
            return say.of("DueGroup." + group);
        }
        return row.department() != null ? row.department() : say.of("group.noDepartment");
    }

    private String count(String group) {
        Integer count = counts.get(group);
        return count == null ? null : count >= Baskets.COUNTED_UP_TO ? "999+" : count.toString();
    }

    /** The list from its next page on; null at its end. */
    public String getNextAddress() {
        return page == null || page.next() == null ? null : address() + "&after=" + page.next();
    }

    /** The item of a line, as an act names it. */
    public String target(MailRow row) {
        return CurrentAccess.get().slug() + "/" + row.id() + "/" + row.version();
    }

    public String address(MailRow row) {
        return address() + "&item=" + row.id();
    }

    /** The list itself, with its filters and without any item. */
    public String getAddress() {
        return address();
    }

    private String address() {
        return portal.to("bannettes") + "?" + head.getQuery();
    }

    /** The item under the current one, which takes its place when it leaves the basket. */
    public UUID getFollowing() {
        List<MailRow> rows = getRows();
        for (int i = 0; i < rows.size(); i++) {
            if (sheet.getItem() != null
                    && rows.get(i).id().equals(sheet.getItem().id())) {
                return i + 1 < rows.size()
                        ? rows.get(i + 1).id()
                        : i > 0 ? rows.get(i - 1).id() : null;
            }
        }
        return null;
    }
}
