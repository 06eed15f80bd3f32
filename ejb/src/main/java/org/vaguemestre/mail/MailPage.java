package org.vaguemestre.mail;

import java.time.LocalDate;
import java.util.List;

/**
 * Some lines of a list, in order.
 *
 * @param next opaque place from which the list goes on; null at its end
 * @param continues group of the line before the first one, whose heading is already there; null for none
 */
public record MailPage(List<MailRow> rows, String next, String continues) {
    public static final MailPage EMPTY = new MailPage(List.of(), null, null);

    /** Name of the group of those in no department in office, in a list by department. */
    public static final String NO_DEPARTMENT = "none";

    /** The group a line stands in: a {@link DueGroup}, or a department; null where the order has no groups. */
    public static String group(ListOrder order, MailRow row, LocalDate today) {
        return switch (order) {
            case DEADLINE -> DueGroup.of(row.committedFor(), today).name();
            case DEPARTMENT ->
                row.department() == null ? NO_DEPARTMENT : row.departmentId().toString();
            default -> null;
        };
    }
}
