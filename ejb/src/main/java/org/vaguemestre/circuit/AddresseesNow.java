package org.vaguemestre.circuit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.access.Right;
import org.vaguemestre.mail.ItemInHand;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Finds in today's structure who holds a place. Where nobody does, the head of the item's department stands in, and where there is none the mail
 * room: a task is never with nobody.
 */
@Dependent
class AddresseesNow implements Addressees {
    @Inject
    private Structure structure;

    @Override
    public Found of(Addressee addressee, ItemInHand item) {
        Set<UUID> accounts = inOffice(addressee, item);
        if (!accounts.isEmpty()) {
            return new Found(accounts, null);
        }
        Set<UUID> heads = item.department() == null ? Set.of() : accounts(structure.headsOf(item.department()));
        if (!heads.isEmpty()) {
            return new Found(heads, StandsIn.HEAD);
        }
        Set<UUID> mailRoom = accounts(structure.holding(Right.MAIL_QUALIFY));
        if (mailRoom.isEmpty()) {
            throw new Refused(Refusal.NOBODY_ABLE);
        }
        return new Found(mailRoom, StandsIn.MAIL_ROOM);
    }

    /** Those who would do it today; nobody where nobody could, which is told when the step begins. */
    Set<UUID> expected(Addressee addressee, ItemInHand item) {
        try {
            return of(addressee, item).accounts();
        } catch (Refused nobody) {
            return Set.of();
        }
    }

    private Set<UUID> inOffice(Addressee addressee, ItemInHand item) {
        return switch (addressee.kind()) {
            case PERSON -> member(addressee.account());
            case ROLE_IN_DEPARTMENT -> accounts(structure.holders(addressee.role(), addressee.department()));
            case HEAD_OF_DEPARTMENT -> accounts(structure.headsOf(addressee.department()));
            case HEAD_OF_ITEM_DEPARTMENT ->
                item.department() == null ? Set.of() : accounts(structure.headsOf(item.department()));
            case ITEM_ASSIGNEE -> item.assignee() != null ? member(item.assignee()) : membersOf(item.department());
            case MAIL_ROOM -> accounts(structure.holding(Right.MAIL_QUALIFY));
        };
    }

    private Set<UUID> member(UUID account) {
        return accounts(structure.agents().stream()
                .filter(agent -> agent.account().equals(account))
                .toList());
    }

    private Set<UUID> membersOf(UUID department) {
        return department == null
                ? Set.of()
                : accounts(structure.agents().stream()
                        .filter(agent -> department.equals(agent.department()))
                        .toList());
    }

    private static Set<UUID> accounts(Collection<AgentView> agents) {
        return agents.stream().map(AgentView::account).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Where a handling goes that was addressed to a place: to the agent who holds it alone, else to the department. */
    Optional<Handing> handing(CircuitTask task, ItemInHand item) {
        List<AgentView> asked = structure.agents().stream()
                .filter(agent -> task.holders().contains(agent.account()))
                .toList();
        boolean hasIt = item.assignee() != null && task.holders().contains(item.assignee());
        if (hasIt || asked.isEmpty()) {
            return Optional.empty();
        }
        UUID department = asked.get(0).department() == null
                ? item.department()
                : asked.get(0).department();
        UUID alone = asked.size() == 1 ? asked.get(0).account() : null;
        boolean nothingNew = alone == null && department != null && department.equals(item.department());
        return nothingNew ? Optional.empty() : Optional.of(new Handing(department, alone));
    }

    /** @param assignee null for nobody in particular */
    record Handing(UUID department, UUID assignee) {}

    /** @throws Refused AGENT_UNKNOWN for one who is no member today */
    Found person(UUID account) {
        return new Found(Set.of(structure.agent(account).account()), null);
    }
}
