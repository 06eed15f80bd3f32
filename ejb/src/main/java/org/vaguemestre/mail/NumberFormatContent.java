package org.vaguemestre.mail;

import java.time.LocalDate;

/**
 * The format of the organisation's chrono numbers as it is set.
 *
 * @param from the day of its first number; null for the next day
 */
public record NumberFormatContent(String format, LocalDate from) {}
