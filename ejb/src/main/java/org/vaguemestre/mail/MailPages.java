package org.vaguemestre.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.refusal.Refused;

/**
 * The acts on the pages of an item to qualify (<i>feuillets du courrier</i>), as far as the item is concerned: its document is replaced by one
 * made again, its rest becomes another item, or another item becomes a part of it. What the pages are is known to {@code capture}, which
 * calls these acts in its own transaction. An act on an item that does not exist or may not be seen is refused with NOT_FOUND.
 */
@Stateless
public class MailPages {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private ChronoCounter counter;

    @Inject
    private MailRoom mailRoom;

    @Inject
    private ItemsAtHand items;

    @Inject
    private Journal journal;

    @Inject
    private Clock clock;

    /**
     * An item whose pages may be arranged now.
     *
     * @param sha256 of its document; null without one
     * @param name of its document
     */
    public record Arrangeable(
            UUID id,
            String number,
            String subject,
            long version,
            String sha256,
            String name,
            LocalDate arrivedOn,
            Confidentiality confidentiality,
            Channel channel) {}

    /** @throws Refused NOT_FOUND, ALREADY_QUALIFIED, ITEM_VOID, RIGHT_MISSING */
    public Arrangeable arrangeable(UUID id) {
        MailItem item = items.seen(id, LockModeType.NONE);
        item.permit(MailAct.ARRANGE, CurrentAccess.get());
        MailItem.AttachedDocument first =
                item.documents().isEmpty() ? null : item.documents().get(0);
        return new Arrangeable(
                item.id(),
                item.number(),
                item.subject(),
                item.version(),
                first == null ? null : first.sha256(),
                first == null ? null : first.name(),
                item.arrivedOn(),
                item.confidentiality(),
                item.channel());
    }

    /** Told before any work is done for an act that would be refused: the item is still as it was seen. @throws Refused CHANGED_MEANWHILE */
    public void requireUnchanged(UUID id, long version) {
        items.requireVersion(items.seen(id, LockModeType.NONE), version);
    }

    /**
     * Its pages lie otherwise: the document made of them takes the place of the one it had.
     *
     * @param pages as the trail tells them
     */
    public void rearrange(UUID id, long version, Registration.Attachment document, String subjectRead, String pages) {
        MailItem item = items.locked(id, version);
        item.rearrange(MailAct.ARRANGE, document, subjectRead, CurrentAccess.get(), clock.instant());
        record(MailAct.ARRANGE, item, Map.of("pages", pages, "document", document.sha256()));
    }

    /**
     * Cuts an item in two.
     *
     * @param kept document of what stays with the item
     * @param rest the other item, with its identifier
     * @param before page that begins the other item
     */
    public void cut(
            UUID id, long version, Registration.Attachment kept, String subjectRead, Registration rest, int before) {
        Access access = CurrentAccess.get();
        int year = clock.instant().atZone(PARIS).getYear();
        counter.await(access.organisation(), rest.direction(), year);
        MailItem item = items.locked(id, version);
        item.permit(MailAct.CUT, access);
        mailRoom.register(rest);
        MailItem other = entityManager.find(MailItem.class, rest.id());
        item.rearrange(MailAct.CUT, kept, subjectRead, access, clock.instant());
        tie(other, item, LinkKind.RELATED);
        record(
                MailAct.CUT,
                item,
                Map.of(
                        "pages",
                        Integer.toString(before),
                        "other",
                        other.id(),
                        "otherNumber",
                        other.number(),
                        "document",
                        kept.sha256()));
    }

    /** Puts the pages of another item to qualify behind those of this one; the other's registration is void, its number stays. */
    public void merge(
            UUID id, long version, UUID other, long otherVersion, Registration.Attachment whole, String subjectRead) {
        Access access = CurrentAccess.get();
        Instant now = clock.instant();
        // two agents who merge the same two the other way round meet at the same one first
        boolean inOrder = id.compareTo(other) < 0;
        MailItem first = inOrder ? items.locked(id, version) : items.locked(other, otherVersion);
        MailItem second = inOrder ? items.locked(other, otherVersion) : items.locked(id, version);
        MailItem item = inOrder ? first : second;
        MailItem absorbed = inOrder ? second : first;
        item.absorb(absorbed, whole, subjectRead, access, now);
        tie(absorbed, item, LinkKind.RELATED);
        record(
                MailAct.MERGE,
                item,
                Map.of("other", absorbed.id(), "otherNumber", absorbed.number(), "document", whole.sha256()));
        record(MailAct.VOID, absorbed, Map.of("mergedInto", item.id(), "otherNumber", item.number()));
    }

    private void tie(MailItem from, MailItem to, LinkKind kind) {
        entityManager
                .createNativeQuery(
                        "insert into mail_item_link (organisation_id, from_id, to_id, kind) values (:organisation, :from, :to, :kind) on conflict do nothing")
                .setParameter("organisation", from.organisationId())
                .setParameter("from", from.id())
                .setParameter("to", to.id())
                .setParameter("kind", kind.name())
                .executeUpdate();
    }

    private void record(MailAct act, MailItem item, Map<String, ?> more) {
        Map<String, Object> facts = new HashMap<>(more);
        facts.put("number", item.number());
        facts.put("state", item.state());
        facts.put("confidentiality", item.confidentiality());
        journal.append(act, MailAct.SUBJECT, item.id(), facts);
    }
}
