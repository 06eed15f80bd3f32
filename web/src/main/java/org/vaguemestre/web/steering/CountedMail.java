package org.vaguemestre.web.steering;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.vaguemestre.insight.CountedItem;
import org.vaguemestre.insight.CountedPage;
import org.vaguemestre.insight.Criterion;
import org.vaguemestre.insight.Figures;
import org.vaguemestre.insight.Slice;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;

/** The list behind a figure. Asked: the criteria of {@link Criterion} by their names in addresses, {@code after} (place in the list). */
@Named("counted")
@RequestScoped
public class CountedMail {
    static final int LINES = 50;

    @Inject
    private Asked asked;

    @Inject
    private Figures figures;

    @Inject
    private Steering steering;

    @Inject
    private Portal portal;

    @Inject
    private Say say;

    private Slice slice;
    private CountedPage page;
    private long total;
    private long hidden;

    @PostConstruct
    void look() {
        slice = Slice.asked(asked::text);
        page = figures.page(slice, asked.text("after").orElse(null), LINES);
        total = figures.count(slice);
        hidden = figures.hidden(slice);
    }

    public List<CountedItem> getItems() {
        return page.items();
    }

    public String getTotal() {
        return say.with("counted.total", total);
    }

    /** How many are counted and not listed, in words; null for none. */
    public String getHidden() {
        return hidden == 0 ? null : say.with("counted.hidden", hidden);
    }

    /** The criteria in words. */
    public List<String> getCriteria() {
        return slice.criteria().entrySet().stream().map(this::told).toList();
    }

    private String told(Map.Entry<Criterion, Object> one) {
        Criterion criterion = one.getKey();
        Object value = one.getValue();
        Object words =
                switch (criterion) {
                    case DEPARTMENT, PASSED_DEPARTMENT, TURNED_FROM, TURNED_TO ->
                        steering.departmentName(value instanceof java.util.UUID ? value : null);
                    case AGENT -> steering.agentName(value instanceof java.util.UUID ? value : null);
                    case TYPE -> steering.typeName(value instanceof java.util.UUID ? value : null);
                    default ->
                        value instanceof LocalDate day
                                ? say.day(day)
                                : value instanceof Enum<?> constant ? say.name(constant) : value;
                };
        return say.with("Criterion." + criterion.name(), words);
    }

    public String getNextAddress() {
        return page.next() == null ? null : address() + "&after=" + page.next();
    }

    private String address() {
        return portal.to(Screen.COUNTED.address()) + "?" + slice.address();
    }

    public String getExportAddress() {
        return portal.to("courriers-csv") + "?" + slice.address();
    }
}
