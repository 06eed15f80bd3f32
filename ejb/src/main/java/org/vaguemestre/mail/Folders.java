package org.vaguemestre.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.Walled;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The folders (<i>dossiers</i>) of the organisation acted for. A folder has a name and shows nothing of what is in it. */
@Stateless
public class Folders {
    static final int NAME_LIMIT = 200;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    /** Folders with these letters in their name; those that begin so first. */
    public List<FolderView> complete(String typed, int limit) {
        String letters = typed == null ? "" : typed.strip().replaceAll("([\\\\%_])", "\\\\$1");
        return views(entityManager
                .createNativeQuery(
                        """
                        select id, name from folder where organisation_id = :organisation and name ilike :within
                        order by name not ilike :beginning, name fetch first :limit rows only
                        """,
                        Tuple.class)
                .setParameter("within", "%" + letters + "%")
                .setParameter("beginning", letters + "%")
                .setParameter("limit", limit));
    }

    /** @throws Refused FOLDER_UNKNOWN */
    public FolderView get(UUID id) {
        String name = names(List.of(id)).get(id);
        if (name == null) {
            throw new Refused(Refusal.FOLDER_UNKNOWN);
        }
        return new FolderView(id, name);
    }

    /** Their names today. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return views(entityManager
                        .createNativeQuery(
                                """
                                select id, name from folder where organisation_id = :organisation
                                and id = any (cast(string_to_array(:ids, ',') as uuid[]))
                                """,
                                Tuple.class)
                        .setParameter("ids", ids.stream().map(UUID::toString).collect(Collectors.joining(","))))
                .stream()
                .collect(Collectors.toMap(FolderView::id, FolderView::name));
    }

    /**
     * The folder of that name, which is made where there is none: written otherwise in capitals only, it is the same.
     *
     * @throws Refused RIGHT_MISSING, FIELD_MISSING, FIELD_TOO_LONG
     */
    public FolderView named(String typed) {
        Access access = CurrentAccess.get();
        if (!access.has(Right.MAIL_QUALIFY)) {
            access.require(Right.MAIL_HANDLE);
        }
        if (typed == null || typed.isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "dossier");
        }
        String name = typed.strip().replaceAll("\\s+", " ");
        if (name.length() > NAME_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "dossier", NAME_LIMIT);
        }
        return byName(name).orElseGet(() -> {
            UUID id = Walled.newId();
            int made = entityManager
                    .createNativeQuery(
                            "insert into folder (organisation_id, id, name, created_at) values (:organisation, :id, :name, :now) on conflict do nothing")
                    .setParameter("organisation", access.organisation())
                    .setParameter("id", id)
                    .setParameter("name", name)
                    .setParameter("now", clock.instant())
                    .executeUpdate();
            if (made == 1) {
                journal.append(FolderAct.CREATED, FolderAct.SUBJECT, id, Map.of());
                return new FolderView(id, name);
            }
            return byName(name).orElseThrow();
        });
    }

    private java.util.Optional<FolderView> byName(String name) {
        return views(entityManager
                        .createNativeQuery(
                                """
                                select id, name from folder where organisation_id = :organisation and lower(name) = lower(:name)
                                order by created_at fetch first 1 rows only
                                """,
                                Tuple.class)
                        .setParameter("name", name))
                .stream()
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    private static List<FolderView> views(Query query) {
        List<Tuple> rows = query.setParameter(
                        "organisation", CurrentAccess.get().organisation())
                .getResultList();
        return rows.stream()
                .map(row -> new FolderView(row.get(0, UUID.class), row.get(1, String.class)))
                .toList();
    }
}
