package org.vaguemestre.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;

/**
 * Items that people follow without having anything to do (<i>suivre</i>). It is a matter of taste and no act on the mail: nothing of it is journalled.
 */
@Stateless
public class Following {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private ItemsAtHand items;

    @Inject
    private CachedCounters counters;

    @Inject
    private Clock clock;

    /** The caller follows an item from now on. @throws Refused NOT_FOUND */
    public void follow(UUID item) {
        items.seen(item, LockModeType.NONE);
        query(
                        """
                        insert into mail_follow (organisation_id, account_id, mail_item_id, since) values (:organisation, :me, :item, :now)
                        on conflict do nothing
                        """,
                        item)
                .setParameter("now", clock.instant())
                .executeUpdate();
        counters.forgetOf(CurrentAccess.get());
    }

    /** The caller follows it no more. */
    public void leave(UUID item) {
        query(
                        "delete from mail_follow where organisation_id = :organisation and account_id = :me and mail_item_id = :item",
                        item)
                .executeUpdate();
        counters.forgetOf(CurrentAccess.get());
    }

    /** Whether the caller follows it. */
    public boolean follows(UUID item) {
        return !query(
                        "select 1 from mail_follow where organisation_id = :organisation and account_id = :me and mail_item_id = :item",
                        item)
                .getResultList()
                .isEmpty();
    }

    /** Who follows an item. */
    @SuppressWarnings("unchecked")
    public List<UUID> followers(UUID item) {
        return entityManager
                .createNativeQuery(
                        "select account_id from mail_follow where organisation_id = :organisation and mail_item_id = :item",
                        UUID.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("item", item)
                .getResultList();
    }

    private Query query(String sql, UUID item) {
        return entityManager
                .createNativeQuery(sql)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("me", CurrentAccess.get().account())
                .setParameter("item", item);
    }
}
