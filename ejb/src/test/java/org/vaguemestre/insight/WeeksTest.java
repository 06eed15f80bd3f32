package org.vaguemestre.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeeksTest {
    @Test
    void aWeekBeginsOnMondayEvenAcrossTheNewYear() {
        assertThat(Weeks.monday(LocalDate.of(2027, 1, 1))).isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(Weeks.monday(LocalDate.of(2026, 11, 23))).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(Weeks.monday(LocalDate.of(2026, 11, 29))).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void twentySixWeeksAreTwentySixWithTheOneOfToday() {
        LocalDate today = LocalDate.of(2026, 11, 25);
        assertThat(Weeks.of(Weeks.first(today, 26), today)).hasSize(26);
    }

    @Test
    void theWeeksOfAPeriodHoldEachOfItsDaysOnceAndNoOther() {
        Random random = new Random(11);
        for (int run = 0; run < 300; run++) {
            LocalDate from = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1000));
            LocalDate to = from.plusDays(random.nextInt(400));
            List<Weeks.Week> weeks = Weeks.of(from, to);
            LocalDate next = from;
            for (Weeks.Week week : weeks) {
                assertThat(week.monday().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
                assertThat(week.from()).isEqualTo(next);
                assertThat(Weeks.monday(week.from())).isEqualTo(week.monday());
                assertThat(Weeks.monday(week.to())).isEqualTo(week.monday());
                next = week.to().plusDays(1);
            }
            assertThat(ChronoUnit.DAYS.between(to, next)).isEqualTo(1);
        }
    }
}
