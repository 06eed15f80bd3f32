package org.vaguemestre.capture;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Walled;
import org.vaguemestre.document.Documents;
import org.vaguemestre.document.PageReading;
import org.vaguemestre.mail.MailPages;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The desk where the pages of a letter to qualify are put right (<i>montage du pli</i>): a separator was missed, a page lies on its head, a back is
 * blank. The files that were given are never changed: the letter's document is made again from their pages, outside any transaction; then the
 * act is one transaction, on the version the agent saw. Each is refused with NOT_FOUND, ALREADY_QUALIFIED, ITEM_VOID, RIGHT_MISSING,
 * DOCUMENT_SIGNED, DOCUMENT_WITHOUT_PAGES or CHANGED_MEANWHILE where it cannot be done.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LetterDesk {
    @Inject
    private LetterPages letters;

    @Inject
    private LetterDocuments made;

    @Inject
    private Documents documents;

    /**
     * A letter on the desk.
     *
     * @param next the letter to qualify that follows it; null when there is none
     */
    public record OnDesk(MailPages.Arrangeable item, List<LetterLeaf> leaves, MailPages.Arrangeable next) {}

    public OnDesk open(UUID item) {
        LetterPages.Letter letter = letters.open(item);
        MailPages.Arrangeable next =
                letters.next(letter).map(id -> letters.open(id).item()).orElse(null);
        return new OnDesk(letter.item(), letter.leaves().all(), next);
    }

    /**
     * The picture of a page of the letter, a JPEG, the way up it is read.
     *
     * @param place in the letter, from 1
     * @return null for a page that is not read yet or cannot be read
     * @throws Refused NOT_FOUND where the letter has no such page, and as {@link #open}
     */
    public Path preview(UUID item, int place) {
        List<LetterLeaf> leaves = letters.open(item).leaves().all();
        if (place < 1 || place > leaves.size()) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        LetterLeaf leaf = leaves.get(place - 1);
        Path preview = PageFiles.preview(documents.derivatives(leaf.sha256()), leaf.page());
        return Files.exists(preview) ? preview : null;
    }

    /**
     * Reorders, turns, sets aside and puts back.
     *
     * @param written places in their new order, as {@link LetterLeaves.Place#of} reads them
     * @throws Refused FIELD_INVALID unless each page is named once; LETTER_WITHOUT_PAGES
     */
    public void arrange(UUID item, long version, String written) {
        LetterPages.Letter letter = letters.open(item, version);
        List<LetterLeaves.Place> places = LetterLeaves.Place.of(written);
        LetterLeaves leaves = letter.leaves().arranged(places, lying(letter.leaves(), places));
        letters.arrange(letter, leaves, made.make(leaves.shown()), LetterLeaves.told(places));
    }

    /** How the pages that are to be turned lie now; of the others nobody asks. */
    private List<Integer> lying(LetterLeaves leaves, List<LetterLeaves.Place> places) {
        List<Integer> lying = new ArrayList<>();
        for (int i = 1; i <= leaves.all().size(); i++) {
            int place = i;
            LetterLeaf leaf = leaves.all().get(i - 1);
            boolean asked = places.stream().anyMatch(one -> one.from() == place && one.turn() != 0);
            PageReading reading = asked && leaf.turned() == null ? made.reading(leaf) : null;
            lying.add(leaf.turned() != null ? leaf.turned() : reading == null ? 0 : (Integer) reading.rotation());
        }
        return lying;
    }

    /**
     * Cuts the letter in two before a page; what follows is registered as a letter of its own, to be qualified.
     *
     * @return the other letter
     * @throws Refused LETTER_WITHOUT_PAGES where one of both would show nothing
     */
    public MailPages.Arrangeable cut(UUID item, long version, int before) {
        LetterPages.Letter letter = letters.open(item, version);
        LetterLeaves.Parts parts = letter.leaves().cut(before);
        UUID other = Walled.newId();
        letters.cut(
                letter,
                parts,
                made.make(parts.kept().shown()),
                made.make(parts.rest().shown()),
                other,
                before);
        return letters.open(other).item();
    }

    /**
     * Makes the next letter the end of this one.
     *
     * @return the one that is no more
     * @throws Refused NOTHING_TO_MERGE
     */
    public MailPages.Arrangeable merge(UUID item, long version) {
        LetterPages.Letter letter = letters.open(item, version);
        LetterPages.Letter next =
                letters.next(letter).map(letters::open).orElseThrow(() -> new Refused(Refusal.NOTHING_TO_MERGE));
        LetterLeaves both = letter.leaves().and(next.leaves());
        letters.merge(letter, next, both, made.make(both.shown()));
        return next.item();
    }
}
