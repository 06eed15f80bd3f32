package org.vaguemestre.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.Act;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * What a person would see (<i>voir comme</i>), asked by the administrator. Nobody is impersonated: the answer is rights, counts, and for an item
 * that the administrator sees too, whether the person does and why. Each question is journalled.
 */
@Stateless
public class RightsSimulation {
    private static final Act SIMULATED = () -> "organisation.rights-simulated";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Baskets baskets;

    @Inject
    private Journal journal;

    @Inject
    private Structure structure;

    /** Why an item is seen, or not. */
    public enum Why {
        SEES_ALL,
        DEPARTMENT,
        NAMED,
        CLEARANCE_TOO_LOW,
        NOT_CONCERNED;

        public boolean seen() {
            return ordinal() <= NAMED.ordinal();
        }
    }

    /**
     * What would be open to the person.
     *
     * @param access what its memberships give on that day, to be looked at and not acted under
     */
    public record Simulated(Access access, Map<Basket, Integer> baskets) {}

    /** An item that the administrator sees too. @param why reasons, the strongest first */
    public record Judged(UUID id, String number, List<Why> why) {
        public boolean seen() {
            return why.get(0).seen();
        }
    }

    /** @return empty when the person is nothing here on that day */
    public Optional<Simulated> of(UUID account, String name, LocalDate day) {
        Optional<Access> access = structure.accessOn(day, account, name);
        Map<String, Object> facts = new HashMap<>();
        facts.put("account", account);
        facts.put("day", day);
        journal.append(SIMULATED, "organisation", CurrentAccess.get().organisation(), facts);
        return access.map(found -> new Simulated(found, baskets.countsFor(found)));
    }

    /** @throws Refused NOT_FOUND for an item that does not exist or that the administrator may not see: the same answer for both */
    public Judged judge(Access simulated, String number) {
        Access asking = CurrentAccess.get();
        MailItem item = entityManager
                .createQuery("select m from MailItem m where m.number = :number", MailItem.class)
                .setParameter("number", number.strip())
                .getResultStream()
                .filter(found -> found.seenBy(asking))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
        return new Judged(item.id(), item.number(), why(item.audience(), simulated));
    }

    /** Reasons from the tokens of an item and those of a person, see {@link org.vaguemestre.access.Audience}. */
    static List<Why> why(List<String> audience, Access person) {
        List<Why> why = new ArrayList<>();
        boolean nearly = false;
        for (String token : audience) {
            boolean held = person.audience().contains(token);
            Why reason = token.startsWith("all:") ? Why.SEES_ALL : token.startsWith("d:") ? Why.DEPARTMENT : Why.NAMED;
            if (held && !why.contains(reason)) {
                why.add(reason);
            }
            String whom = token.substring(0, token.lastIndexOf(':') + 1);
            nearly |=
                    !held && reason != Why.NAMED && person.audience().stream().anyMatch(mine -> mine.startsWith(whom));
        }
        if (why.isEmpty()) {
            why.add(nearly ? Why.CLEARANCE_TOO_LOW : Why.NOT_CONCERNED);
        }
        why.sort(null);
        return why;
    }
}
