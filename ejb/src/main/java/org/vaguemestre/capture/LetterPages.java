package org.vaguemestre.capture;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.document.DocumentView;
import org.vaguemestre.document.Documents;
import org.vaguemestre.mail.Details;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.MailPages;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.mail.Registration;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The pages of letters as the database knows them (used by {@link LetterDesk} only): what an item is made of, and each act of the desk in one
 * transaction, with the item, its pages, the ledger of its batch and what is proposed of it.
 */
@Stateless
public class LetterPages {
    private static final String SUFFIX = "( \\(p\\. [0-9, -]+\\))?(\\.[A-Za-z0-9]{1,5})?$";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private MailPages mailPages;

    @Inject
    private Documents documents;

    @Inject
    private Proposals proposals;

    @Inject
    private LetterReader reader;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    /** An item to qualify and its pages. */
    public record Letter(MailPages.Arrangeable item, LetterLeaves leaves) {}

    /**
     * What a letter is made of.
     *
     * @throws Refused NOT_FOUND, ALREADY_QUALIFIED, ITEM_VOID, RIGHT_MISSING, DOCUMENT_SIGNED, DOCUMENT_WITHOUT_PAGES
     */
    public Letter open(UUID id) {
        MailPages.Arrangeable item = mailPages.arrangeable(id);
        if (item.sha256() == null) {
            throw new Refused(Refusal.DOCUMENT_WITHOUT_PAGES);
        }
        List<LetterLeaf> arranged = rows(
                        "select sha256, page, turned, aside, batch_id, file from letter_leaf"
                                + " where organisation_id = :organisation and mail_item_id = :item order by position",
                        Map.of("item", id))
                .stream()
                .map(LetterPages::leaf)
                .toList();
        return new Letter(item, new LetterLeaves(arranged.isEmpty() ? untouched(item) : arranged));
    }

    /** What a letter is made of, if it is still as the agent saw it. @throws Refused CHANGED_MEANWHILE, or as {@link #open(UUID)} */
    public Letter open(UUID id, long version) {
        mailPages.requireUnchanged(id, version);
        return open(id);
    }

    /** The pages of a letter nobody arranged yet: those of its scan, or of its file. */
    private List<LetterLeaf> untouched(MailPages.Arrangeable item) {
        DocumentView document = documents.get(item.sha256());
        if (document.signed()) {
            throw new Refused(Refusal.DOCUMENT_SIGNED);
        }
        if (document.pages() == null || document.pages() == 0) {
            throw new Refused(Refusal.DOCUMENT_WITHOUT_PAGES);
        }
        List<LetterLeaf> scanned = rows(
                        """
                        select f.sha256, p.page, cast((p.rotation + p.upright) % 360 as integer), false, p.batch_id, p.file from scan_page p
                        join scan_file f on f.organisation_id = p.organisation_id and f.batch_id = p.batch_id and f.position = p.file
                        where p.organisation_id = :organisation and p.mail_item_id = :item order by p.position
                        """,
                        Map.of("item", item.id()))
                .stream()
                .map(LetterPages::leaf)
                .toList();
        boolean assembled = scanned.size() == document.pages()
                && scanned.stream().noneMatch(leaf -> leaf.sha256().equals(document.sha256()));
        if (assembled) {
            return scanned;
        }
        LetterLeaf any = scanned.isEmpty() ? null : scanned.get(0);
        return IntStream.rangeClosed(1, document.pages())
                .mapToObj(page -> new LetterLeaf(
                        document.sha256(),
                        page,
                        null,
                        false,
                        any == null ? null : any.batch(),
                        any == null ? null : any.file()))
                .toList();
    }

    private static LetterLeaf leaf(Tuple row) {
        return new LetterLeaf(
                row.get(0, String.class),
                row.get(1, Integer.class),
                row.get(2, Integer.class),
                row.get(3, Boolean.class),
                row.get(4, UUID.class),
                row.get(5, Integer.class));
    }

    /** The letter to qualify that follows in the same batch, or out of the same file; empty when there is none. */
    public Optional<UUID> next(Letter letter) {
        LetterLeaf last = letter.leaves().all().get(letter.leaves().all().size() - 1);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("item", letter.item().id());
        parameters.put("audience", String.join(",", CurrentAccess.get().audience()));
        String sql;
        if (last.batch() != null) {
            parameters.put("batch", last.batch());
            sql =
                    """
                    select m.id from scan_page p
                    join mail_item m on m.organisation_id = p.organisation_id and m.id = p.mail_item_id
                    where p.organisation_id = :organisation and p.batch_id = :batch and p.mail_item_id <> :item and m.state = 'REGISTERED'
                      and p.position > (select max(q.position) from scan_page q where q.organisation_id = :organisation and q.batch_id = :batch and q.mail_item_id = :item)
                      and m.audience && string_to_array(:audience, ',')
                    order by p.position limit 1
                    """;
        } else {
            parameters.put("sha256", last.sha256());
            parameters.put("page", last.page());
            sql =
                    """
                    select m.id from letter_leaf l
                    join mail_item m on m.organisation_id = l.organisation_id and m.id = l.mail_item_id
                    where l.organisation_id = :organisation and l.sha256 = :sha256 and l.mail_item_id <> :item and l.page > :page and m.state = 'REGISTERED'
                      and m.audience && string_to_array(:audience, ',')
                    order by l.page, m.id limit 1
                    """;
        }
        return rows(sql, parameters).stream().map(row -> row.get(0, UUID.class)).findFirst();
    }

    /** The letter's pages lie as given from now on. */
    public void arrange(Letter letter, LetterLeaves leaves, LetterDocuments.Made made, String told) {
        MailPages.Arrangeable item = letter.item();
        List<Proposal> read = reader.read(made.readings(), under(leaves), item.arrivedOn());
        mailPages.rearrange(
                item.id(),
                item.version(),
                document(item, leaves, made),
                LetterReader.subject(read).orElse(null),
                told);
        keep(item.id(), leaves);
        proposals.replace(item.id(), read);
    }

    /** Cuts the letter; the rest is registered under the identifier given. */
    public void cut(
            Letter letter,
            LetterLeaves.Parts parts,
            LetterDocuments.Made kept,
            LetterDocuments.Made rest,
            UUID other,
            int before) {
        MailPages.Arrangeable item = letter.item();
        List<Proposal> readOfKept = reader.read(kept.readings(), under(parts.kept()), item.arrivedOn());
        Separator under = under(parts.rest());
        List<Proposal> readOfRest = reader.read(rest.readings(), under, item.arrivedOn());
        mailPages.cut(
                item.id(),
                item.version(),
                document(item, parts.kept(), kept),
                LetterReader.subject(readOfKept).orElse(null),
                new Registration(
                        other,
                        Direction.INCOMING,
                        details(item, under, readOfRest),
                        List.of(document(item, parts.rest(), rest)),
                        true),
                before);
        forget(item.id());
        keep(item.id(), parts.kept());
        keep(other, parts.rest());
        proposals.replace(item.id(), readOfKept);
        proposals.keep(other, readOfRest);
        for (LetterLeaf leaf : parts.rest().all()) {
            if (leaf.batch() != null) {
                query(
                                "update scan_page set mail_item_id = :other where organisation_id = :organisation and"
                                        + " batch_id = :batch and file = :file and page = :page and mail_item_id = :item",
                                Map.of(
                                        "other",
                                        other,
                                        "batch",
                                        leaf.batch(),
                                        "file",
                                        leaf.file(),
                                        "page",
                                        leaf.page(),
                                        "item",
                                        item.id()))
                        .executeUpdate();
            }
        }
    }

    /** The next letter becomes the end of this one. */
    public void merge(Letter letter, Letter next, LetterLeaves both, LetterDocuments.Made made) {
        MailPages.Arrangeable item = letter.item();
        List<Proposal> read = reader.read(made.readings(), under(both), item.arrivedOn());
        mailPages.merge(
                item.id(),
                item.version(),
                next.item().id(),
                next.item().version(),
                document(item, both, made),
                LetterReader.subject(read).orElse(null));
        forget(next.item().id());
        keep(item.id(), both);
        proposals.replace(item.id(), read);
        query(
                        "update scan_page set mail_item_id = :item where organisation_id = :organisation and mail_item_id = :next",
                        Map.of("item", item.id(), "next", next.item().id()))
                .executeUpdate();
    }

    private Registration.Attachment document(
            MailPages.Arrangeable item, LetterLeaves leaves, LetterDocuments.Made made) {
        List<LetterLeaf> shown = leaves.shown();
        DocumentView known =
                documents.describe(made.document(), "application/pdf", shown.size(), false, LetterOrigin.of(shown));
        if (known.reading() != DocumentView.Reading.READ) {
            List<Documents.PageText> texts = new ArrayList<>();
            for (int i = 0; i < made.readings().size(); i++) {
                texts.add(new Documents.PageText(i + 1, made.readings().get(i).text(), (float)
                        made.readings().get(i).confidence()));
            }
            documents.read(made.document().sha256(), texts);
        }
        String base = item.name().replaceFirst(SUFFIX, "");
        return new Registration.Attachment(
                made.document().sha256(),
                base + " (p. " + LetterOrigin.of(shown).pages() + ").pdf");
    }

    /** What the last separator before the letter says, as when it was cut out of its batch; null for none. */
    private Separator under(LetterLeaves leaves) {
        LetterLeaf first = leaves.all().get(0);
        if (first.batch() == null) {
            return null;
        }
        return rows(
                        """
                        select s.separator from scan_page s
                        where s.organisation_id = :organisation and s.batch_id = :batch and s.file = :file and s.outcome = 'SEPARATOR' and s.separator is not null
                          and s.position < (select p.position from scan_page p where p.organisation_id = :organisation and p.batch_id = :batch and p.file = :file and p.page = :page)
                        order by s.position desc limit 1
                        """,
                        Map.of("batch", first.batch(), "file", first.file(), "page", first.page()))
                .stream()
                .map(row -> Separator.read(row.get(0, String.class)).orElse(null))
                .findFirst()
                .orElse(null);
    }

    private Details details(MailPages.Arrangeable item, Separator under, List<Proposal> read) {
        UUID department = under == null || under.department() == null
                ? null
                : structure
                        .departmentByCode(under.department())
                        .map(DepartmentView::id)
                        .orElse(null);
        UUID type = under == null || under.mailType() == null
                ? null
                : types.byCode(under.mailType()).map(MailTypeView::id).orElse(null);
        return new Details(
                LetterReader.subject(read).orElse(null),
                null,
                null,
                null,
                null,
                item.arrivedOn(),
                type,
                null,
                item.confidentiality(),
                item.channel(),
                department,
                null,
                null,
                null);
    }

    private void forget(UUID item) {
        query(
                        "delete from letter_leaf where organisation_id = :organisation and mail_item_id = :item",
                        Map.of("item", item))
                .executeUpdate();
    }

    private void keep(UUID item, LetterLeaves leaves) {
        forget(item);
        int position = 0;
        for (LetterLeaf leaf : leaves.all()) {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("item", item);
            parameters.put("position", ++position);
            parameters.put("sha256", leaf.sha256());
            parameters.put("page", leaf.page());
            parameters.put("turned", leaf.turned());
            parameters.put("aside", leaf.aside());
            parameters.put("batch", leaf.batch() == null ? null : leaf.batch().toString());
            parameters.put("file", leaf.file());
            query(
                            """
                            insert into letter_leaf (organisation_id, mail_item_id, position, sha256, page, turned, aside, batch_id, file)
                            values (:organisation, :item, :position, :sha256, :page, cast(:turned as integer), :aside, cast(:batch as uuid), cast(:file as integer))
                            """,
                            parameters)
                    .executeUpdate();
        }
    }

    private Query query(String sql, Map<String, ?> parameters) {
        Query query = entityManager.createNativeQuery(sql);
        query.setParameter("organisation", CurrentAccess.get().organisation());
        parameters.forEach(query::setParameter);
        return query;
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, Map<String, ?> parameters) {
        Query query = entityManager.createNativeQuery(sql, Tuple.class);
        query.setParameter("organisation", CurrentAccess.get().organisation());
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }
}
