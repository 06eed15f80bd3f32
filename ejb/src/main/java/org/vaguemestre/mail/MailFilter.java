package org.vaguemestre.mail;

import java.time.LocalDate;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;

/**
 * Narrows a list; null means any.
 *
 * @param late committed date past
 * @param soon committed date today or within {@value #SOON_DAYS} days
 * @param unassigned nobody in particular handles it
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
        boolean late,
        Priority priority,
        Confidentiality confidentiality,
        Channel channel,
        boolean soon,
        boolean unassigned) {
    /** How near a committed date is that is soon. */
    public static final int SOON_DAYS = 3;

    public static final MailFilter NONE = new MailFilter(null, null, null, null, null, null, null, null, false);

    /** What a search narrows by. */
    public MailFilter(
            Direction direction,
            State state,
            UUID department,
            UUID assignee,
            UUID mailType,
            UUID correspondent,
            LocalDate arrivedFrom,
            LocalDate arrivedTo,
            boolean late) {
        this(
                direction,
                state,
                department,
                assignee,
                mailType,
                correspondent,
                arrivedFrom,
                arrivedTo,
                late,
                null,
                null,
                null,
                false,
                false);
    }
}
