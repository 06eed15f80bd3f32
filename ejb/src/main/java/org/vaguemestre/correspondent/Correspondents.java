package org.vaguemestre.correspondent;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The correspondents of the organisation acted for. */
@Stateless
public class Correspondents {
    private static final int NAME_LIMIT = 200;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    /** Those whose name has words that begin as typed, in any order; accents and case do not matter. */
    public List<CorrespondentView> complete(String typed, int limit) {
        requireContent();
        String key = NameKey.of(typed);
        if (key.isEmpty()) {
            return List.of();
        }
        String[] words = key.split(" ");
        StringBuilder where = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            where.append(i == 0 ? "" : " and ")
                    .append("(c.nameKey like :start")
                    .append(i)
                    .append(" or c.nameKey like :inside")
                    .append(i)
                    .append(")");
        }
        var query = entityManager.createQuery(
                "select c from Correspondent c where " + where + " order by c.nameKey, c.id", Correspondent.class);
        for (int i = 0; i < words.length; i++) {
            query.setParameter("start" + i, words[i] + "%").setParameter("inside" + i, "% " + words[i] + "%");
        }
        return query.setMaxResults(limit)
                .getResultStream()
                .map(Correspondent::view)
                .toList();
    }

    /** By name, from a place in the list on. */
    public List<CorrespondentView> list(UUID after, int limit) {
        requireContent();
        return entityManager
                .createQuery("select c from Correspondent c where c.id > :after order by c.id", Correspondent.class)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setMaxResults(limit)
                .getResultStream()
                .map(Correspondent::view)
                .toList();
    }

    public Optional<CorrespondentView> find(UUID id) {
        requireContent();
        return Optional.ofNullable(entityManager.find(Correspondent.class, id)).map(Correspondent::view);
    }

    public Map<UUID, CorrespondentView> find(Collection<UUID> ids) {
        return entityManager
                .createQuery("select c from Correspondent c where c.id in :ids", Correspondent.class)
                .setParameter("ids", ids)
                .getResultStream()
                .map(Correspondent::view)
                .collect(Collectors.toMap(CorrespondentView::id, Function.identity()));
    }

    /** Those who may be the same: same words in the name, whatever their order, accents and civility. */
    public List<CorrespondentView> likely(String firstName, String name) {
        requireContent();
        String key = NameKey.of(firstName, name);
        return key.isEmpty()
                ? List.of()
                : entityManager
                        .createQuery(
                                "select c from Correspondent c where c.nameKey = :key order by c.id",
                                Correspondent.class)
                        .setParameter("key", key)
                        .setMaxResults(20)
                        .getResultStream()
                        .map(Correspondent::view)
                        .toList();
    }

    /** @throws Refused FIELD_MISSING, FIELD_TOO_LONG, RIGHT_MISSING */
    public CorrespondentView create(NewCorrespondent known) {
        Access access = CurrentAccess.get();
        access.require(Right.CORRESPONDENT_EDIT);
        if (known.name() == null || known.name().isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "nom du correspondant");
        }
        if (known.name().length() > NAME_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "nom du correspondant", NAME_LIMIT);
        }
        Correspondent correspondent = new Correspondent(access.organisation(), known, clock.instant());
        entityManager.persist(correspondent);
        journal.append(
                CorrespondentAct.CREATED,
                CorrespondentAct.SUBJECT,
                correspondent.id(),
                Map.of("kind", correspondent.view().kind()));
        return correspondent.view();
    }

    /** Correspondents are content: who holds only the portal's rights sees none. */
    private static void requireContent() {
        Access access = CurrentAccess.get();
        if (!access.has(Right.MAIL_REGISTER) && !access.has(Right.MAIL_HANDLE) && !access.has(Right.MAIL_SEE_ALL)) {
            throw new Refused(Refusal.RIGHT_MISSING, Right.MAIL_HANDLE);
        }
    }
}
