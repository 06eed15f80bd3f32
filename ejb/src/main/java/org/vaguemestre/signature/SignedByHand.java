package org.vaguemestre.signature;

import java.time.Instant;
import java.util.List;
import org.vaguemestre.circuit.TaskView;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.reply.Letter;

/**
 * How far the signature of an answer by hand is (<i>signature manuscrite</i>).
 *
 * @param task the signature that is asked for
 * @param signers of whom it is asked
 * @param papers one for each letter that is still to be signed
 * @param own whether the caller signs it, in their own name or by delegation
 * @param printable whether the caller may print them
 * @param ofTheMailRoom whether the caller tells what others signed
 */
public record SignedByHand(
        TaskView task,
        List<AgentView> signers,
        List<Paper> papers,
        boolean own,
        boolean printable,
        boolean ofTheMailRoom) {
    /**
     * A letter on paper. All but the letter is null while it was not printed, and what is scanned while it is not back. */
    public record Paper(
            Letter letter,
            String printedSha256,
            Integer printedPages,
            Instant printedAt,
            String printedBy,
            String scanSha256,
            Integer scannedPages,
            Instant scannedAt) {
        static Paper blank(Letter letter) {
            return new Paper(letter, null, null, null, null, null, null, null);
        }

        /** A page was left out, or one too many was laid on the glass. */
        public boolean uneven() {
            return scanSha256 != null && !scannedPages.equals(printedPages);
        }
    }

    public boolean back() {
        return papers.stream().allMatch(paper -> paper.scanSha256() != null);
    }

    /** Whether all are back, and the caller may tell that they are signed. */
    public boolean tellable() {
        return back() && (own || ofTheMailRoom);
    }

    public boolean printed() {
        return papers.stream().allMatch(paper -> paper.printedSha256() != null);
    }
}
