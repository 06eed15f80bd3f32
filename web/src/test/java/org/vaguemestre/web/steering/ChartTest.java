package org.vaguemestre.web.steering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static Chart of(List<Long> counts) {
        return Chart.of(
                List.of("essai"),
                counts.stream()
                        .map(count -> new Chart.Data("", true, true, List.of(new Chart.Value(count, "", ""))))
                        .toList());
    }

    private static double percent(String value) {
        return Double.parseDouble(value.replace("%", ""));
    }

    @Test
    void theScaleHasFiveLinesAtMostAboveItsFloorAndReachesTheHighest() {
        for (long highest = 0; highest < 5_000; highest++) {
            long step = Chart.step(highest);
            assertThat(step * 5).as("%d", highest).isGreaterThanOrEqualTo(highest);
            assertThat(String.valueOf(step)).matches("[125]0*");
        }
        assertThat(Chart.step(1_000_000)).isEqualTo(500_000);
    }

    @Test
    void whatIsTwiceAsMuchIsTwiceAsHigh() {
        List<Chart.Group> groups = of(List.of(10L, 20L)).groups();
        assertThat(groups.get(1).columns().get(0).height())
                .isEqualTo(2 * groups.get(0).columns().get(0).height());
    }

    @Test
    void nothingIsNotDrawnAndOneIsSeenBesideAThousand() {
        List<Chart.Group> groups = of(List.of(0L, 1L, 1_000L)).groups();
        assertThat(groups.get(0).columns().get(0).height()).isZero();
        assertThat(groups.get(1).columns().get(0).height()).isPositive();
    }

    @Test
    void columnsStandSideBySideWithinTheirChart() {
        Random random = new Random(9);
        for (int run = 0; run < 100; run++) {
            List<Long> counts = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(53); i++) {
                counts.add((long) random.nextInt(3_000));
            }
            double edge = 0;
            for (Chart.Group group : of(counts).groups()) {
                Chart.Column column = group.columns().get(0);
                assertThat(percent(column.x())).isGreaterThanOrEqualTo(edge - 0.011);
                edge = percent(column.x()) + percent(column.width());
                assertThat(edge).isLessThanOrEqualTo(100.01);
                assertThat(column.y()).isPositive();
            }
        }
    }
}
