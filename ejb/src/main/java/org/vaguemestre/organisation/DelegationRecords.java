package org.vaguemestre.organisation;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.access.Audience;

/** The delegations of the organisation acted for. */
@Dependent
class DelegationRecords {
    @PersistenceContext
    private EntityManager entityManager;

    /** Tokens by which a person does what was delegated to them, on a day. */
    Set<String> tokensOf(UUID account, LocalDate day) {
        return to(account).stream()
                .filter(delegation -> delegation.inForce(day))
                .map(delegation -> Audience.delegation(delegation.id()))
                .collect(Collectors.toSet());
    }

    List<Delegation> to(UUID account) {
        return where("d.toId = :account", account);
    }

    List<Delegation> from(UUID account) {
        return where("d.fromId = :account", account);
    }

    private List<Delegation> where(String condition, UUID account) {
        return entityManager
                .createQuery(
                        "select d from Delegation d where " + condition + " order by d.validFrom desc, d.id",
                        Delegation.class)
                .setParameter("account", account)
                .getResultList();
    }

    List<Delegation> all() {
        return entityManager
                .createQuery("select d from Delegation d order by d.validFrom desc, d.id", Delegation.class)
                .getResultList();
    }

    Delegation find(UUID id) {
        return entityManager.find(Delegation.class, id);
    }

    void add(Delegation delegation) {
        entityManager.persist(delegation);
        entityManager.flush();
    }
}
