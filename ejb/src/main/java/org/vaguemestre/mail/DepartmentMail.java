package org.vaguemestre.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.organisation.DepartmentWork;

/** The mail of a department that closes: handed over item by item, each journalled as rerouted by the administrator, who sees none of it. */
@ApplicationScoped
class DepartmentMail implements DepartmentWork {
    private static final Set<State> OPEN = EnumSet.of(State.REGISTERED, State.IN_PROGRESS, State.ANSWERED);

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    @Override
    public int open(UUID department) {
        return entityManager
                .createQuery(
                        "select count(m) from MailItem m where m.departmentId = :department and m.state in :open",
                        Long.class)
                .setParameter("department", department)
                .setParameter("open", OPEN)
                .getSingleResult()
                .intValue();
    }

    @Override
    public void handOver(UUID from, UUID to) {
        List<MailItem> items = entityManager
                .createQuery(
                        "select m from MailItem m where m.departmentId = :department and m.state in :open order by m.id",
                        MailItem.class)
                .setParameter("department", from)
                .setParameter("open", OPEN)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        for (MailItem item : items) {
            item.handOver(to, clock.instant());
            journal.append(MailAct.ROUTE, MailAct.SUBJECT, item.id(), Map.of("department", to, "closing", from));
        }
    }
}
