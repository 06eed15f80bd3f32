package org.vaguemestre.web.triage;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.mail.Basket;
import org.vaguemestre.mail.Baskets;
import org.vaguemestre.mail.MailFilter;
import org.vaguemestre.mail.MailPage;
import org.vaguemestre.mail.MailRow;
import org.vaguemestre.mail.State;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.sheet.ItemSheet;

/**
 * A basket, and one of its items with its document and what can be done with it. Asked: {@code basket}, {@code item} (the first one by
 * default), {@code after} (place in the list), {@code lignes} (only these lines, as they are now), filters {@code service}, {@code etat}, {@code retard}.
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
    private Structure structure;

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

    @PostConstruct
    void look() {
        basket = asked.text("basket").flatMap(Basket::of).orElseGet(Triage::usual);
        filter = new MailFilter(
                null,
                asked.constant(State.class, "etat").orElse(null),
                asked.id("service").orElse(null),
                null,
                null,
                null,
                null,
                null,
                asked.text("retard").isPresent());
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
            page = new MailPage(baskets.still(basket, filter, again), null);
        } else if (asked.part("list") || item == null) {
            page = baskets.page(basket, filter, asked.text("after").orElse(null), LINES);
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

    private static Basket usual() {
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

    public boolean isFiltered() {
        return filter.late() || filter.state() != null || filter.department() != null;
    }

    /** What the list is narrowed to, as it stands on paper. */
    public String getFilterInWords() {
        return Stream.of(
                        structure.departments().stream()
                                .filter(department -> department.id().equals(filter.department()))
                                .map(DepartmentView::name)
                                .findFirst()
                                .orElse(null),
                        filter.state() == null ? null : say.name(filter.state()),
                        filter.late() ? say.of("filter.late") : null)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    public List<DepartmentView> getDepartments() {
        return structure.departments();
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
        return portal.to("bannettes") + "?basket=" + basket.slug()
                + (filter.department() == null ? "" : "&service=" + filter.department())
                + (filter.state() == null ? "" : "&etat=" + filter.state())
                + (filter.late() ? "&retard=1" : "");
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
