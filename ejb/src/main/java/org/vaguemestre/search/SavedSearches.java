package org.vaguemestre.search;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The saved searches of the caller in the organisation acted for (<i>recherches enregistrées</i>); nobody else's. */
@Stateless
public class SavedSearches {
    private static final int NAME_LIMIT = 120;
    private static final int TEXT_LIMIT = 2_000;
    /** One agent's at most. */
    private static final int MOST = 200;
    /** How long one that was deleted can be put back. */
    private static final Duration RESTORABLE = Duration.ofHours(1);

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    /** By name. */
    public List<SavedSearchView> list() {
        if (CurrentAccess.get().account() == null || CurrentAccess.get().organisation() == null) {
            return List.of();
        }
        return entityManager
                .createQuery(
                        "select s from SavedSearch s where s.accountId = :account and s.deletedAt is null order by lower(s.name), s.id",
                        SavedSearch.class)
                .setParameter("account", CurrentAccess.get().account())
                .getResultStream()
                .map(SavedSearch::view)
                .toList();
    }

    /** @throws Refused FIELD_MISSING, FIELD_TOO_LONG, SAVED_SEARCH_EXISTS, SAVED_SEARCH_TOO_MANY, RIGHT_MISSING */
    public UUID save(String name, SearchRequest request) {
        Access access = requireContent();
        String named = named(name);
        if (request.q() != null && request.q().length() > TEXT_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "q", TEXT_LIMIT);
        }
        forgetTheDeleted();
        if (list().size() >= MOST) {
            throw new Refused(Refusal.SAVED_SEARCH_TOO_MANY, MOST);
        }
        requireFree(named, null);
        SavedSearch saved = new SavedSearch(access.organisation(), access.account(), named, request, clock.instant());
        entityManager.persist(saved);
        record(SearchAct.SAVE, saved);
        return saved.id();
    }

    /** @throws Refused NOT_FOUND, FIELD_MISSING, FIELD_TOO_LONG, SAVED_SEARCH_EXISTS */
    public void rename(UUID id, String name) {
        SavedSearch saved = own(id, false);
        String named = named(name);
        if (named.equals(saved.name())) {
            return;
        }
        requireFree(named, id);
        saved.rename(named);
        record(SearchAct.RENAME, saved);
    }

    /** Can be undone by {@link #restore}. @throws Refused NOT_FOUND */
    public void delete(UUID id) {
        SavedSearch saved = own(id, false);
        forgetTheDeleted();
        saved.delete(clock.instant());
        record(SearchAct.DELETE, saved);
    }

    /** @throws Refused NOT_FOUND, SAVED_SEARCH_EXISTS when another took its name meanwhile */
    public void restore(UUID id) {
        SavedSearch saved = own(id, true);
        requireFree(saved.name(), id);
        saved.restore();
        record(SearchAct.RESTORE, saved);
    }

    private SavedSearch own(UUID id, boolean deleted) {
        Access access = requireContent();
        return entityManager
                .createQuery(
                        "select s from SavedSearch s where s.id = :id and s.accountId = :account", SavedSearch.class)
                .setParameter("id", id)
                .setParameter("account", access.account())
                .getResultStream()
                .filter(saved -> saved.isDeleted() == deleted)
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
    }

    private void requireFree(String name, UUID except) {
        boolean taken = list().stream()
                .anyMatch(other ->
                        other.name().equalsIgnoreCase(name) && !other.id().equals(except));
        if (taken) {
            throw new Refused(Refusal.SAVED_SEARCH_EXISTS, name);
        }
    }

    private void forgetTheDeleted() {
        entityManager
                .createQuery("delete from SavedSearch s where s.accountId = :account and s.deletedAt < :before")
                .setParameter("account", CurrentAccess.get().account())
                .setParameter("before", clock.instant().minus(RESTORABLE))
                .executeUpdate();
    }

    private static String named(String name) {
        String named = name == null ? "" : name.replaceAll("\\p{Cc}", " ").strip();
        if (named.isEmpty()) {
            throw new Refused(Refusal.FIELD_MISSING, "nom de la recherche");
        }
        if (named.length() > NAME_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "nom de la recherche", NAME_LIMIT);
        }
        return named;
    }

    private void record(SearchAct act, SavedSearch saved) {
        journal.append(act, SearchAct.SAVED_SEARCH, saved.id(), Map.of());
    }

    private static Access requireContent() {
        Access access = CurrentAccess.get();
        boolean content = access.organisation() != null && !access.audience().isEmpty();
        if (access.account() == null || !content) {
            throw new Refused(Refusal.RIGHT_MISSING, Right.MAIL_HANDLE);
        }
        return access;
    }
}
