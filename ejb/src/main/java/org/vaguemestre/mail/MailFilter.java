package org.vaguemestre.mail;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Narrows a list; null means any.
 *
 * @param late committed date past
 */
public record MailFilter(
        Direction direction,
        State state,
        UUID department,
        UUID assignee,
        UUID mailType,
        UUID correspondent,
        LocalDate arrivedFrom,
        LocalDate arrivedTo,
        boolean late) {
    public static final MailFilter NONE = new MailFilter(null, null, null, null, null, null, null, null, false);
}
