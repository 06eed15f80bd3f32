package org.vaguemestre.search;

import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.search.mapper.orm.Search;
import org.hibernate.search.mapper.orm.session.SearchSession;
import org.hibernate.search.mapper.pojo.work.IndexingPlanSynchronizationStrategy;
import org.hibernate.search.util.common.SearchException;
import org.jboss.logging.Logger;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.Follower;
import org.vaguemestre.journal.JournalEntry;
import org.vaguemestre.mail.MailAct;

/**
 * Keeps the index behind the journal (<i>indexation</i>): each item that something happened to is indexed anew as it is now. The index is on
 * disk before the cursor moves, so a crash between the two only does the same again.
 */
@Stateless
@Local(Follower.class)
public class MailIndex implements Follower {
    /** Name of its cursor, for {@code Followers.progress}. */
    public static final String NAME = "search-index";

    private static final Logger LOG = Logger.getLogger(MailIndex.class);
    private static final String SUBJECT = "mail-item";
    /** Fact of acts on correspondents: those of whose mail the name may have changed. */
    private static final String CORRESPONDENTS = "correspondents";

    private static final Set<String> CHANGE_NOTHING =
            Set.of(MailAct.CONSULT.code(), MailAct.LINK.code(), MailAct.UNLINK.code());
    /** Items in memory at once: each comes with the whole text of its documents. */
    private static final int AT_ONCE = 25;

    @PersistenceContext
    private EntityManager entityManager;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void follow(List<JournalEntry> entries) {
        SearchSession session = Search.session(entityManager);
        session.indexingPlanSynchronizationStrategy(IndexingPlanSynchronizationStrategy.writeSync());
        if (entries.get(0).n() == 1) {
            forget(session);
        }
        List<UUID> items = List.copyOf(changed(entries));
        for (int from = 0; from < items.size(); from += AT_ONCE) {
            index(session, items.subList(from, Math.min(items.size(), from + AT_ONCE)));
        }
    }

    private Set<UUID> changed(List<JournalEntry> entries) {
        Set<UUID> changed = new LinkedHashSet<>();
        Set<String> read = new LinkedHashSet<>();
        Set<String> correspondents = new LinkedHashSet<>();
        for (JournalEntry entry : entries) {
            if (entry.subjectKind().equals(SUBJECT) && !CHANGE_NOTHING.contains(entry.act())) {
                changed.add(entry.subject());
                if (entry.act().equals(MailAct.READ.code())) {
                    read.add(entry.facts().getString("document"));
                }
            } else if (entry.subjectKind().startsWith("correspondent")
                    && entry.facts().get(CORRESPONDENTS) instanceof JsonArray concerned) {
                concerned.getValuesAs(JsonString.class).forEach(id -> correspondents.add(id.getString()));
            }
        }
        // Whoever is called otherwise, or is one with another, is so on all the mail
        if (!correspondents.isEmpty()) {
            changed.addAll(entityManager
                    .createNativeQuery(
                            """
                            select m.id from mail_item m join correspondent c on c.organisation_id = m.organisation_id and c.id = m.correspondent_id
                            where m.organisation_id = :organisation
                            and (c.id = any (cast(string_to_array(:ids, ',') as uuid[])) or c.kept_id = any (cast(string_to_array(:ids, ',') as uuid[])))
                            """,
                            UUID.class)
                    .setParameter("organisation", organisation())
                    .setParameter("ids", String.join(",", correspondents))
                    .getResultList());
        }
        // A document read for one item is read for all that bear it
        if (!read.isEmpty()) {
            changed.addAll(entityManager
                    .createNativeQuery(
                            "select mail_item_id from mail_item_document where organisation_id = :organisation and sha256 = any (string_to_array(:read, ','))",
                            UUID.class)
                    .setParameter("organisation", organisation())
                    .setParameter("read", String.join(",", read))
                    .getResultList());
        }
        return changed;
    }

    /** A journal followed from its first entry is an index built from nothing: what else stands there is not of this journal. */
    private static void forget(SearchSession session) {
        session.workspace(IndexedMail.class).purge(Set.of(organisation().toString()));
        session.workspace(IndexedMail.class).flush();
    }

    private void index(SearchSession session, List<UUID> items) {
        List<IndexedMail> found = entityManager
                .createQuery("select m from IndexedMail m where m.id in :items", IndexedMail.class)
                .setParameter("items", items)
                .getResultList();
        found.forEach(session.indexingPlan()::addOrUpdate);
        session.indexingPlan().execute();
        found.forEach(entityManager::detach);
    }

    /**
     * Whether the index holds every item that was registered as far as the cursor has come, and none that never was. An index that cannot be
     * read is made anew; then, and when it was wiped, restored from elsewhere or given another form, it is built again.
     */
    @Override
    public boolean intact() {
        long indexed = indexed();
        long registered = count("select count(*) from mail_item where organisation_id = :organisation");
        if (indexed == registered) {
            return true;
        }
        long followed = count(
                """
                select count(*) from journal_entry e join journal_cursor c on c.organisation_id = e.organisation_id and c.follower = 'search-index'
                where e.organisation_id = :organisation and e.act = 'mail-item.registered' and e.n <= c.n
                """);
        return indexed >= followed && indexed < registered;
    }

    private long indexed() {
        SearchSession session = Search.session(entityManager);
        try {
            return session.search(IndexedMail.class)
                    .where(f -> f.match()
                            .field(MailIndexBinder.ORGANISATION)
                            .matching(organisation().toString()))
                    .fetchTotalHitCount();
        } catch (SearchException unreadable) {
            LOG.warn("The search index cannot be read and is made anew", unreadable);
            session.schemaManager(IndexedMail.class).dropAndCreate();
            // All organisations are looked at again, not only those that come after this one.
            throw unreadable;
        }
    }

    private long count(String question) {
        return ((Number) entityManager
                        .createNativeQuery(question)
                        .setParameter("organisation", organisation())
                        .getSingleResult())
                .longValue();
    }

    private static UUID organisation() {
        return CurrentAccess.get().organisation();
    }
}
