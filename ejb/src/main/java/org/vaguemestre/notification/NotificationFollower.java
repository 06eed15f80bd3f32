package org.vaguemestre.notification;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.journal.Follower;
import org.vaguemestre.journal.JournalEntry;
import org.vaguemestre.mail.BasketWatch;
import org.vaguemestre.mail.Following;
import org.vaguemestre.outbox.Outbox;

/** Tells people what concerns them, behind the journal: the same entry followed twice is told once. What is old is no news. */
@ApplicationScoped
class NotificationFollower implements Follower {
    private static final Duration NEWS = Duration.ofDays(7);
    private static final String MAIL_ITEM = "mail-item";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Following following;

    @Inject
    private Notifications notifications;

    @Inject
    private Outbox outbox;

    @Inject
    private BasketWatch watch;

    @Inject
    private Clock clock;

    @Resource(lookup = "java:jboss/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public void follow(List<JournalEntry> entries) {
        Instant since = clock.instant().minus(NEWS);
        boolean told = false;
        for (JournalEntry entry : entries) {
            if (entry.subjectKind().equals(MAIL_ITEM) && entry.at().isAfter(since)) {
                told |= tell(entry);
            }
        }
        if (told) {
            tellTheBrowsers(entries.get(0).organisation());
        }
    }

    private boolean tell(JournalEntry entry) {
        boolean[] told = new boolean[1];
        Whom.of(entry, following.followers(entry.subject()))
                .forEach((account, kind) -> told[0] |= tell(entry, account, kind));
        return told[0];
    }

    private boolean tell(JournalEntry entry, UUID account, NotificationKind kind) {
        NotificationChoice choice = notifications.choicesOf(account).get(kind.ordinal());
        if (!choice.isWanted()) {
            return false;
        }
        int added = entityManager
                .createNativeQuery(
                        """
                        insert into notification (organisation_id, account_id, n, mail_item_id, kind, act, by_id, at, shown)
                        values (:organisation, :account, :n, :item, :kind, :act, cast(:by as uuid), :at, :shown) on conflict do nothing
                        """)
                .setParameter("organisation", entry.organisation())
                .setParameter("account", account)
                .setParameter("n", entry.n())
                .setParameter("item", entry.subject())
                .setParameter("kind", kind.name())
                .setParameter("act", entry.act())
                .setParameter("by", entry.actor() == null ? null : entry.actor().toString())
                .setParameter("at", entry.at())
                .setParameter("shown", choice.shown())
                .executeUpdate();
        if (added == 1 && choice.byMail() == ByMail.AT_ONCE) {
            outbox.put(
                    NotificationMail.KIND,
                    entry.n() + "/" + account,
                    Json.createObjectBuilder()
                            .add("account", account.toString())
                            .add("how", ByMail.AT_ONCE.name())
                            .build());
        }
        return added == 1;
    }

    /** When it is committed: what they count next has it. */
    private void tellTheBrowsers(UUID organisation) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing is told that is not committed
            }

            @Override
            public void afterCompletion(int status) {
                watch.moved(organisation);
            }
        });
    }
}
