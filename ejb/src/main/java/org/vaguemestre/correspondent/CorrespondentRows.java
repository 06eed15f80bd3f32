package org.vaguemestre.correspondent;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The correspondents an act is about, with those that stand for them and the merges that made them so. */
@Dependent
class CorrespondentRows {
    @PersistenceContext
    private EntityManager entityManager;

    List<Correspondent> load(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : entityManager
                        .createQuery(
                                "select c from Correspondent c where c.id in :ids order by c.id", Correspondent.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** In the order of their identifiers, as every act locks them. @throws Refused NOT_FOUND */
    List<Correspondent> locked(Collection<UUID> ids) {
        List<Correspondent> found = entityManager
                .createQuery("select c from Correspondent c where c.id in :ids order by c.id", Correspondent.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        if (found.size() < Set.copyOf(ids).size()) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        return found;
    }

    List<Correspondent> aliases(UUID kept) {
        return entityManager
                .createQuery("select c from Correspondent c where c.keptId = :kept order by c.id", Correspondent.class)
                .setParameter("kept", kept)
                .getResultList();
    }

    /** Merges into the given one that still stand, oldest first. */
    List<Merge> standing(UUID kept) {
        return entityManager
                .createQuery(
                        "select m from Merge m where m.keptId = :kept and m.undoneAt is null order by m.mergedAt, m.id",
                        Merge.class)
                .setParameter("kept", kept)
                .getResultList();
    }
}
