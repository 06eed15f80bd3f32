package org.vaguemestre.mail;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * When an answer is expected, as one plans one’s days: late, today, before the week is over, later, or no date. The order of the constants is
 * the order of the dates, so that a list by deadline goes through them one after the other.
 */
public enum DueGroup {
    LATE,
    TODAY,
    THIS_WEEK,
    LATER,
    NONE;

    /** What is stored for no date, so that it comes last. */
    static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    static final LocalDate EVER = LocalDate.of(1, 1, 1);

    public static DueGroup of(LocalDate due, LocalDate today) {
        if (due == null || due.equals(NEVER)) {
            return NONE;
        }
        if (due.isBefore(today)) {
            return LATE;
        }
        if (due.equals(today)) {
            return TODAY;
        }
        return due.isAfter(sunday(today)) ? LATER : THIS_WEEK;
    }

    /** First day of the group. */
    LocalDate from(LocalDate today) {
        return switch (this) {
            case LATE -> EVER;
            case TODAY -> today;
            case THIS_WEEK -> today.plusDays(1);
            case LATER -> sunday(today).plusDays(1);
            case NONE -> NEVER;
        };
    }

    /** Last day of the group; before the first when the group is empty (the rest of the week, on a Sunday). */
    LocalDate to(LocalDate today) {
        return switch (this) {
            case LATE -> today.minusDays(1);
            case TODAY -> today;
            case THIS_WEEK -> sunday(today);
            case LATER -> NEVER.minusDays(1);
            case NONE -> NEVER;
        };
    }

    private static LocalDate sunday(LocalDate today) {
        return today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    }
}
