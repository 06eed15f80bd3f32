package org.vaguemestre.web.steering;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.insight.CountedItem;
import org.vaguemestre.insight.CountedPage;
import org.vaguemestre.insight.Criterion;
import org.vaguemestre.insight.Dimension;
import org.vaguemestre.insight.Figures;
import org.vaguemestre.insight.Slice;
import org.vaguemestre.insight.Weeks;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;

/**
 * The agenda of the commitments (<i>échéances</i>): weeks of days, and what is due in the chosen one. Asked: {@code qui} (moi, services, tous),
 * {@code semaine} (its Monday; this week by default), {@code jour}, {@code retard} (what is late instead), {@code service}.
 */
@Named
@RequestScoped
public class Deadlines {
    private static final int WEEKS = 6;

    /** Whose commitments: the caller's own, those of their departments, everyone's. */
    public enum Whose {
        MOI,
        SERVICES,
        TOUS
    }

    /**
     * @param tone late, soon, ok, or empty for a day without any
     */
    public record Day(LocalDate date, long due, String tone, boolean today, boolean chosen, String address) {}

    public record Week(LocalDate monday, long due, boolean chosen, String address, List<Day> days) {}

    public record Choice(Whose whose, boolean chosen, String address) {}

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

    private Whose whose;
    private LocalDate day;
    private LocalDate monday;
    private boolean late;
    private Map<Object, Long> due;
    private long lateCount;
    private Slice chosen;
    private CountedPage page;

    @PostConstruct
    void look() {
        LocalDate today = figures.today();
        whose = asked.text("qui")
                .flatMap(name -> whoseOpen().stream()
                        .filter(one -> one.name().equalsIgnoreCase(name))
                        .findFirst())
                .orElse(whoseOpen().get(0));
        day = asked.day("jour").orElse(null);
        monday = Weeks.monday(asked.day("semaine").orElse(day == null ? today : day));
        late = asked.text("retard").isPresent();
        due = figures.by(
                Dimension.DUE_DAY,
                base().due(
                                Weeks.monday(today),
                                Weeks.monday(today).plusWeeks(WEEKS).minusDays(1)));
        lateCount = figures.count(base().with(Criterion.LATE));
        chosen = late
                ? base().with(Criterion.LATE)
                : day == null ? base().due(monday, monday.plusDays(6)) : base().due(day, day);
        page = figures.page(chosen, null, CountedMail.LINES);
    }

    private static List<Whose> whoseOpen() {
        List<Whose> open = new ArrayList<>();
        if (CurrentAccess.get().has(Right.MAIL_HANDLE)) {
            open.addAll(List.of(Whose.MOI, Whose.SERVICES));
        }
        if (CurrentAccess.get().has(Right.INSIGHT_READ)) {
            open.add(Whose.TOUS);
        }
        return open;
    }

    private Slice base() {
        Slice all = steering.all();
        return switch (whose) {
            case MOI -> all.with(Criterion.MINE);
            case SERVICES -> all.with(Criterion.OURS);
            case TOUS -> all;
        };
    }

    public List<Choice> getChoices() {
        return whoseOpen().stream()
                .map(one -> new Choice(one, one == whose, address(one, "")))
                .toList();
    }

    public List<Week> getWeeks() {
        LocalDate today = figures.today();
        return Stream.iterate(Weeks.monday(today), first -> first.plusWeeks(1))
                .limit(WEEKS)
                .map(first -> {
                    List<Day> days = first.datesUntil(first.plusDays(DayOfWeek.values().length))
                            .map(one -> day(one, today))
                            .toList();
                    return new Week(
                            first,
                            days.stream().mapToLong(Day::due).sum(),
                            !late && day == null && first.equals(monday),
                            address(whose, "&semaine=" + first),
                            days);
                })
                .toList();
    }

    private Day day(LocalDate date, LocalDate today) {
        long count = due.getOrDefault(date, 0L);
        String tone = count == 0
                ? ""
                : date.isBefore(today) ? "late" : date.isAfter(today.plusDays(Criterion.RISK_DAYS)) ? "ok" : "soon";
        return new Day(date, count, tone, date.equals(today), date.equals(day), address(whose, "&jour=" + date));
    }

    private String address(Whose whom, String more) {
        return portal.to(Screen.DEADLINES.address()) + "?qui=" + whom.name().toLowerCase(java.util.Locale.ROOT)
                + (steering.getDepartment() == null ? "" : "&service=" + steering.getDepartment()) + more;
    }

    public long getLateCount() {
        return lateCount;
    }

    public String getLateAddress() {
        return address(whose, "&retard=1");
    }

    public boolean isLate() {
        return late;
    }

    /** What the list below the weeks is of. */
    public String getListTitle() {
        if (late) {
            return say.of("deadline.list.late");
        }
        return day == null
                ? say.with("deadline.list.week", say.day(monday))
                : say.with("deadline.list.day", say.fullDay(day));
    }

    public List<CountedItem> getItems() {
        return page.items();
    }

    public String getTotal() {
        return say.with("counted.total", figures.count(chosen));
    }

    public String getHidden() {
        long hidden = figures.hidden(chosen);
        return hidden == 0 ? null : say.with("counted.hidden", hidden);
    }

    /** The whole list, where it is longer than what is shown. */
    public String getListAddress() {
        return page.next() == null ? null : steering.list(chosen);
    }

    public Whose getWhose() {
        return whose;
    }
}
