package org.vaguemestre.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The saved baskets of the caller in the organisation acted for, and those shared with the caller's departments. */
@Stateless
public class SavedBaskets {
    /** Most baskets of one person. */
    public static final int LIMIT = 20;

    /** Shown at most in all, one's own first. */
    private static final int SHOWN = 40;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Journal journal;

    @Inject
    private CachedCounters counters;

    @Inject
    private Baskets baskets;

    @Inject
    private Clock clock;

    /** One's own in one's own order, then those shared with one's departments, by name. */
    public List<SavedBasketView> shown() {
        Access access = CurrentAccess.get();
        List<SavedBasket> mine = mine(access);
        List<SavedBasket> found = new ArrayList<>(mine);
        if (!access.departments().isEmpty()) {
            found.addAll(entityManager
                    .createQuery(
                            "select b from SavedBasket b where b.sharedWith in :departments and b.accountId <> :me and b.removedAt is null order by b.name, b.id",
                            SavedBasket.class)
                    .setParameter("departments", access.departments())
                    .setParameter("me", access.account())
                    .setMaxResults(SHOWN - mine.size())
                    .getResultList());
        }
        return found.stream()
                .filter(one -> one.shownTo(access))
                .map(one -> one.view(access))
                .toList();
    }

    /** How each stands, kept like the counters of the baskets. */
    public Map<UUID, Tally> tallies() {
        return counters.saved(CurrentAccess.get(), () -> {
            Map<UUID, Tally> tallies = new LinkedHashMap<>();
            shown().forEach(one -> tallies.put(one.id(), baskets.tally(one.basket(), one.filter(), one.order())));
            return tallies;
        });
    }

    public Optional<SavedBasketView> find(UUID id) {
        Access access = CurrentAccess.get();
        return Optional.ofNullable(entityManager.find(SavedBasket.class, id))
                .filter(one -> !one.removed() && one.shownTo(access))
                .map(one -> one.view(access));
    }

    /** @throws Refused SAVED_BASKETS_FULL, FIELD_MISSING, FIELD_TOO_LONG, NOT_OF_YOUR_DEPARTMENT */
    public UUID save(String name, UUID sharedWith, Basket basket, ListOrder order, MailFilter filter) {
        Access access = CurrentAccess.get();
        List<SavedBasket> mine = mine(access);
        requireRoom(mine);
        SavedBasket saved = new SavedBasket(access, name, basket, order, filter, mine.size(), clock.instant());
        saved.shareWith(sharedWith, access);
        entityManager.persist(saved);
        record(SavedBasketAct.SAVE, saved.id(), sharedWith);
        return saved.id();
    }

    /** @throws Refused NOT_FOUND, CHANGED_MEANWHILE, FIELD_MISSING, FIELD_TOO_LONG, NOT_OF_YOUR_DEPARTMENT */
    public void rename(UUID id, long version, String name, UUID sharedWith) {
        SavedBasket saved = owned(id);
        requireVersion(saved, version);
        saved.rename(name);
        saved.shareWith(sharedWith, CurrentAccess.get());
        record(SavedBasketAct.CHANGE, id, sharedWith);
    }

    /** What it asks is now this. @throws Refused NOT_FOUND, CHANGED_MEANWHILE */
    public void ask(UUID id, long version, Basket basket, ListOrder order, MailFilter filter) {
        SavedBasket saved = owned(id);
        requireVersion(saved, version);
        saved.ask(basket, order, filter, CurrentAccess.get());
        record(SavedBasketAct.CHANGE, id, null);
    }

    /** One place up or down among one's own. @throws Refused NOT_FOUND */
    public void move(UUID id, int by) {
        List<SavedBasket> mine = new ArrayList<>(mine(CurrentAccess.get()));
        int at = mine.indexOf(owned(id));
        int to = at + by;
        if (at >= 0 && to >= 0 && to < mine.size()) {
            Collections.swap(mine, at, to);
        }
        for (int i = 0; i < mine.size(); i++) {
            mine.get(i).place(i);
        }
        record(SavedBasketAct.MOVE, id, null);
    }

    /** @throws Refused NOT_FOUND */
    public void remove(UUID id) {
        owned(id).remove(clock.instant());
        record(SavedBasketAct.REMOVE, id, null);
    }

    /** Puts back one that was removed. @throws Refused NOT_FOUND, SAVED_BASKETS_FULL */
    public void restore(UUID id) {
        Access access = CurrentAccess.get();
        SavedBasket saved = entityManager.find(SavedBasket.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (saved == null || !saved.ownedBy(access)) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        if (saved.removed()) {
            requireRoom(mine(access));
            saved.restore();
            record(SavedBasketAct.RESTORE, id, null);
        }
    }

    private List<SavedBasket> mine(Access access) {
        return entityManager
                .createQuery(
                        "select b from SavedBasket b where b.accountId = :me and b.removedAt is null order by b.position, b.id",
                        SavedBasket.class)
                .setParameter("me", access.account())
                .getResultList();
    }

    private SavedBasket owned(UUID id) {
        SavedBasket saved = entityManager.find(SavedBasket.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (saved == null || saved.removed() || !saved.ownedBy(CurrentAccess.get())) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        return saved;
    }

    private static void requireVersion(SavedBasket saved, long version) {
        if (saved.view(CurrentAccess.get()).version() != version) {
            throw new Refused(Refusal.CHANGED_MEANWHILE);
        }
    }

    private static void requireRoom(List<SavedBasket> mine) {
        if (mine.size() >= LIMIT) {
            throw new Refused(Refusal.SAVED_BASKETS_FULL, LIMIT);
        }
    }

    private void record(SavedBasketAct act, UUID id, UUID sharedWith) {
        Map<String, Object> facts = new HashMap<>();
        if (sharedWith != null) {
            facts.put("department", sharedWith);
        }
        counters.forgetSaved(CurrentAccess.get());
        journal.append(act, SavedBasketAct.SUBJECT, id, facts);
    }
}
