package org.vaguemestre.capture;

import java.util.UUID;
import org.vaguemestre.refusal.Refusal;

/**
 * A page in the ledger of its batch, in the order of the batch (<i>page du lot</i>).
 *
 * @param position in the batch, from 1
 * @param fileName the file it came in
 * @param separator what the sheet says, for a separator; else null
 * @param kept an agent decided that it belongs to a letter: taken up at the next resume
 * @param junction an agent's word; null for the rules
 * @param rotation turned by an agent, in degrees clockwise
 * @param confidence of the text, 0 to 1; null where none was read
 * @param refusal why it is in quarantine; else null
 * @param refusedAbout what the refusal speaks of; may be empty
 * @param item the item it is filed in, and its number; else null
 * @param pictured there is a picture of it: it was read, in this batch or in one that brought the same file before
 */
public record LedgerPage(
        PageRef ref,
        int position,
        String fileName,
        PageOutcome outcome,
        Separator separator,
        boolean kept,
        Junction junction,
        int rotation,
        Float confidence,
        Refusal refusal,
        String refusedAbout,
        UUID item,
        String itemNumber,
        boolean pictured) {}
