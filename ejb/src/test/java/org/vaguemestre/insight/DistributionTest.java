package org.vaguemestre.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistributionTest {
    @Test
    void withoutAnyThereIsNoMedian() {
        assertThat(Distribution.EMPTY.median()).isEmpty();
        assertThat(Distribution.EMPTY.total()).isZero();
    }

    @Test
    void theMedianOfAnEvenNumberIsTheLowerOfTheTwoInTheMiddle() {
        assertThat(new Distribution(Map.of(1, 1L, 9, 1L)).median()).contains(1);
    }

    @Test
    void nineOfTenIsTheFewestDaysWithinWhichNineOfTenEnded() {
        Map<Integer, Long> counts = new HashMap<>();
        for (int days = 1; days <= 10; days++) {
            counts.put(days, 1L);
        }
        assertThat(new Distribution(counts).ninetieth()).contains(9);
    }

    /** As PostgreSQL's percentile_disc, by which the waits are told: the value at the nearest rank of all of them in order. */
    @Test
    void everyQuantileIsTheValueAtItsNearestRank() {
        Random random = new Random(42);
        for (int run = 0; run < 300; run++) {
            List<Integer> all = new ArrayList<>();
            Map<Integer, Long> counts = new HashMap<>();
            for (int i = 0; i < 1 + random.nextInt(60); i++) {
                int days = random.nextInt(40);
                all.add(days);
                counts.merge(days, 1L, Long::sum);
            }
            Collections.sort(all);
            Distribution distribution = new Distribution(counts);
            for (double part : new double[] {0.01, 0.25, 0.5, 0.9, 1}) {
                int rank = Math.max(1, (int) Math.ceil(part * all.size()));
                assertThat(distribution.quantile(part)).contains(all.get(rank - 1));
            }
        }
    }

    @Test
    void everyDayIsInOneBandAndTheBandsHoldAll() {
        Random random = new Random(3);
        Map<Integer, Long> counts = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            counts.merge(random.nextInt(400), 1L, Long::sum);
        }
        for (int days = 0; days < 400; days++) {
            int day = days;
            assertThat(Band.ALL.stream().filter(band -> band.holds(day)))
                    .as("%d days", days)
                    .hasSize(1);
        }
        Distribution distribution = new Distribution(counts);
        assertThat(Band.ALL.stream().mapToLong(distribution::in).sum()).isEqualTo(500);
    }
}
