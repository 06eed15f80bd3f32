package org.vaguemestre.mail;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.correspondent.Correspondents;
import org.vaguemestre.document.Clearances;
import org.vaguemestre.document.DocumentView;
import org.vaguemestre.document.Documents;
import org.vaguemestre.document.Fingerprint;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.journal.JournalEntry;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Reading mail items of the organisation acted for: one whole, its trail, its documents. What may not be seen does not exist. */
@Stateless
public class MailItems {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private ItemsAtHand items;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    @Inject
    private Correspondents correspondents;

    @Inject
    private Documents documents;

    @Inject
    private Clearances clearances;

    @Inject
    private Folders folders;

    @Inject
    private ReadableNotes notes;

    @Inject
    @Any
    private Instance<PreparedDocuments> prepared;

    @Inject
    private Journal journal;

    /**
     * Opens an item. The consultation of a confidential one is journalled.
     *
     * @throws Refused NOT_FOUND when there is none or the caller may not see it
     */
    public MailItemView open(UUID id) {
        Access access = CurrentAccess.get();
        MailItem item = items.seen(id, LockModeType.NONE);
        MailItemView view = view(item, access);
        if (item.confidentiality() == Confidentiality.CONFIDENTIAL && access.account() != null) {
            journal.append(MailAct.CONSULT, MailAct.SUBJECT, id, Map.of("number", item.number()));
        }
        return view;
    }

    /** The life of an item in plain words of this language, oldest first. */
    public List<TrailLine> trail(UUID id, Locale locale) {
        MailItem item = items.seen(id, LockModeType.NONE);
        List<JournalEntry> entries = entriesAbout(item);
        TrailNames names = new TrailNames(
                structure.agents(),
                structure.departments(),
                types.all(),
                correspondents.find(List.copyOf(Changes.named("correspondent", entries))).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, known -> known.getValue().displayName())),
                folders.names(Changes.named("folder", entries)));
        TrailTeller teller = new TrailTeller(locale, names);
        return entries.stream().map(teller::tell).toList();
    }

    /** Those of the item, and what the antivirus decided of its documents. */
    private List<JournalEntry> entriesAbout(MailItem item) {
        List<UUID> documents = clearances.subjects(
                item.documents().stream().map(MailItem.AttachedDocument::sha256).toList());
        return Stream.concat(Stream.of(item.id()), documents.stream())
                .flatMap(subject -> journal.about(subject).stream())
                .sorted(Comparator.comparingLong(JournalEntry::n))
                .toList();
    }

    /**
     * Who can see the item today and why: the one rule of visibility over the memberships of today. Whoever sees the item may ask: that one is
     * watched over is no secret from those who share the sight.
     */
    public List<Sight> sight(UUID id) {
        MailItem item = items.seen(id, LockModeType.NONE);
        return Sight.of(
                item.audience(),
                item.departmentId(),
                item.assigneeId(),
                structure.onlookers(),
                structure.departments());
    }

    /** The item of this number, however it was typed; empty for none that the caller may see. */
    public Optional<UUID> byNumber(String typed) {
        if (typed == null || typed.isBlank()) {
            return Optional.empty();
        }
        return tuples(
                        """
                        select id from mail_item where organisation_id = :organisation and number = :number
                        and audience && string_to_array(:audience, ',')
                        """,
                        Map.of(
                                "number",
                                typed.strip().toUpperCase(Locale.ROOT),
                                "audience",
                                String.join(",", CurrentAccess.get().audience())))
                .stream()
                .map(row -> row.get(0, UUID.class))
                .findFirst();
    }

    /**
     * A document that the caller may open, because of an item it belongs to and because the antivirus has nothing against it.
     *
     * @throws Refused NOT_FOUND, DOCUMENT_AWAITS_ANTIVIRUS, DOCUMENT_INFECTED
     */
    public DocumentView document(String sha256) {
        Access access = CurrentAccess.get();
        String named = new Fingerprint(sha256).hex();
        boolean seen = (boolean) entityManager
                .createNativeQuery(
                        """
                        select exists (select from mail_item_document d
                          join mail_item m on m.organisation_id = d.organisation_id and m.id = d.mail_item_id
                          where d.organisation_id = :organisation and d.sha256 = :sha256 and m.audience && string_to_array(:audience, ','))
                        """)
                .setParameter("organisation", access.organisation())
                .setParameter("sha256", named)
                .setParameter("audience", String.join(",", access.audience()))
                .getSingleResult();
        if (!seen) {
            UUID item = prepared.stream()
                    .flatMap(documents -> documents.itemOf(sha256).stream())
                    .findFirst()
                    .orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
            items.seen(item, LockModeType.NONE);
        }
        clearances.require(sha256);
        return documents.get(sha256);
    }

    /** Documents in quarantine of the items the caller sees, the latest first. */
    public List<QuarantinedDocument> quarantined() {
        return tuples(
                        """
                        select m.id, m.number, d.name, c.found, c.judged_at from document_clearance c
                        join mail_item_document d on d.organisation_id = c.organisation_id and d.sha256 = c.sha256
                        join mail_item m on m.organisation_id = d.organisation_id and m.id = d.mail_item_id
                        where c.organisation_id = :organisation and c.state = 'INFECTED' and m.audience && string_to_array(:audience, ',')
                        order by c.judged_at desc, m.number fetch first 200 rows only
                        """,
                        Map.of("audience", String.join(",", CurrentAccess.get().audience())))
                .stream()
                .map(row -> new QuarantinedDocument(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, Instant.class)))
                .toList();
    }

    /**
     * What may be said of these items to someone who reads their acts and not their content: number, and whether the caller may open them.
     * One above the caller's clearance is known to exist and by nothing else.
     *
     * @throws Refused RIGHT_MISSING without JOURNAL_READ
     */
    public Map<UUID, MailGlimpse> glimpses(Collection<UUID> ids) {
        Access access = CurrentAccess.get();
        access.require(Right.JOURNAL_READ);
        if (ids.isEmpty()) {
            return Map.of();
        }
        return tuples(
                        """
                        select id, number, confidentiality, audience && string_to_array(:audience, ',') from mail_item
                        where organisation_id = :organisation and id = any (cast(string_to_array(:ids, ',') as uuid[]))
                        """,
                        Map.of(
                                "audience",
                                String.join(",", access.audience()),
                                "ids",
                                ids.stream().map(UUID::toString).collect(Collectors.joining(","))))
                .stream()
                .collect(Collectors.toMap(row -> row.get(0, UUID.class), row -> {
                    boolean seen = row.get(3, Boolean.class);
                    Confidentiality level = Confidentiality.valueOf(row.get(2, String.class));
                    return new MailGlimpse(
                            seen || access.clearance().allows(level) ? row.get(1, String.class) : null, seen);
                }));
    }

    private MailItemView view(MailItem item, Access access) {
        CorrespondentView correspondent = item.correspondentId() == null
                ? null
                : correspondents.find(List.of(item.correspondentId())).get(item.correspondentId());
        return new MailItemView(
                item.id(),
                item.number(),
                item.direction(),
                item.state(),
                item.subject(),
                correspondent,
                item.senderReference(),
                item.postmarkedOn(),
                item.writtenOn(),
                item.arrivedOn(),
                item.registeredAt(),
                item.mailTypeId(),
                typeName(item.mailTypeId()),
                item.priority(),
                item.confidentiality(),
                item.channel(),
                item.amountCents(),
                item.departmentId(),
                departmentName(item.departmentId()),
                item.assigneeId(),
                agentName(item.assigneeId()),
                item.folderId(),
                folderName(item.folderId()),
                item.committedFor(),
                item.closingReason(),
                item.voidReason(),
                item.copies().stream()
                        .map(copy -> new MailItemView.CopyView(
                                copy.departmentId(),
                                copy.accountId(),
                                copy.departmentId() == null
                                        ? agentName(copy.accountId())
                                        : departmentName(copy.departmentId())))
                        .toList(),
                links(item, access),
                notes.of(item, access),
                item.documents().stream()
                        .map(attached ->
                                new MailItemView.AttachmentView(attached.name(), documents.get(attached.sha256())))
                        .toList(),
                item.actsOpenTo(access),
                item.version());
    }

    private List<MailItemView.LinkView> links(MailItem item, Access access) {
        return tuples(
                        """
                        select l.kind, l.from_id = :item, o.id, o.number, o.subject from mail_item_link l
                        join mail_item o on o.organisation_id = l.organisation_id and o.id = case when l.from_id = :item then l.to_id else l.from_id end
                        where l.organisation_id = :organisation and :item in (l.from_id, l.to_id) and o.audience && string_to_array(:audience, ',')
                        order by o.number
                        """,
                        Map.of("item", item.id(), "audience", String.join(",", access.audience())))
                .stream()
                .map(row -> new MailItemView.LinkView(
                        LinkKind.valueOf(row.get(0, String.class)),
                        row.get(1, Boolean.class),
                        row.get(2, UUID.class),
                        row.get(3, String.class),
                        row.get(4, String.class)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> tuples(String sql, Map<String, ?> parameters) {
        var query = entityManager.createNativeQuery(sql, Tuple.class);
        query.setParameter("organisation", CurrentAccess.get().organisation());
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    private String typeName(UUID id) {
        return types.all().stream()
                .filter(type -> type.id().equals(id))
                .map(MailTypeView::name)
                .findFirst()
                .orElse(null);
    }

    private String departmentName(UUID id) {
        return structure.departments().stream()
                .filter(department -> department.id().equals(id))
                .map(DepartmentView::name)
                .findFirst()
                .orElse(null);
    }

    private String agentName(UUID account) {
        return structure.agents().stream()
                .filter(agent -> agent.account().equals(account))
                .map(AgentView::name)
                .findFirst()
                .orElse(null);
    }

    private String folderName(UUID id) {
        return id == null
                ? null
                : (String) entityManager
                        .createNativeQuery("select name from folder where organisation_id = :organisation and id = :id")
                        .setParameter("organisation", CurrentAccess.get().organisation())
                        .setParameter("id", id)
                        .getSingleResult();
    }
}
