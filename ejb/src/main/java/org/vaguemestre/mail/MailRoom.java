package org.vaguemestre.mail;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.Walled;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.document.Documents;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The acts on mail items of the organisation acted for (<i>bureau du courrier</i>). Each act is one transaction: authorise, load and lock, let the
 * item decide, journal. An act on an item that does not exist or may not be seen is refused with NOT_FOUND.
 */
@Stateless
public class MailRoom {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private ChronoCounter counter;

    @Inject
    private ItemsAtHand items;

    @Inject
    private Journal journal;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    @Inject
    private Correspondents correspondents;

    @Inject
    private Documents documents;

    @Inject
    private Folders folders;

    @Inject
    private Event<ItemMoved> moved;

    @Inject
    private Clock clock;

    /**
     * Registers an item: number, row, journal entry, all or nothing.
     *
     * @throws AlreadyRegistered when the identifier given beforehand was registered: nothing is done again
     * @throws Refused RIGHT_MISSING, DATE_IN_FUTURE, DATE_ORDER, DEPARTMENT_UNKNOWN, MAIL_TYPE_UNKNOWN, AGENT_UNKNOWN,
     *     CORRESPONDENT_UNKNOWN, NOT_FOUND (a document that is not stored)
     */
    public UUID register(Registration registration) {
        Access access = CurrentAccess.get();
        access.require(Right.MAIL_REGISTER);
        Details details = withDefaultsOfType(registration.details());
        verify(details);
        registration.documents().forEach(document -> documents.get(document.sha256()));
        ChronoCounter.Given given = counter.next(access.organisation(), registration.direction());
        UUID id = registration.id() == null ? Walled.newId() : registration.id();
        if (registration.id() != null && entityManager.find(MailItem.class, id) != null) {
            throw new AlreadyRegistered(id);
        }
        MailItem item = new MailItem(
                access.organisation(),
                id,
                registration.direction(),
                given.today().getYear(),
                given.sequence(),
                given.number(),
                details,
                registration.documents(),
                access.account(),
                given.at(),
                given.today());
        if (registration.toQualify()) {
            item.awaitQualification();
        }
        commit(item, details);
        entityManager.persist(item);
        Map<String, Object> facts = facts(item);
        facts.put(
                "documents",
                registration.documents().stream()
                        .map(Registration.Attachment::sha256)
                        .toList());
        record(MailAct.REGISTER, item, facts);
        moved.fire(new ItemMoved(item.id(), item.state() == State.IN_PROGRESS));
        return item.id();
    }

    /**
     * Registers an item and ties it to another one: it answers it, follows it.
     *
     * @throws Refused as {@link #register} does; NOT_FOUND for an item that the caller does not see
     */
    public UUID registerTied(Registration registration, UUID tiedTo, LinkKind kind) {
        MailItem other = items.seen(tiedTo, LockModeType.NONE);
        MailItem registered = entityManager.find(MailItem.class, register(registration));
        tie(registered, other, kind);
        return registered.id();
    }

    /** Qualifies an item that was registered; see {@link Details}. */
    public void qualify(UUID id, long version, Details details) {
        verify(details);
        MailItem item = items.locked(id, version);
        Changes before = Changes.from(item);
        item.qualify(details, CurrentAccess.get(), now(), today());
        commit(item, details);
        record(MailAct.QUALIFY, item, facts(item, before));
        moved.fire(new ItemMoved(id, true));
    }

    /** Corrects a qualified item. */
    public void correct(UUID id, long version, Details details) {
        verify(details);
        MailItem item = items.locked(id, version);
        Changes before = Changes.from(item);
        item.correct(details, CurrentAccess.get(), now(), today());
        commit(item, details);
        record(MailAct.CORRECT, item, facts(item, before));
        moved.fire(new ItemMoved(id, false));
    }

    /**
     * Does an act that can be taken back. Sent again with the same command it is not done again: the answer is that of the first time.
     *
     * @param command identifier of the request, given by who sends it; null for one that is never sent again
     * @throws Refused NOT_FOUND, CHANGED_MEANWHILE, or the reason of the item
     */
    public ActDone perform(UUID command, UUID id, long version, AskedAct asked) {
        Access access = CurrentAccess.get();
        Optional<ActDone> earlier = doneFor(command, id, version);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        MailItem item = items.locked(id, version);
        MailItem.Standing before = item.standing();
        Changes changes = Changes.from(item);
        switch (asked.act()) {
            case TAKE -> item.take(access, now());
            case ASSIGN -> item.assign(agent(asked), access, now());
            case ROUTE -> item.route(department(asked), agentOrNobody(asked), access, now());
            case RETURN -> item.returnToMailRoom(access, now());
            case CLOSE -> item.close(asked.reason(), access, now());
            default ->
                throw new Refused(Refusal.FIELD_INVALID, "act", asked.act().name());
        }
        Map<String, Object> facts = facts(item, changes);
        facts.putAll(LastAct.facts(command, before));
        record(asked.act(), item, facts);
        moved.fire(new ItemMoved(id, false));
        return new ActDone(item.number(), item.version());
    }

    /**
     * Takes back the act that left this version, also where it took the item out of the caller's sight.
     *
     * @param command as of {@link #perform}
     * @throws Refused NOTHING_TO_UNDO, UNDO_TOO_LATE, CHANGED_MEANWHILE, NOT_FOUND
     */
    public ActDone undo(UUID command, UUID id, long version) {
        Access access = CurrentAccess.get();
        Optional<ActDone> earlier = doneFor(command, id, version);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        MailItem item = entityManager.find(MailItem.class, id, LockModeType.PESSIMISTIC_WRITE);
        LastAct last = item == null ? null : LastAct.in(journal.about(id)).orElse(null);
        if (last == null || !last.doneBy(access.account()) && !item.seenBy(access)) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        items.requireVersion(item, version);
        Changes changes = Changes.from(item);
        MailUndo undo = item.undo(last, access, now());
        Map<String, Object> facts = facts(item, changes);
        facts.putAll(LastAct.facts(command, null));
        journal.append(undo, MailAct.SUBJECT, item.id(), facts);
        moved.fire(new ItemMoved(id, false));
        return new ActDone(item.number(), item.version());
    }

    /** What this very request did already, when it comes again. */
    private Optional<ActDone> doneFor(UUID command, UUID id, long version) {
        MailItem item = command == null ? null : entityManager.find(MailItem.class, id, LockModeType.PESSIMISTIC_WRITE);
        return item == null || item.version() == version
                ? Optional.empty()
                : LastAct.in(journal.about(id))
                        .filter(last ->
                                last.answers(command, CurrentAccess.get().account()))
                        .map(last -> new ActDone(item.number(), item.version()));
    }

    private UUID department(AskedAct asked) {
        if (asked.department() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "service");
        }
        return structure.department(asked.department()).id();
    }

    private UUID agent(AskedAct asked) {
        if (asked.assignee() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "agent");
        }
        return agentOrNobody(asked);
    }

    private UUID agentOrNobody(AskedAct asked) {
        return asked.assignee() == null
                ? null
                : structure.agent(asked.assignee()).account();
    }

    /** The number of an item the caller may see; null for another. */
    public String numberOf(UUID id) {
        MailItem item = entityManager.find(MailItem.class, id);
        return item == null || !item.seenBy(CurrentAccess.get()) ? null : item.number();
    }

    /** Sends the item to a department, and to an agent there or (null) to nobody in particular. */
    public void route(UUID id, long version, UUID department, UUID assignee) {
        perform(null, id, version, AskedAct.route(department, assignee));
    }

    /** Sends the item back to the mail room. */
    public void returnToMailRoom(UUID id, long version) {
        perform(null, id, version, AskedAct.giveBack());
    }

    /** The caller takes the item in charge. */
    public void take(UUID id, long version) {
        perform(null, id, version, AskedAct.take());
    }

    /** Closes the item without an answer; the reason is kept with the item. */
    public void close(UUID id, long version, String reason) {
        perform(null, id, version, AskedAct.close(reason));
    }

    /** Voids a registration made by mistake; the number is never used again. */
    public void voidItem(UUID id, long version, String reason) {
        MailItem item = items.locked(id, version);
        item.voidBecause(reason, CurrentAccess.get(), now());
        record(MailAct.VOID, item, facts(item));
    }

    /** Ties an item to another one the caller sees; tying them twice changes nothing. */
    public void link(UUID from, UUID to, LinkKind kind) {
        MailItem item = items.seen(from, LockModeType.NONE);
        MailItem other = items.seen(to, LockModeType.NONE);
        if (from.equals(to)) {
            throw new Refused(Refusal.FIELD_INVALID, "lien", item.number());
        }
        tie(item, other, kind);
    }

    private void tie(MailItem item, MailItem other, LinkKind kind) {
        item.permit(MailAct.LINK, CurrentAccess.get());
        int added = entityManager
                .createNativeQuery(
                        "insert into mail_item_link (organisation_id, from_id, to_id, kind) values (:organisation, :from, :to, :kind) on conflict do nothing")
                .setParameter("organisation", item.organisationId())
                .setParameter("from", item.id())
                .setParameter("to", other.id())
                .setParameter("kind", kind.name())
                .executeUpdate();
        if (added > 0) {
            record(MailAct.LINK, item, Map.of("to", other.id(), "kind", kind));
        }
    }

    /** Takes the tie between two items away, whichever was tied to the other; what is not tied stays so. */
    public void unlink(UUID from, UUID to) {
        MailItem item = items.seen(from, LockModeType.NONE);
        MailItem other = items.seen(to, LockModeType.NONE);
        item.permit(MailAct.UNLINK, CurrentAccess.get());
        int removed = entityManager
                .createNativeQuery(
                        """
                        delete from mail_item_link where organisation_id = :organisation
                        and (from_id = :from and to_id = :to or from_id = :to and to_id = :from)
                        """)
                .setParameter("organisation", item.organisationId())
                .setParameter("from", item.id())
                .setParameter("to", other.id())
                .executeUpdate();
        if (removed > 0) {
            record(MailAct.UNLINK, item, Map.of("to", other.id()));
        }
    }

    /**
     * Adds a document (<i>pièce</i>) that is stored already; those the item has stay untouched and in their order. Adding one it has changes nothing.
     */
    public void addDocument(UUID id, Registration.Attachment document) {
        documents.get(document.sha256());
        MailItem item = items.seen(id, LockModeType.PESSIMISTIC_WRITE);
        if (item.attach(document.sha256(), document.name(), CurrentAccess.get(), now())) {
            record(
                    MailAct.ADD_DOCUMENT,
                    item,
                    Map.of("number", item.number(), "documents", List.of(document.sha256())));
        }
    }

    /** Everything a detail refers to exists in the organisation acted for. */
    private void verify(Details details) {
        if (details.department() != null) {
            structure.department(details.department());
        }
        if (details.assignee() != null) {
            structure.agent(details.assignee());
        }
        if (details.mailType() != null) {
            types.get(details.mailType());
        }
        if (details.correspondent() != null
                && correspondents.find(details.correspondent()).isEmpty()) {
            throw new Refused(Refusal.CORRESPONDENT_UNKNOWN);
        }
        if (details.folder() != null) {
            folders.get(details.folder());
        }
        if (details.copies() != null) {
            details.copies().forEach(copy -> {
                if (copy.department() != null) {
                    structure.department(copy.department());
                } else {
                    structure.agent(copy.account());
                }
            });
        }
    }

    /** What the person did not say and the type of mail does. */
    private Details withDefaultsOfType(Details said) {
        if (said.mailType() == null || said.confidentiality() != null && said.priority() != null) {
            return said;
        }
        MailTypeView type = types.get(said.mailType());
        Confidentiality level = said.confidentiality() == null ? type.confidentiality() : said.confidentiality();
        return new Details(
                said.subject(),
                said.correspondent(),
                said.senderReference(),
                said.postmarkedOn(),
                said.writtenOn(),
                said.arrivedOn(),
                said.mailType(),
                said.priority() == null ? type.priority() : said.priority(),
                level,
                said.channel(),
                said.department(),
                said.assignee(),
                said.folder(),
                said.copies(),
                said.amountCents());
    }

    private void commit(MailItem item, Details details) {
        item.commitWithin(
                details.mailType() == null
                        ? null
                        : types.get(details.mailType()).commitmentDays());
    }

    static Map<String, Object> facts(MailItem item) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("number", item.number());
        facts.put("direction", item.direction());
        facts.put("state", item.state());
        facts.put("department", item.departmentId());
        facts.put("assignee", item.assigneeId());
        facts.put("mailType", item.mailTypeId());
        facts.put("correspondent", item.correspondentId());
        facts.put("confidentiality", item.confidentiality());
        facts.put("priority", item.priority());
        facts.put("arrivedOn", item.arrivedOn());
        return facts;
    }

    private static Map<String, Object> facts(MailItem item, Changes before) {
        Map<String, Object> facts = facts(item);
        facts.put(Changes.FACT, before.until(item));
        return facts;
    }

    private void record(MailAct act, MailItem item, Map<String, ?> facts) {
        journal.append(act, MailAct.SUBJECT, item.id(), facts);
    }

    private Instant now() {
        return clock.instant();
    }

    private LocalDate today() {
        return now().atZone(PARIS).toLocalDate();
    }
}
