package org.vaguemestre.web.steering;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.vaguemestre.insight.Band;
import org.vaguemestre.insight.Criterion;
import org.vaguemestre.insight.Dimension;
import org.vaguemestre.insight.Distribution;
import org.vaguemestre.insight.Figures;
import org.vaguemestre.insight.Slice;
import org.vaguemestre.insight.Weeks;
import org.vaguemestre.web.frame.Say;

/** The tables of figures of the dashboard and the statistics. */
@RequestScoped
public class SteeringTables {
    static final String WEEKS = "semaines";
    static final String DELAYS = "delais";
    static final String AGES = "anciennete";
    static final String TYPES = "types";
    static final String DEPARTMENTS = "services";
    static final String AGENTS = "agents";

    @Inject
    private Figures figures;

    @Inject
    private Steering steering;

    @Inject
    private Say say;

    /** One week of what came and what went. */
    record WeekFigures(Weeks.Week week, long arrived, Slice arrivals, long ended, Slice endings) {}

    List<WeekFigures> weekFigures() {
        Map<Object, Long> arrivals = figures.by(Dimension.ARRIVAL_WEEK, steering.arrived());
        Map<Object, Long> endings = figures.by(Dimension.END_WEEK, steering.ended());
        return Weeks.of(steering.getFrom(), steering.getTo()).stream()
                .map(week -> new WeekFigures(
                        week,
                        arrivals.getOrDefault(week.monday(), 0L),
                        steering.all().arrived(week.from(), week.to()),
                        endings.getOrDefault(week.monday(), 0L),
                        steering.all().ended(week.from(), week.to())))
                .toList();
    }

    Table weeks() {
        List<Table.Row> rows = new ArrayList<>();
        for (WeekFigures one : weekFigures()) {
            rows.add(new Table.Row(
                    say.with("steer.week", say.day(one.week().from())),
                    null,
                    null,
                    List.of(figure(one.arrived(), one.arrivals()), figure(one.ended(), one.endings()))));
        }
        Collections.reverse(rows);
        return table(WEEKS, List.of("steer.col.week", "steer.col.arrived", "steer.col.ended"), rows);
    }

    Table delays() {
        Distribution delays = figures.delays(steering.ended());
        long longest = Band.ALL.stream().mapToLong(delays::in).max().orElse(0);
        List<Table.Row> rows = Band.ALL.stream()
                .map(band -> {
                    Slice slice = steering.ended().in(band, Criterion.DELAY_FROM, Criterion.DELAY_TO);
                    return row(
                            band(band),
                            delays.in(band),
                            longest,
                            slice,
                            Table.Cell.of(part(delays.in(band), delays.total())));
                })
                .toList();
        return table(DELAYS, List.of("steer.col.delay", "steer.col.ended", "steer.col.part"), rows);
    }

    Table ages() {
        Map<Object, Long> ages = figures.by(Dimension.AGE, steering.all().with(Criterion.OPEN));
        List<Long> counts = Band.ALL.stream().map(band -> in(band, ages)).toList();
        long longest = Collections.max(counts);
        long total = counts.stream().mapToLong(Long::longValue).sum();
        List<Table.Row> rows = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            Slice slice = steering.all().with(Criterion.OPEN).in(Band.ALL.get(i), Criterion.AGE_FROM, Criterion.AGE_TO);
            rows.add(row(
                    band(Band.ALL.get(i)), counts.get(i), longest, slice, Table.Cell.of(part(counts.get(i), total))));
        }
        return table(AGES, List.of("steer.col.age", "steer.col.open", "steer.col.part"), rows);
    }

    private static long in(Band band, Map<Object, Long> ages) {
        return ages.entrySet().stream()
                .filter(age -> band.holds(((Number) age.getKey()).intValue()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    Table types() {
        Map<Object, Long> arrived = figures.by(Dimension.TYPE, steering.arrived());
        Map<Object, Distribution> delays = figures.delays(Dimension.TYPE, steering.ended());
        Map<Object, Long> kept = figures.by(Dimension.TYPE, steering.ended().with(Criterion.KEPT));
        Map<Object, Long> committed =
                figures.by(Dimension.TYPE, steering.ended().with(Criterion.COMMITTED));
        long longest = longest(arrived);
        List<Table.Row> rows = new ArrayList<>();
        for (Object type : byCount(arrived, delays.keySet())) {
            Distribution delay = delays.getOrDefault(type, Distribution.EMPTY);
            rows.add(row(
                    steering.typeName(type),
                    arrived.getOrDefault(type, 0L),
                    longest,
                    of(Criterion.TYPE, type, steering.arrived()),
                    figure(delay.total(), of(Criterion.TYPE, type, steering.ended())),
                    Table.Cell.of(days(delay.median())),
                    Table.Cell.of(days(delay.ninetieth())),
                    Table.Cell.of(part(kept.getOrDefault(type, 0L), committed.getOrDefault(type, 0L)))));
        }
        return table(
                TYPES,
                List.of(
                        "steer.col.type",
                        "steer.col.arrived",
                        "steer.col.ended",
                        "steer.col.median",
                        "steer.col.ninetieth",
                        "steer.col.kept"),
                rows);
    }

    Table departments() {
        return workload(
                DEPARTMENTS,
                "steer.col.department",
                Dimension.DEPARTMENT,
                Criterion.DEPARTMENT,
                steering::departmentName);
    }

    Table agents() {
        return workload(AGENTS, "steer.col.agent", Dimension.AGENT, Criterion.AGENT, steering::agentName);
    }

    /** What is open with each, what presses of it, and what each ended in the period. */
    private Table workload(
            String name, String column, Dimension dimension, Criterion criterion, Function<Object, String> names) {
        Slice open = steering.all().with(Criterion.IN_PROGRESS);
        Slice late = steering.all().with(Criterion.LATE);
        Slice risk = steering.all().with(Criterion.AT_RISK);
        Map<Object, Long> opened = figures.by(dimension, open);
        Map<Object, Long> lates = figures.by(dimension, late);
        Map<Object, Long> risks = figures.by(dimension, risk);
        Map<Object, Distribution> delays = figures.delays(dimension, steering.ended());
        long longest = longest(opened);
        List<Table.Row> rows = new ArrayList<>();
        for (Object one : byCount(opened, delays.keySet())) {
            Distribution delay = delays.getOrDefault(one, Distribution.EMPTY);
            List<Table.Cell> more = new ArrayList<>();
            more.add(toned(lates.getOrDefault(one, 0L), of(criterion, one, late), "late"));
            if (criterion == Criterion.DEPARTMENT) {
                more.add(toned(risks.getOrDefault(one, 0L), of(criterion, one, risk), "soon"));
            }
            more.add(figure(delay.total(), of(criterion, one, steering.ended())));
            more.add(Table.Cell.of(days(delay.median())));
            rows.add(row(
                    names.apply(one),
                    opened.getOrDefault(one, 0L),
                    longest,
                    of(criterion, one, open),
                    more.toArray(Table.Cell[]::new)));
        }
        List<String> head = new ArrayList<>(List.of(column, "steer.col.inProgress", "steer.col.late"));
        if (criterion == Criterion.DEPARTMENT) {
            head.add("steer.col.risk");
        }
        head.addAll(List.of("steer.col.ended", "steer.col.median"));
        return table(name, head, rows);
    }

    Table table(String name, List<String> head, List<Table.Row> rows) {
        return new Table(
                name, say.of("steer.table." + name), head.stream().map(say::of).toList(), rows);
    }

    /** A row whose first figure is drawn as a bar. */
    Table.Row row(String label, long count, long longest, Slice slice, Table.Cell... more) {
        List<Table.Cell> cells = new ArrayList<>();
        cells.add(figure(count, slice));
        cells.addAll(List.of(more));
        return new Table.Row(
                label, null, Table.Bar.of(count, longest, count == 0 ? null : steering.list(slice)), cells);
    }

    Table.Cell figure(long count, Slice slice) {
        return new Table.Cell(say.count(count), count == 0 ? null : steering.list(slice), "");
    }

    private Table.Cell toned(long count, Slice slice, String tone) {
        return count == 0 ? figure(0, slice) : new Table.Cell(say.count(count), steering.list(slice), tone);
    }

    static Slice of(Criterion criterion, Object value, Slice slice) {
        return value == null ? slice.withoutAny(criterion) : slice.with(criterion, value);
    }

    String band(Band band) {
        return band.to() == null
                ? say.with("steer.band.more", band.from() - 1)
                : say.with("steer.band", band.from(), band.to());
    }

    String days(Optional<Integer> days) {
        return days.map(count -> say.with("steer.days", count)).orElse("–");
    }

    String part(long some, long all) {
        return all == 0 ? "–" : say.with("steer.percent", Math.round(100.0 * some / all));
    }

    private static long longest(Map<Object, Long> figures) {
        return figures.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** The most first; what only ended is last. */
    static List<Object> byCount(Map<Object, Long> figures, Set<Object> more) {
        Set<Object> all = new LinkedHashSet<>(figures.keySet());
        all.addAll(more);
        List<Object> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing((Object key) -> -figures.getOrDefault(key, 0L))
                .thenComparing(key -> Objects.toString(key, "")));
        return sorted;
    }

    LocalDate today() {
        return figures.today();
    }
}
