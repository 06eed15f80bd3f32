package org.vaguemestre.signature;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
 * @param tellable whether all are back, and the caller may tell that they are signed
 */
public record SignedByHand(
        TaskView task, List<AgentView> signers, List<Paper> papers, boolean own, boolean printable, boolean tellable) {
    /**
     * A letter on paper. All but the letter is null while it was not printed, and what is scanned while it is not back.
     *
     * @param printing what its code says
     */
    public record Paper(
            Letter letter,
            UUID printing,
            String printedSha256,
            Integer printedPages,
            Instant printedAt,
            String printedBy,
            String scanSha256,
            Integer scannedPages,
            Instant scannedAt) {
        static Paper blank(Letter letter) {
            return new Paper(letter, null, null, null, null, null, null, null, null);
        }

        /** A page was left out, or one too many was laid on the glass. */
        public boolean uneven() {
            return scanSha256 != null && !scannedPages.equals(printedPages);
        }
    }

    public boolean back() {
        return papers.stream().allMatch(paper -> paper.scanSha256() != null);
    }

    public boolean printed() {
        return papers.stream().allMatch(paper -> paper.printedSha256() != null);
    }
}
