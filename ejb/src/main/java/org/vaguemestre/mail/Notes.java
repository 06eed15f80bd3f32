package org.vaguemestre.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Notes on mail items (<i>annotations</i>), and whom they call. Their text stays out of the journal. */
@Stateless
public class Notes {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private ItemsAtHand items;

    @Inject
    private Structure structure;

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    /**
     * Adds a note. Whom it calls by name ({@link Mentions}) reads it too, and is told.
     *
     * @param note its identifier, given by who writes it: sent twice, it is one note
     * @throws Refused FIELD_MISSING, NOT_FOUND, MENTION_UNKNOWN, MENTION_UNSEEN for someone who does not see the item
     */
    public void add(UUID id, UUID note, NoteVisibility visibility, String text) {
        if (text == null || text.isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "note");
        }
        Access access = CurrentAccess.get();
        MailItem item = items.seen(id, LockModeType.NONE);
        item.permit(MailAct.NOTE, access);
        List<AgentView> called =
                Mentions.in(text).stream().map(this::called).distinct().toList();
        requireSeeing(item, called);
        int written = entityManager
                .createNativeQuery(
                        """
                        insert into note (organisation_id, id, mail_item_id, author_id, visibility, department_id, text, written_at)
                        values (:organisation, :id, :item, :author, :visibility, cast(:department as uuid), :text, :now)
                        on conflict do nothing
                        """)
                .setParameter("organisation", access.organisation())
                .setParameter("id", note)
                .setParameter("item", item.id())
                .setParameter("author", access.account())
                .setParameter("visibility", visibility.name())
                .setParameter(
                        "department",
                        access.departments().stream()
                                .findFirst()
                                .map(UUID::toString)
                                .orElse(null))
                .setParameter("text", text.strip())
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (written == 0) {
            return;
        }
        called.forEach(agent -> entityManager
                .createNativeQuery(
                        "insert into note_mention (organisation_id, note_id, account_id) values (:organisation, :note, :account)")
                .setParameter("organisation", access.organisation())
                .setParameter("note", note)
                .setParameter("account", agent.account())
                .executeUpdate());
        journal.append(
                MailAct.NOTE,
                MailAct.SUBJECT,
                item.id(),
                Map.of(
                        "note",
                        note,
                        "visibility",
                        visibility,
                        "mentions",
                        called.stream().map(AgentView::account).toList()));
    }

    private AgentView called(String login) {
        return structure.agents().stream()
                .filter(agent -> agent.login().equalsIgnoreCase(login))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.MENTION_UNKNOWN, login));
    }

    private void requireSeeing(MailItem item, List<AgentView> called) {
        if (called.isEmpty()) {
            return;
        }
        Set<UUID> seeing = structure.onlookers().stream()
                .filter(onlooker -> item.audience().stream().anyMatch(onlooker.tokens()::contains))
                .map(onlooker -> onlooker.account())
                .collect(Collectors.toSet());
        called.stream()
                .filter(agent -> !seeing.contains(agent.account()))
                .findFirst()
                .ifPresent(blind -> {
                    throw new Refused(Refusal.MENTION_UNSEEN, blind.name());
                });
    }
}
