package org.vaguemestre.web.steering;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.vaguemestre.insight.Criterion;
import org.vaguemestre.insight.Dimension;
import org.vaguemestre.insight.Figures;
import org.vaguemestre.insight.Place;
import org.vaguemestre.insight.Slice;
import org.vaguemestre.insight.Turn;
import org.vaguemestre.web.frame.Say;

/** The friction points (<i>points de friction</i>): where mail waits, goes back and forth, or comes twice. */
@Named
@RequestScoped
public class Friction {
    static final String WAITS = "attentes";
    static final String DETOURS = "allers-retours";
    static final String TWICE = "revient";

    private static final long DAY = 24 * 3600L;
    private static final long HOUR = 3600L;

    @Inject
    private Figures figures;

    @Inject
    private Steering steering;

    @Inject
    private SteeringTables tables;

    @Inject
    private Say say;

    private Table waits;
    private Table detours;
    private Table twice;

    @PostConstruct
    void look() {
        waits = waits();
        detours = detours();
        twice = twice();
    }

    private Table waits() {
        List<Figures.Wait> all = figures.waits(steering.getFrom(), steering.getTo(), steering.getDepartment());
        long longest = all.stream().mapToLong(Figures.Wait::median).max().orElse(0);
        return tables.table(
                WAITS,
                List.of(
                        "steer.col.place",
                        "steer.col.medianWait",
                        "steer.col.ninetiethWait",
                        "steer.col.passed",
                        "steer.col.waiting"),
                all.stream().map(wait -> row(wait, longest)).toList());
    }

    private Table.Row row(Figures.Wait wait, long longest) {
        Slice passed = Slice.ALL.moved(steering.getFrom(), steering.getTo()).with(Criterion.PASSED, wait.place());
        Slice waiting = Slice.ALL.with(Criterion.WAITING, wait.place());
        if (wait.place() != Place.QUALIFY) {
            passed = SteeringTables.of(Criterion.PASSED_DEPARTMENT, wait.department(), passed);
            waiting = SteeringTables.of(Criterion.DEPARTMENT, wait.department(), waiting);
        }
        return new Table.Row(
                place(wait),
                null,
                Table.Bar.of(wait.median(), longest, steering.list(passed)),
                List.of(
                        Table.Cell.of(duration(wait.median())),
                        Table.Cell.of(duration(wait.ninetieth())),
                        tables.figure(wait.items(), passed),
                        tables.figure(figures.count(waiting), waiting)));
    }

    private String place(Figures.Wait wait) {
        return wait.place() == Place.QUALIFY
                ? say.of("Place.QUALIFY")
                : say.with("steer.place." + wait.place(), steering.departmentName(wait.department()));
    }

    private Table detours() {
        List<Figures.Detour> all = figures.detours(steering.getFrom(), steering.getTo(), steering.getDepartment());
        long longest = all.stream().mapToLong(Figures.Detour::items).max().orElse(0);
        return tables.table(
                DETOURS,
                List.of("steer.col.detour", "steer.col.items"),
                all.stream().map(detour -> row(detour, longest)).toList());
    }

    private Table.Row row(Figures.Detour detour, long longest) {
        Slice slice = SteeringTables.of(
                Criterion.TURNED_FROM,
                detour.from(),
                Slice.ALL.moved(steering.getFrom(), steering.getTo()).with(Criterion.TURN, detour.turn()));
        String from = steering.departmentName(detour.from());
        if (detour.turn() == Turn.BACK) {
            slice = SteeringTables.of(Criterion.TURNED_TO, detour.to(), slice);
        }
        return tables.row(
                detour.turn() == Turn.RETURN
                        ? say.with("steer.detour.RETURN", from)
                        : say.with("steer.detour.BACK", steering.departmentName(detour.to()), from),
                detour.items(),
                longest,
                slice);
    }

    private Table twice() {
        Slice again = steering.arrived().with(Criterion.AGAIN);
        Slice reminders = steering.arrived().with(Criterion.REMINDER);
        Map<Object, Long> byType = figures.by(Dimension.TYPE, again);
        Map<Object, Long> remindersByType = figures.by(Dimension.TYPE, reminders);
        long longest = byType.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return tables.table(
                TWICE,
                List.of("steer.col.type", "steer.col.again", "steer.col.reminders"),
                SteeringTables.byCount(byType, remindersByType.keySet()).stream()
                        .map(type -> tables.row(
                                steering.typeName(type),
                                byType.getOrDefault(type, 0L),
                                longest,
                                SteeringTables.of(Criterion.TYPE, type, again),
                                tables.figure(
                                        remindersByType.getOrDefault(type, 0L),
                                        SteeringTables.of(Criterion.TYPE, type, reminders))))
                        .toList());
    }

    /** 35 min, 5 h, 3 j. */
    private String duration(long seconds) {
        if (seconds < HOUR) {
            return say.with("steer.minutes", Math.max(1, seconds / 60));
        }
        return seconds < 2 * DAY
                ? say.with("steer.hours", Math.round((double) seconds / HOUR))
                : say.with("steer.days", Math.round((double) seconds / DAY));
    }

    public Table getWaits() {
        return waits;
    }

    public Table getDetours() {
        return detours;
    }

    public Table getTwice() {
        return twice;
    }
}
