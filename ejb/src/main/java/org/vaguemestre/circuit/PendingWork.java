package org.vaguemestre.circuit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.Audience;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.mail.ItemInHand;
import org.vaguemestre.mail.MailCourse;
import org.vaguemestre.organisation.TaskKind;

/**
 * What is with an agent (<i>en cours chez un agent</i>): the items they handle and the tasks they hold. They ask for it themselves, or the administrator
 * does, who learns numbers and dates, and nothing of items they may not see.
 */
@Stateless
public class PendingWork {
    /** Of each, at most. */
    public static final int LIMIT = 500;

    @Inject
    private CircuitsAtHand atHand;

    @Inject
    private MailCourse course;

    /**
     * Something that is with the agent.
     *
     * @param kind HANDLE for an item they handle, else what is asked of them
     * @param subject null where the caller may not see the item
     * @param dueOn of the task; null for none
     */
    public record Pending(UUID item, String number, TaskKind kind, String subject, LocalDate dueOn, long version) {}

    /** What is with an agent, or still is with one who left. @throws Refused RIGHT_MISSING */
    public List<Pending> of(UUID agent) {
        if (!agent.equals(CurrentAccess.get().account())) {
            CurrentAccess.get().require(Right.ORGANISATION_ADMINISTER);
        }
        List<Pending> pending = new ArrayList<>();
        course.with(agent, LIMIT)
                .forEach(item -> pending.add(
                        new Pending(item.id(), item.number(), TaskKind.HANDLE, subject(item), null, item.version())));
        Set<TaskKind> asked = EnumSet.complementOf(EnumSet.of(TaskKind.HANDLE));
        List<CircuitTask> tasks = atHand.awaiting(Set.of(Audience.person(agent)), asked, LIMIT);
        Map<UUID, ItemInHand> items = course.read(
                tasks.stream().map(task -> task.step().circuit().itemId()).toList());
        for (CircuitTask task : tasks) {
            ItemInHand item = items.get(task.step().circuit().itemId());
            pending.add(new Pending(
                    item.id(),
                    item.number(),
                    task.step().kind(),
                    subject(item),
                    task.step().dueOn(),
                    item.version()));
        }
        return pending;
    }

    private String subject(ItemInHand item) {
        return course.sees(item.id()) ? item.subject() : null;
    }
}
