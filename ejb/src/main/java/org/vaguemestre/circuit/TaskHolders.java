package org.vaguemestre.circuit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Audience;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.mail.Awaited;
import org.vaguemestre.mail.ItemInHand;
import org.vaguemestre.mail.MailCourse;
import org.vaguemestre.organisation.DelegationView;
import org.vaguemestre.organisation.Delegations;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * By whom a task may be done: its holders, and those to whom they delegated what the task is about. The handling of an item is for whoever handles
 * the item itself.
 */
@Dependent
class TaskHolders {
    @Inject
    private MailCourse course;

    @Inject
    private Delegations delegations;

    /** The task as the caller may do it; empty when they may not. */
    Optional<TaskView> mine(CircuitTask task, ItemInHand item) {
        CircuitStep step = task.step();
        Delegated under = null;
        if (step.kind() == TaskKind.HANDLE) {
            if (!course.handles(item.id())) {
                return Optional.empty();
            }
        } else if (!task.holders().contains(CurrentAccess.get().account())) {
            under = under(task, item).orElse(null);
            if (under == null) {
                return Optional.empty();
            }
        }
        return Optional.of(view(task, item.id(), under));
    }

    TaskView view(CircuitTask task, UUID item, Delegated under) {
        CircuitStep step = task.step();
        return new TaskView(
                task.id(),
                item,
                step.circuit().id(),
                step.id(),
                step.kind(),
                step.dueOn(),
                task.holders().stream().sorted().toList(),
                under);
    }

    /**
     * What the caller does the task under.
     *
     * @return null in their own name
     * @throws Refused DELEGATION_OUT_OF_SCOPE for a delegate of a holder whose delegation does not cover it today, TASK_NOT_YOURS
     */
    Delegated require(CircuitTask task, ItemInHand item) {
        Optional<TaskView> mine = mine(task, item);
        if (mine.isPresent()) {
            return mine.get().under();
        }
        Access access = CurrentAccess.get();
        List<DelegationView> held = delegations.to(access.account()).stream()
                .filter(delegation -> task.holders().contains(delegation.from()))
                .toList();
        if (held.isEmpty()) {
            throw new Refused(Refusal.TASK_NOT_YOURS);
        }
        throw new Refused(
                Refusal.DELEGATION_OUT_OF_SCOPE,
                held.get(0).fromName(),
                held.get(0).decree() == null ? "" : held.get(0).decree());
    }

    private Optional<Delegated> under(CircuitTask task, ItemInHand item) {
        Set<String> own = CurrentAccess.get().ownTokens();
        return covering(task, item).stream()
                .filter(delegation -> own.contains(Audience.delegation(delegation.id())))
                .findFirst()
                .map(delegation ->
                        new Delegated(delegation.id(), delegation.from(), delegation.fromName(), delegation.decree()));
    }

    /** Delegations, not over, of its holders that cover it. */
    private List<DelegationView> covering(CircuitTask task, ItemInHand item) {
        return task.holders().stream()
                .flatMap(holder ->
                        delegations.covering(holder, task.step().kind(), item.mailType(), item.department()).stream())
                .toList();
    }

    /** Writes what is awaited of whom now, and who sees the item for that. */
    void write(Circuit circuit, ItemInHand item) {
        List<Awaited> awaited = new ArrayList<>();
        Set<String> admitted = new LinkedHashSet<>();
        for (CircuitTask task : circuit.openTasks()) {
            CircuitStep step = task.step();
            if (step.kind() == TaskKind.HANDLE) {
                continue;
            }
            Set<String> tokens = new LinkedHashSet<>();
            task.holders().forEach(holder -> tokens.add(Audience.person(holder)));
            covering(task, item).forEach(delegation -> tokens.add(Audience.delegation(delegation.id())));
            tokens.forEach(token -> awaited.add(new Awaited(task.id(), step.kind(), token, step.dueOn())));
            admitted.addAll(tokens);
        }
        circuit.steps().stream()
                .flatMap(step -> step.tasks().stream())
                .filter(task -> task.doneBy() != null)
                .forEach(task -> {
                    admitted.add(Audience.person(task.doneBy()));
                    if (task.doneFor() != null) {
                        admitted.add(Audience.person(task.doneFor()));
                    }
                });
        course.await(item.id(), circuit.waitsFor(), awaited, admitted);
    }
}
