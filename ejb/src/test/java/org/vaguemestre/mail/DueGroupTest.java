package org.vaguemestre.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DueGroupTest {
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 29);

    @Test
    void aWeekEndsOnSunday() {
        assertThat(DueGroup.of(SUNDAY, WEDNESDAY)).isEqualTo(DueGroup.THIS_WEEK);
        assertThat(DueGroup.of(SUNDAY.plusDays(1), WEDNESDAY)).isEqualTo(DueGroup.LATER);
        assertThat(DueGroup.of(SUNDAY.plusDays(1), SUNDAY)).isEqualTo(DueGroup.LATER);
    }

    @Test
    void whatHasNoDateHasNoDeadline() {
        assertThat(DueGroup.of(null, WEDNESDAY)).isEqualTo(DueGroup.NONE);
        assertThat(DueGroup.of(DueGroup.NEVER, WEDNESDAY)).isEqualTo(DueGroup.NONE);
    }

    @Test
    void yesterdayIsLateAndTodayIsNot() {
        assertThat(DueGroup.of(WEDNESDAY.minusDays(1), WEDNESDAY)).isEqualTo(DueGroup.LATE);
        assertThat(DueGroup.of(WEDNESDAY, WEDNESDAY)).isEqualTo(DueGroup.TODAY);
    }

    @Test
    void everyDayIsBetweenTheFirstAndTheLastDayOfItsGroupAndOfNoOther() {
        for (LocalDate today = WEDNESDAY; today.isBefore(WEDNESDAY.plusDays(8)); today = today.plusDays(1)) {
            for (LocalDate day = today.minusDays(40); day.isBefore(today.plusDays(40)); day = day.plusDays(1)) {
                for (DueGroup group : DueGroup.values()) {
                    boolean inside = !day.isBefore(group.from(today)) && !day.isAfter(group.to(today));
                    assertThat(inside).as("%s on %s", day, today).isEqualTo(DueGroup.of(day, today) == group);
                }
            }
        }
    }
}
