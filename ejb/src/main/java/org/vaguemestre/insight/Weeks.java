package org.vaguemestre.insight;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * Whole weeks, Monday to Sunday, that touch a period (<i>semaines</i>). The first and the last one are cut to the period, so that what is counted
 * in the weeks is what is counted in it.
 */
public final class Weeks {
    /** A chart of more weeks than these is read by nobody. */
    public static final int AT_MOST = 53;

    private Weeks() {}

    /** One week, or what the period leaves of it. */
    public record Week(LocalDate monday, LocalDate from, LocalDate to) {}

    public static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The first day of so many weeks that end with that of this day. */
    public static LocalDate first(LocalDate today, int weeks) {
        return monday(today).minusWeeks(weeks - 1L);
    }

    public static List<Week> of(LocalDate from, LocalDate to) {
        return monday(from)
                .datesUntil(to.plusDays(1), java.time.Period.ofWeeks(1))
                .map(monday -> new Week(
                        monday,
                        monday.isBefore(from) ? from : monday,
                        monday.plusDays(6).isAfter(to) ? to : monday.plusDays(6)))
                .toList();
    }
}
