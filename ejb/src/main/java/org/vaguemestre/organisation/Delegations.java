package org.vaguemestre.organisation;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Delegations and absences of the organisation acted for (<i>délégations, absences</i>). Members say themselves who stands in for them while they are
 * away; a delegation by decree, the only one that carries a signature, is made by the administrator.
 */
@Stateless
public class Delegations {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Inject
    private DelegationRecords records;

    @Inject
    private Structure structure;

    @Inject
    private CachedStructure cache;

    @Inject
    private Journal journal;

    @Inject
    private Event<DelegationChanged> changed;

    @Inject
    private Clock clock;

    /**
     * Makes a delegation.
     *
     * @throws Refused RIGHT_MISSING for another's, or by decree, without being administrator; AGENT_UNKNOWN; what is wrong with it
     */
    public UUID make(NewDelegation wished) {
        Access access = CurrentAccess.get();
        if (wished.decree() != null
                || access.account() == null
                || !access.account().equals(wished.from())) {
            access.require(Right.ORGANISATION_ADMINISTER);
        }
        Delegation delegation = new Delegation(access.organisation(), wished, access.account(), clock.instant());
        structure.agent(wished.from());
        structure.agent(wished.to());
        wished.departments().forEach(structure::department);
        if (delegation.isOver(today())) {
            throw new Refused(Refusal.DELEGATION_OVER);
        }
        records.add(delegation);
        journal.append(
                OrganisationAct.DELEGATION_MADE, OrganisationAct.SUBJECT, access.organisation(), facts(delegation));
        changed(delegation);
        return delegation.id();
    }

    /** Revokes one: its maker and its delegator's own, the administrator any. @throws Refused NOT_FOUND, REASON_MISSING, DELEGATION_OVER */
    public void revoke(UUID id, String reason) {
        Access access = CurrentAccess.get();
        Delegation delegation = records.find(id);
        if (delegation == null
                || !delegation.fromId().equals(access.account()) && !access.has(Right.ORGANISATION_ADMINISTER)) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        if (delegation.decree() != null) {
            access.require(Right.ORGANISATION_ADMINISTER);
        }
        delegation.revoke(reason, clock.instant(), today());
        journal.append(
                OrganisationAct.DELEGATION_REVOKED, OrganisationAct.SUBJECT, access.organisation(), facts(delegation));
        changed(delegation);
    }

    /** All of the organisation, the latest first. @throws Refused RIGHT_MISSING */
    public List<DelegationView> all() {
        CurrentAccess.get().require(Right.ORGANISATION_ADMINISTER);
        return views(records.all());
    }

    /** Those that the caller made or that were made for them. */
    public List<DelegationView> own() {
        UUID account = CurrentAccess.get().account();
        return views(Stream.concat(records.from(account).stream(), records.to(account).stream())
                .toList());
    }

    /** Those in force or to come by which a person acts for others. */
    public List<DelegationView> to(UUID account) {
        return views(records.to(account).stream()
                .filter(delegation -> !delegation.isOver(today()))
                .toList());
    }

    /**
     * Who may do a person's task in their place: delegations not over that cover it. Whether today is one of their days is known by who holds their
     * token ({@link org.vaguemestre.access.Audience}).
     *
     * @param mailType null for an item without
     * @param department null for an item without
     */
    public List<DelegationView> covering(UUID from, TaskKind kind, UUID mailType, UUID department) {
        Set<UUID> within = withAllAbove(department);
        return views(records.from(from).stream()
                .filter(delegation -> !delegation.isOver(today()))
                .filter(delegation -> delegation.covers(kind, mailType, within))
                .toList());
    }

    /** Of these people, who is away today and until when; those who are there are missing. The last day is null where it is not known. */
    public Map<UUID, DelegationView> awayToday() {
        Map<UUID, DelegationView> away = new HashMap<>();
        for (DelegationView view : views(records.all())) {
            if (view.decree() == null && view.standing() == StructureDesk.Standing.IN_FORCE) {
                away.putIfAbsent(view.from(), view);
            }
        }
        return away;
    }

    private Set<UUID> withAllAbove(UUID department) {
        Set<UUID> found = new LinkedHashSet<>();
        List<DepartmentView> departments = structure.departments();
        UUID next = department;
        while (next != null && found.add(next)) {
            UUID here = next;
            next = departments.stream()
                    .filter(known -> known.id().equals(here))
                    .findFirst()
                    .map(DepartmentView::parent)
                    .orElse(null);
        }
        return found;
    }

    private List<DelegationView> views(List<Delegation> delegations) {
        if (delegations.isEmpty()) {
            return List.of();
        }
        Map<UUID, String> names = AgentView.names(structure.agents());
        return delegations.stream().map(delegation -> view(delegation, names)).toList();
    }

    private DelegationView view(Delegation delegation, Map<UUID, String> names) {
        return new DelegationView(
                delegation.id(),
                delegation.fromId(),
                names.getOrDefault(delegation.fromId(), "?"),
                delegation.toId(),
                names.getOrDefault(delegation.toId(), "?"),
                delegation.period().from(),
                delegation.period().until(),
                delegation.kinds(),
                delegation.mailTypes(),
                delegation.departments(),
                delegation.decree(),
                delegation.isOver(today())
                        ? StructureDesk.Standing.ENDED
                        : delegation.inForce(today())
                                ? StructureDesk.Standing.IN_FORCE
                                : StructureDesk.Standing.TO_COME,
                delegation.revokedBecause());
    }

    private static Map<String, Object> facts(Delegation delegation) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("delegation", delegation.id());
        facts.put("from", delegation.fromId());
        facts.put("to", delegation.toId());
        facts.put("since", delegation.period().from());
        facts.put("until", delegation.period().until());
        facts.put("kinds", List.copyOf(delegation.kinds()));
        facts.put("mailTypes", delegation.mailTypes());
        facts.put("departments", delegation.departments());
        facts.put("decree", delegation.decree());
        return facts;
    }

    private void changed(Delegation delegation) {
        cache.forgetWhenDone(CurrentAccess.get().organisation());
        changed.fire(new DelegationChanged(delegation.fromId()));
    }

    private LocalDate today() {
        return clock.instant().atZone(PARIS).toLocalDate();
    }
}
