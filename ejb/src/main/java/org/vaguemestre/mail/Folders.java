package org.vaguemestre.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private Baskets baskets;

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    /** Folders with these letters in their name; those that begin so first. */
    public List<FolderView> complete(String typed, int limit) {
        String letters = letters(typed);
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

    /**
     * A folder, and how many of its items the caller may see.
     *
     * @param latest day on which the last of them arrived
     */
    public record Filled(FolderView folder, int items, LocalDate latest) {}

    /**
     * Folders in which the caller may see something, those that grew last first.
     *
     * @param typed letters of their names; null or empty for all
     */
    public List<Filled> filled(String typed, int limit) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        """
                        select f.id, f.name, count(*), max(m.arrived_on) from folder f
                        join mail_item m on m.organisation_id = f.organisation_id and m.folder_id = f.id and m.audience && string_to_array(:audience, ',')
                        where f.organisation_id = :organisation and f.name ilike :within
                        group by f.id, f.name order by max(m.arrived_on) desc, f.name fetch first :limit rows only
                        """,
                        Tuple.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("audience", String.join(",", CurrentAccess.get().audience()))
                .setParameter("within", "%" + letters(typed) + "%")
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Filled(
                        new FolderView(row.get(0, UUID.class), row.get(1, String.class)),
                        ((Number) row.get(2)).intValue(),
                        row.get(3) instanceof java.sql.Date day ? day.toLocalDate() : (LocalDate) row.get(3)))
                .toList();
    }

    /** What of a folder the caller may see, whatever departments it is with, the latest first. @throws Refused FOLDER_UNKNOWN */
    public List<MailRow> contents(UUID folder, int limit) {
        get(folder);
        @SuppressWarnings("unchecked")
        List<UUID> items = entityManager
                .createNativeQuery(
                        """
                        select id from mail_item where organisation_id = :organisation and folder_id = :folder and audience && string_to_array(:audience, ',')
                        order by arrived_on desc, id desc fetch first :limit rows only
                        """,
                        UUID.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("folder", folder)
                .setParameter("audience", String.join(",", CurrentAccess.get().audience()))
                .setParameter("limit", limit)
                .getResultList();
        Map<UUID, MailRow> rows = baskets.rows(items);
        return items.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    private static String letters(String typed) {
        return typed == null ? "" : typed.strip().replaceAll("([\\\\%_])", "\\\\$1");
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
