package org.vaguemestre.web.steering;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.vaguemestre.insight.Criterion;
import org.vaguemestre.insight.Figures;
import org.vaguemestre.insight.Slice;
import org.vaguemestre.insight.Weeks;
import org.vaguemestre.web.frame.Say;

/** The dashboard: where the mail stands now, what comes in and goes out, and who has how much of it. */
@Named
@RequestScoped
public class Dashboard {
    /** Weeks between two that are named below the chart, where there is room and where there is little. */
    private static final int NAMED_EVERY = 3;

    private static final int NAMED_NARROW_EVERY = 9;

    /**
     * A figure that stands alone.
     *
     * @param tone late, soon, ok, or empty
     */
    public record Key(String words, String figure, String unit, String below, String tone, String address) {}

    @Inject
    private Figures figures;

    @Inject
    private Steering steering;

    @Inject
    private SteeringTables tables;

    @Inject
    private Say say;

    private List<Key> keys;
    private Chart chart;
    private Table ages;
    private Table departments;
    private Table agents;

    @PostConstruct
    void look() {
        keys = keys();
        chart = weeks();
        ages = tables.ages();
        departments = tables.departments();
        agents = steering.isEverything() ? tables.agents() : null;
    }

    private List<Key> keys() {
        LocalDate today = figures.today();
        LocalDate monday = Weeks.monday(today);
        Slice open = steering.all().with(Criterion.OPEN);
        long opened = figures.count(open);
        long late = figures.count(steering.all().with(Criterion.LATE));
        long arrived = figures.count(steering.all().arrived(monday, today));
        long ended = figures.count(steering.all().ended(monday, today));
        return List.of(
                new Key(
                        say.of("steer.key.open"),
                        say.count(opened),
                        "",
                        say.with(
                                "steer.key.open.below",
                                figures.count(
                                        steering.all().with(Criterion.WAITING, org.vaguemestre.insight.Place.QUALIFY))),
                        "",
                        steering.list(open)),
                key("late", late, late == 0 ? "ok" : "late", steering.all().with(Criterion.LATE)),
                risk(),
                new Key(
                        say.of("steer.key.week"),
                        say.count(arrived),
                        say.of("steer.key.week.unit"),
                        say.with("steer.key.week.below", ended),
                        "",
                        steering.list(steering.all().arrived(monday, today))));
    }

    private Key risk() {
        Slice risk = steering.all().with(Criterion.AT_RISK);
        long count = figures.count(risk);
        return key("risk", count, count == 0 ? "ok" : "soon", risk);
    }

    private Key key(String name, long count, String tone, Slice slice) {
        return new Key(
                say.of("steer.key." + name),
                say.count(count),
                "",
                say.of("steer.key." + name + ".below"),
                tone,
                steering.list(slice));
    }

    private Chart weeks() {
        List<Chart.Data> data = new ArrayList<>();
        List<SteeringTables.WeekFigures> weeks = tables.weekFigures();
        for (int i = 0; i < weeks.size(); i++) {
            SteeringTables.WeekFigures one = weeks.get(i);
            String week = say.day(one.week().from());
            int fromLast = weeks.size() - 1 - i;
            data.add(new Chart.Data(
                    say.dayOfYear(one.week().monday()),
                    fromLast % NAMED_EVERY == 0,
                    fromLast % NAMED_NARROW_EVERY == 0,
                    List.of(
                            new Chart.Value(
                                    one.arrived(),
                                    say.with("steer.week.arrived", week, one.arrived()),
                                    steering.list(one.arrivals())),
                            new Chart.Value(
                                    one.ended(),
                                    say.with("steer.week.ended", week, one.ended()),
                                    steering.list(one.endings())))));
        }
        return Chart.of(List.of(say.of("steer.col.arrived"), say.of("steer.col.ended")), data);
    }

    public List<Key> getKeys() {
        return keys;
    }

    public Chart getChart() {
        return chart;
    }

    public Table getWeeks() {
        return tables.weeks();
    }

    public Table getAges() {
        return ages;
    }

    public Table getDepartments() {
        return departments;
    }

    /** Null for who does not steer: colleagues are not compared by one of them. */
    public Table getAgents() {
        return agents;
    }
}
