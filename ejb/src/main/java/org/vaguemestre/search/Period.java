package org.vaguemestre.search;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Days of arrival (<i>période</i>), both included.
 *
 * @param from first day; null for any
 * @param to last day; null for any
 */
public record Period(LocalDate from, LocalDate to) {
    public Period {
        if (from != null && to != null && from.isAfter(to)) {
            LocalDate later = from;
            from = to;
            to = later;
        }
    }

    static Period of(LocalDate day) {
        return new Period(day, day);
    }

    static Period of(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    static Period ofYear(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** From the first day of this one to the last of the other. */
    Period until(Period last) {
        return new Period(from, last.to);
    }

    public boolean isDay() {
        return from != null && from.equals(to);
    }

    /** Exactly a month of the calendar. */
    public boolean isMonth() {
        return from != null && to != null && equals(of(YearMonth.from(from)));
    }

    /** Exactly a year of the calendar. */
    public boolean isYear() {
        return from != null && to != null && equals(ofYear(from.getYear()));
    }
}
