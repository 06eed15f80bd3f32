package org.vaguemestre.capture;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A letter cut out of a batch, to be registered (<i>pli à enregistrer</i>).
 *
 * @param item identifier it will have as an item, the same after any restart
 * @param under the separator it lies under; null for none
 * @param returned under what it was printed to be signed by hand, since it comes back and is no new mail; null for a letter that came in
 * @param receivedOn day on which the batch was received
 * @param original the file whose very bytes are the letter's document, since the letter is the whole of it; null for a document to assemble
 */
public record LetterToFile(
        UUID item, List<Leaf> leaves, Separator under, UUID returned, LocalDate receivedOn, Original original) {
    /**
     * A page of the letter.
     *
     * @param sha256 of the file it comes in
     * @param turned degrees clockwise from the page as its file shows it to the page as it is read, as the ledger says
     */
    public record Leaf(PageRef ref, String sha256, String fileName, int turned) {}

    /** A born-digital or signed file. */
    public record Original(String sha256, long size, String name, int pages, boolean signed) {}

    public PageRef first() {
        return leaves.get(0).ref();
    }
}
