package org.vaguemestre.web.steering;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.vaguemestre.insight.Band;
import org.vaguemestre.insight.Criterion;
import org.vaguemestre.insight.Distribution;
import org.vaguemestre.insight.Figures;
import org.vaguemestre.insight.Slice;
import org.vaguemestre.web.frame.Say;

/** The statistics: how long an answer takes, and about what one writes. */
@Named
@RequestScoped
public class Statistics {
    @Inject
    private Figures figures;

    @Inject
    private Steering steering;

    @Inject
    private SteeringTables tables;

    @Inject
    private Say say;

    private Distribution delays;
    private List<Dashboard.Key> keys;
    private Table delayTable;
    private Table types;

    @PostConstruct
    void look() {
        delays = figures.delays(steering.ended());
        keys = keys();
        delayTable = tables.delays();
        types = tables.types();
    }

    private List<Dashboard.Key> keys() {
        Slice committed = steering.ended().with(Criterion.COMMITTED);
        long all = figures.count(committed);
        long kept = figures.count(steering.ended().with(Criterion.KEPT));
        return List.of(
                new Dashboard.Key(
                        say.of("steer.key.ended"),
                        say.count(delays.total()),
                        "",
                        say.with("steer.key.ended.below", figures.count(steering.arrived())),
                        "",
                        steering.list(steering.ended())),
                new Dashboard.Key(
                        say.of("steer.key.median"),
                        tables.days(delays.median()),
                        "",
                        say.of("steer.key.median.below"),
                        "",
                        null),
                new Dashboard.Key(
                        say.of("steer.key.ninetieth"),
                        tables.days(delays.ninetieth()),
                        "",
                        say.of("steer.key.ninetieth.below"),
                        "",
                        null),
                new Dashboard.Key(
                        say.of("steer.key.kept"),
                        tables.part(kept, all),
                        "",
                        say.with("steer.key.kept.below", all - kept),
                        all == kept ? "ok" : "",
                        all == kept ? null : steering.list(steering.ended().with(Criterion.MISSED))));
    }

    public boolean isNothing() {
        return delays.total() == 0;
    }

    public List<Dashboard.Key> getKeys() {
        return keys;
    }

    public Chart getChart() {
        return Chart.of(
                List.of(say.of("steer.col.ended")),
                Band.ALL.stream()
                        .map(band -> new Chart.Data(
                                tables.band(band),
                                true,
                                true,
                                List.of(new Chart.Value(
                                        delays.in(band),
                                        say.with("steer.band.ended", tables.band(band), delays.in(band)),
                                        steering.list(
                                                steering.ended().in(band, Criterion.DELAY_FROM, Criterion.DELAY_TO))))))
                        .toList());
    }

    public Table getDelays() {
        return delayTable;
    }

    public Table getTypes() {
        return types;
    }
}
