package org.vaguemestre.capture;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.document.DocumentView;
import org.vaguemestre.document.Documents;
import org.vaguemestre.document.Origin;
import org.vaguemestre.document.PageReading;
import org.vaguemestre.mail.AlreadyRegistered;
import org.vaguemestre.mail.Channel;
import org.vaguemestre.mail.Details;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.mail.MailRoom;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.mail.Registration;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;

/**
 * Registers the letters of a batch (<i>enregistrement des plis</i>): number, document with its text, proposals and the outcome of the pages in one
 * transaction. Everything read is proposed and the item waits to be qualified; only what a separator sheet says, put there by an agent, is
 * taken as said. A letter that comes back signed by hand is no new mail: it is given to the letter it is.
 */
@Stateless
public class LetterRegistrar {
    @Inject
    private ScanLedger ledger;

    @Inject
    private Documents documents;

    @Inject
    private MailRoom mailRoom;

    @Inject
    private Proposals proposals;

    @Inject
    private LetterReader reader;

    @Inject
    private SeparatorConfiguration separators;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    @Inject
    private SignedPaper signedPaper;

    /**
     * Registers a letter.
     *
     * @param document its bytes, durable already
     * @param readings of its pages, in order
     * @return the item its pages are filed in
     * @throws AlreadyRegistered when it was registered before: nothing is done again
     * @throws RunLost when another runner has the batch
     * @throws org.vaguemestre.refusal.Refused when it cannot be registered
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public UUID register(ScanRun run, LetterToFile letter, Documents.Kept document, List<PageReading> readings) {
        describe(letter, document, readings);
        UUID item = letter.returned() == null
                ? registered(letter, document, readings)
                : signedPaper.takeBack(letter.returned(), document.sha256());
        ledger.filed(run, letter, item);
        return item;
    }

    private UUID registered(LetterToFile letter, Documents.Kept document, List<PageReading> readings) {
        List<Proposal> read = read(letter, readings);
        UUID item = mailRoom.register(new Registration(
                letter.item(),
                Direction.INCOMING,
                details(letter, read),
                List.of(new Registration.Attachment(document.sha256(), name(letter))),
                true));
        proposals.keep(item, read);
        return item;
    }

    private List<Proposal> read(LetterToFile letter, List<PageReading> readings) {
        return reader.read(readings, letter.under(), letter.receivedOn()).stream()
                .map(proposal ->
                        proposal.onPage(proposal.page() == null ? null : documentPage(letter, proposal.page())))
                .toList();
    }

    /** A letter that keeps the bytes of its file keeps the numbers of the pages there too. */
    private static int documentPage(LetterToFile letter, int page) {
        return letter.original() == null
                ? page
                : letter.leaves().get(page - 1).ref().page();
    }

    private void describe(LetterToFile letter, Documents.Kept document, List<PageReading> readings) {
        LetterToFile.Original original = letter.original();
        int pages = original == null ? readings.size() : original.pages();
        Origin origin = original == null ? LetterOrigin.of(letter) : null;
        DocumentView known =
                documents.describe(document, "application/pdf", pages, original != null && original.signed(), origin);
        if (known.reading() != DocumentView.Reading.READ) {
            documents.read(document.sha256(), texts(letter, readings, pages));
        }
    }

    private static List<Documents.PageText> texts(LetterToFile letter, List<PageReading> readings, int pages) {
        Documents.PageText[] texts = new Documents.PageText[pages];
        for (int page = 1; page <= pages; page++) {
            texts[page - 1] = new Documents.PageText(page, "", null);
        }
        for (int i = 0; i < readings.size(); i++) {
            int page = documentPage(letter, i + 1);
            PageReading reading = readings.get(i);
            texts[page - 1] = new Documents.PageText(page, reading.text(), (float) reading.confidence());
        }
        return List.of(texts);
    }

    private Details details(LetterToFile letter, List<Proposal> read) {
        Separator under = letter.under();
        UUID department = under == null ? null : department(under);
        UUID type = under == null || under.mailType() == null
                ? null
                : types.byCode(under.mailType()).map(MailTypeView::id).orElse(null);
        return new Details(
                LetterReader.subject(read).orElse(null),
                null,
                null,
                null,
                null,
                letter.receivedOn(),
                type,
                null,
                null,
                Channel.PAPER,
                department,
                null,
                null,
                null);
    }

    /** What the sheet says; where a bare PATCHT sheet says nothing, what was set for those. */
    private UUID department(Separator under) {
        if (under.isPatch()) {
            UUID usual = separators.now().patchDepartment();
            return structure.departments().stream()
                    .map(DepartmentView::id)
                    .filter(id -> id.equals(usual))
                    .findFirst()
                    .orElse(null);
        }
        return under.department() == null
                ? null
                : structure
                        .departmentByCode(under.department())
                        .map(DepartmentView::id)
                        .orElse(null);
    }

    private static String name(LetterToFile letter) {
        if (letter.original() != null) {
            return letter.original().name();
        }
        String file = letter.leaves().get(0).fileName();
        int dot = file.lastIndexOf('.');
        return (dot > 0 ? file.substring(0, dot) : file) + " (p. "
                + LetterOrigin.of(letter).pages() + ").pdf";
    }
}
