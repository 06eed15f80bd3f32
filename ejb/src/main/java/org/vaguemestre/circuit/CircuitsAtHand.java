package org.vaguemestre.circuit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.access.Audience;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.mail.ItemInHand;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.organisation.TaskKind;

/** The circuits of an item, and how they are shown. Whoever asks has verified that the item may be seen, and holds it before a circuit is changed. */
@Dependent
class CircuitsAtHand {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Structure structure;

    @Inject
    private AddresseesNow addressees;

    Optional<Circuit> running(UUID item) {
        return entityManager
                .createQuery("select c from Circuit c where c.itemId = :item and c.endedAt is null", Circuit.class)
                .setParameter("item", item)
                .getResultStream()
                .findFirst();
    }

    List<Circuit> all(UUID item) {
        return entityManager
                .createQuery("select c from Circuit c where c.itemId = :item order by c.startedAt, c.id", Circuit.class)
                .setParameter("item", item)
                .getResultList();
    }

    Optional<Circuit> last(UUID item) {
        return all(item).stream().reduce((earlier, later) -> later);
    }

    /** Those in which something is asked of this person now. */
    List<Circuit> asking(UUID account) {
        return entityManager
                .createNativeQuery(
                        """
                        select c.* from circuit c where c.organisation_id = :organisation and c.ended_at is null and c.mail_item_id in
                          (select a.mail_item_id from mail_awaited a where a.organisation_id = :organisation and a.token = :token)
                        """,
                        Circuit.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("token", Audience.person(account))
                .getResultList();
    }

    /**
     * Open tasks that may be done by one of these tokens, of items in progress.
     *
     * @param kinds empty for all
     */
    List<CircuitTask> awaiting(Collection<String> tokens, Set<TaskKind> kinds, int limit) {
        List<UUID> ids = entityManager
                .createNativeQuery(
                        """
                        select a.task_id from mail_awaited a join mail_item m on m.organisation_id = a.organisation_id and m.id = a.mail_item_id
                        where a.organisation_id = :organisation and a.token = any (string_to_array(:tokens, ',')) and m.state = 'IN_PROGRESS'
                        and (:kinds = '' or a.kind = any (string_to_array(:kinds, ',')))
                        group by a.task_id, a.due_on, a.since order by a.due_on nulls last, a.since, a.task_id fetch first :limit rows only
                        """,
                        UUID.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("tokens", String.join(",", tokens))
                .setParameter("kinds", kinds.stream().map(Enum::name).collect(Collectors.joining(",")))
                .setParameter("limit", limit)
                .getResultList();
        // All their circuits at once, instead of each when it is asked for its item
        entityManager
                .createQuery("select s.circuit from CircuitTask t join t.step s where t.id in :ids", Circuit.class)
                .setParameter("ids", ids)
                .getResultList();
        Map<UUID, CircuitTask> found = entityManager
                .createQuery("select t from CircuitTask t join fetch t.step where t.id in :ids", CircuitTask.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(CircuitTask::id, task -> task));
        return ids.stream().map(found::get).filter(task -> task != null).toList();
    }

    CircuitView view(Circuit circuit, ItemInHand item, boolean adaptable) {
        Map<UUID, String> names = AgentView.names(structure.agents());
        return new CircuitView(
                circuit.id(),
                circuit.itemId(),
                circuit.modelId(),
                circuit.modelVersion(),
                circuit.name(),
                circuit.startedAt(),
                circuit.endedAt(),
                circuit.stoppedBecause(),
                circuit.waitsFor(),
                adaptable,
                circuit.steps().stream().map(step -> view(step, item, names)).toList());
    }

    private StepView view(CircuitStep step, ItemInHand item, Map<UUID, String> names) {
        StepPlan plan = step.plan();
        List<String> expected = step.state() != StepState.WAITING
                ? List.of()
                : plan.asked().stream()
                        .flatMap(addressee -> named(addressees.expected(addressee, item), names).stream())
                        .distinct()
                        .toList();
        return new StepView(
                step.id(),
                step.rank(),
                step.kind(),
                plan.name(),
                step.state(),
                plan.oneByOne(),
                plan.quorum(),
                plan.condition(),
                step.dueOn(),
                step.openedAt(),
                step.endedAt(),
                step.reason(),
                step.addedBy() != null,
                expected,
                step.tasks().stream().map(task -> line(task, names)).toList());
    }

    private static TaskLine line(CircuitTask task, Map<UUID, String> names) {
        return new TaskLine(
                task.id(),
                task.state(),
                named(task.holders(), names),
                task.standsIn(),
                task.outcome(),
                task.comment(),
                task.doneAt(),
                names.get(task.doneBy()),
                names.get(task.doneFor()));
    }

    private static List<String> named(Collection<UUID> accounts, Map<UUID, String> names) {
        return accounts.stream()
                .map(names::get)
                .filter(name -> name != null)
                .sorted()
                .toList();
    }
}
