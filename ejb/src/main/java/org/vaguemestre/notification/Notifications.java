package org.vaguemestre.notification;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.mail.Baskets;
import org.vaguemestre.mail.MailRow;
import org.vaguemestre.mail.Tally;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.Structure;

/** What the caller is told in the organisation acted for, and how they want it. Of an item they see no more, nothing is told. */
@Stateless
public class Notifications {
    /** Counters go no further. */
    public static final int COUNTED_UP_TO = 100;

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Baskets baskets;

    @Inject
    private Structure structure;

    @Inject
    private Clock clock;

    /** The latest first. */
    public List<NotificationView> latest(int limit) {
        return views(rows(" and n.shown ", limit));
    }

    /** What was neither read nor told by e-mail yet, of the kinds that a person wants to be told so, the first first. */
    public List<NotificationView> toMail(ByMail how, int limit) {
        return views(rows(
                """
                and n.read_at is null and n.mailed_at is null and exists (select from notification_choice c where c.organisation_id = n.organisation_id
                  and c.account_id = n.account_id and c.kind = n.kind and c.by_mail = '%s')
                """
                        .formatted(how),
                limit));
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String more, int limit) {
        return query(
                        Tuple.class,
                        """
                        select n.n, n.kind, n.act, n.by_id, n.at, n.read_at is not null, n.mail_item_id from notification n
                        where n.organisation_id = :organisation and n.account_id = :me
                        """
                                + more + " order by n.n desc fetch first :limit rows only")
                .setParameter("limit", limit)
                .getResultList();
    }

    private List<NotificationView> views(List<Tuple> rows) {
        Map<UUID, MailRow> items =
                baskets.rows(rows.stream().map(row -> row.get(6, UUID.class)).toList());
        Map<UUID, String> names = AgentView.names(structure.agents());
        return rows.stream()
                .filter(row -> items.containsKey(row.get(6, UUID.class)))
                .map(row -> new NotificationView(
                        row.get(0, Long.class),
                        NotificationKind.valueOf(row.get(1, String.class)),
                        row.get(2, String.class),
                        names.get(row.get(3, UUID.class)),
                        row.get(4, Instant.class),
                        row.get(5, Boolean.class),
                        items.get(row.get(6, UUID.class))))
                .toList();
    }

    /** How many are not read, counting no further than {@link #COUNTED_UP_TO}, and when the last of them came. */
    public Tally unread() {
        Object[] row = (Object[]) query(
                        null,
                        """
                        select count(*), max(u.at) from (select n.at from notification n
                          where n.organisation_id = :organisation and n.account_id = :me and n.read_at is null and n.shown fetch first :most rows only) u
                        """)
                .setParameter("most", COUNTED_UP_TO)
                .getSingleResult();
        return new Tally(((Number) row[0]).intValue(), (Instant) row[1]);
    }

    /** The caller has seen the item, and with it all that was told about it. */
    public void readAbout(UUID item) {
        query(
                        null,
                        """
                        update notification set read_at = :now where organisation_id = :organisation and account_id = :me and mail_item_id = :item
                        and read_at is null
                        """)
                .setParameter("now", clock.instant())
                .setParameter("item", item)
                .executeUpdate();
    }

    /** The caller has read them all. */
    public void readAll() {
        query(
                        null,
                        "update notification set read_at = :now where organisation_id = :organisation and account_id = :me and read_at is null")
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** An e-mail told these. */
    public void mailed(List<NotificationView> told) {
        query(
                        null,
                        """
                        update notification set mailed_at = :now where organisation_id = :organisation and account_id = :me
                        and n = any (cast(string_to_array(:told, ',') as bigint[]))
                        """)
                .setParameter("now", clock.instant())
                .setParameter(
                        "told", told.stream().map(one -> Long.toString(one.n())).collect(Collectors.joining(",")))
                .executeUpdate();
    }

    /** How the caller wants to be told each kind. */
    public List<NotificationChoice> choices() {
        return choicesOf(CurrentAccess.get().account());
    }

    /** How a person wants to be told each kind, in the order of the kinds. */
    @SuppressWarnings("unchecked")
    public List<NotificationChoice> choicesOf(UUID account) {
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        "select kind, shown, by_mail from notification_choice where organisation_id = :organisation and account_id = :account",
                        Tuple.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("account", account)
                .getResultList();
        Map<NotificationKind, NotificationChoice> chosen = rows.stream()
                .map(row -> new NotificationChoice(
                        NotificationKind.valueOf(row.get(0, String.class)),
                        row.get(1, Boolean.class),
                        ByMail.valueOf(row.get(2, String.class))))
                .collect(Collectors.toMap(NotificationChoice::kind, Function.identity()));
        return Arrays.stream(NotificationKind.values())
                .map(kind -> chosen.getOrDefault(kind, NotificationChoice.usual(kind)))
                .toList();
    }

    /** The caller wants it so from now on. It is a matter of taste and no act: nothing of it is journalled. */
    public void choose(NotificationChoice choice) {
        query(
                        null,
                        """
                        insert into notification_choice (organisation_id, account_id, kind, shown, by_mail) values (:organisation, :me, :kind, :shown, :mail)
                        on conflict (organisation_id, account_id, kind) do update set shown = excluded.shown, by_mail = excluded.by_mail
                        """)
                .setParameter("kind", choice.kind().name())
                .setParameter("shown", choice.shown())
                .setParameter("mail", choice.byMail().name())
                .executeUpdate();
    }

    private Query query(Class<?> type, String sql) {
        Query query = type == null ? entityManager.createNativeQuery(sql) : entityManager.createNativeQuery(sql, type);
        return query.setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("me", CurrentAccess.get().account());
    }
}
