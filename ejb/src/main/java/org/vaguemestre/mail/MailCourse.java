package org.vaguemestre.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * What the capabilities that lead an item to its answer do to it (<i>cheminement</i>), each in the transaction of an act of its own, which it
 * journals with {@link #facts}: where the item is, what it waits for, that it is answered.
 */
@Stateless
public class MailCourse {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private ItemsAtHand items;

    @Inject
    private Clock clock;

    /** @throws Refused NOT_FOUND, also for one the caller may not see */
    public ItemInHand seen(UUID item) {
        return inHand(items.seen(item, LockModeType.NONE));
    }

    /** Locked until the end of the transaction. @throws Refused NOT_FOUND, also for one the caller may not see */
    public ItemInHand hold(UUID item) {
        return inHand(items.seen(item, LockModeType.PESSIMISTIC_WRITE));
    }

    /** One upon which this transaction acts already, seen by the caller or not any more. */
    public ItemInHand acted(UUID item) {
        return inHand(held(item));
    }

    /** These as they are, none of them held, whether the caller may see them or not; one that does not exist is missing. */
    public Map<UUID, ItemInHand> read(Collection<UUID> items) {
        return entityManager
                .createQuery("select m from MailItem m where m.id in :items", MailItem.class)
                .setParameter("items", items)
                .getResultStream()
                .map(MailCourse::inHand)
                .collect(Collectors.toMap(ItemInHand::id, item -> item));
    }

    /**
     * Items registered since a day, the latest first.
     *
     * @param unseen how many more the caller may not see
     */
    public record Recent(List<ItemInHand> items, int unseen) {}

    /** Incoming items of these types, registered since a day; of all types when none is said. */
    public Recent recent(Collection<UUID> types, LocalDate since, int limit) {
        List<MailItem> items = entityManager
                .createQuery(
                        """
                        select m from MailItem m where m.direction = org.vaguemestre.mail.Direction.INCOMING and m.registeredAt >= :since
                        and m.state <> org.vaguemestre.mail.State.VOID and m.state <> org.vaguemestre.mail.State.REGISTERED
                        and (:any = true or m.mailTypeId in :types) order by m.registeredAt desc, m.id desc
                        """,
                        MailItem.class)
                .setParameter("since", since.atStartOfDay(PARIS).toInstant())
                .setParameter("any", types.isEmpty())
                .setParameter("types", types.isEmpty() ? List.of(new UUID(0, 0)) : types)
                .setMaxResults(limit)
                .getResultList();
        List<ItemInHand> seen = items.stream()
                .filter(item -> item.seenBy(CurrentAccess.get()))
                .map(MailCourse::inHand)
                .toList();
        return new Recent(seen, items.size() - seen.size());
    }

    /** Items in progress that are with an agent, the first first. */
    public List<ItemInHand> with(UUID agent, int limit) {
        return entityManager
                .createQuery(
                        """
                        select m from MailItem m where m.assigneeId = :agent and m.state = org.vaguemestre.mail.State.IN_PROGRESS order by m.id
                        """,
                        MailItem.class)
                .setParameter("agent", agent)
                .setMaxResults(limit)
                .getResultStream()
                .map(MailCourse::inHand)
                .toList();
    }

    /** Whether the caller may see it. */
    public boolean sees(UUID item) {
        MailItem found = entityManager.find(MailItem.class, item);
        return found != null && found.seenBy(CurrentAccess.get());
    }

    /** @throws Refused why the caller may not handle the item now */
    public void requireHandling(UUID item) {
        items.seen(item, LockModeType.NONE).permit(MailAct.CLOSE, CurrentAccess.get());
    }

    /** Whether the item is the caller's to handle now. */
    public boolean handles(UUID item) {
        return items.seen(item, LockModeType.NONE)
                .refusalOf(MailAct.CLOSE, CurrentAccess.get())
                .isEmpty();
    }

    /** Whether the caller may say through whose hands the item goes: who handles it, and whoever routes mail. */
    public boolean leads(UUID item) {
        return items.seen(item, LockModeType.NONE)
                .refusalOf(MailAct.ROUTE, CurrentAccess.get())
                .isEmpty();
    }

    /** A step gives the item itself to someone, to handle it. */
    public void handTo(UUID id, UUID department, UUID assignee) {
        held(id).handTo(department, assignee, clock.instant());
    }

    /**
     * What is awaited of others from now on, in place of what was.
     *
     * @param kind what it waits for; null when it is to be handled by whom it is with
     * @param admitted tokens of those who see it since they are or were asked about it
     */
    public void await(UUID id, TaskKind kind, Collection<Awaited> awaited, Set<String> admitted) {
        MailItem item = held(id);
        item.await(kind, new TreeSet<>(admitted), clock.instant());
        entityManager
                .createNativeQuery(
                        "delete from mail_awaited where organisation_id = :organisation and mail_item_id = :item")
                .setParameter("organisation", item.organisationId())
                .setParameter("item", id)
                .executeUpdate();
        for (Awaited one : awaited) {
            entityManager
                    .createNativeQuery(
                            """
                            insert into mail_awaited (organisation_id, task_id, token, mail_item_id, kind, due_on, since)
                            values (:organisation, :task, :token, :item, :kind, cast(:due as date), :now)
                            """)
                    .setParameter("organisation", item.organisationId())
                    .setParameter("task", one.task())
                    .setParameter("token", one.token())
                    .setParameter("item", id)
                    .setParameter("kind", one.kind().name())
                    .setParameter(
                            "due", one.dueOn() == null ? null : one.dueOn().toString())
                    .setParameter("now", clock.instant())
                    .executeUpdate();
        }
    }

    /** The answer has left, or the letter where it answers nothing. @throws Refused as {@link MailItem#refusalOf} for one that is not in progress */
    public void answered(UUID id) {
        MailItem item = held(id);
        if (item.direction() == Direction.INCOMING) {
            item.answer(clock.instant());
        } else {
            item.sent(clock.instant());
        }
    }

    /** An outgoing letter has left: nothing more is to be done about it. */
    public void sent(UUID id) {
        held(id).sent(clock.instant());
    }

    /** Its answer was returned: it is in progress again; one that has not left stays as it is. */
    public void comeBack(UUID id) {
        held(id).comeBack(clock.instant());
    }

    /** Where the item stands, as each journal entry about it tells. */
    public Map<String, Object> facts(UUID id) {
        return MailRoom.facts(entityManager.find(MailItem.class, id));
    }

    /** One that this transaction holds already, or that the application acts upon. */
    private MailItem held(UUID id) {
        MailItem item = entityManager.find(MailItem.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (item == null) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        return item;
    }

    private static ItemInHand inHand(MailItem item) {
        return new ItemInHand(
                item.id(),
                item.number(),
                item.direction(),
                item.state(),
                item.subject(),
                item.mailTypeId(),
                item.departmentId(),
                item.assigneeId(),
                item.confidentiality(),
                item.priority(),
                item.amountCents(),
                item.correspondentId(),
                item.folderId(),
                item.arrivedOn(),
                item.writtenOn(),
                item.senderReference(),
                item.version(),
                item.documents().stream().map(MailItem.AttachedDocument::sha256).toList());
    }
}
