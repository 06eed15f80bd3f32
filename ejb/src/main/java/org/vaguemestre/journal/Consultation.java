package org.vaguemestre.journal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Consultation of the journal by people: who looks at it, and at what of it, is written in it. */
@Stateless
public class Consultation {
    @Inject
    private Journal journal;

    @Inject
    private Checkpoints checkpoints;

    @Inject
    private CheckpointKey key;

    /**
     * Some entries, newest first. The first page of a question is journalled, with the question; the pages that follow it are not.
     *
     * @param cursor where the earlier page ended; null for the first
     * @param limit most entries on the page, at least 1
     * @throws Refused RIGHT_MISSING, CURSOR_INVALID
     */
    public JournalPage page(JournalFilter filter, String cursor, int limit) {
        Access access = CurrentAccess.get();
        access.require(Right.JOURNAL_READ);
        List<JournalEntry> found = journal.before(place(cursor), filter, limit + 1);
        if (cursor == null) {
            Map<String, Object> question = new HashMap<>();
            question.put("act", filter.act());
            question.put("actor", filter.actor());
            question.put("from", filter.from());
            question.put("until", filter.until());
            journal.append(JournalAct.CONSULT, JournalAct.SUBJECT, access.organisation(), question);
        }
        return found.size() > limit
                ? new JournalPage(
                        found.subList(0, limit),
                        Long.toString(found.get(limit - 1).n()))
                : new JournalPage(found, null);
    }

    /**
     * Writes in the journal that it is about to leave the portal, and signs it up to there; in a transaction of its own, since the export that
     * follows lasts as long as the network takes.
     *
     * @return where the export ends
     * @throws Refused RIGHT_MISSING
     */
    public Checkpoint beforeExport() {
        Access access = CurrentAccess.get();
        access.require(Right.JOURNAL_EXPORT);
        journal.append(JournalAct.EXPORT, JournalAct.SUBJECT, access.organisation(), Map.of());
        return checkpoints.sign(Checkpoint.Occasion.EXPORT);
    }

    /**
     * The public half of the key that signs the checkpoints of all journals of the portal.
     *
     * @throws Refused RIGHT_MISSING
     */
    public PublishedKey key() {
        CurrentAccess.get().require(Right.JOURNAL_READ);
        return key.published();
    }

    /**
     * How many checkpoints of the journal a time stamp authority has stamped.
     *
     * @throws Refused RIGHT_MISSING
     */
    public long stamped() {
        CurrentAccess.get().require(Right.JOURNAL_READ);
        return checkpoints.stamped();
    }

    private static long place(String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new Refused(Refusal.CURSOR_INVALID);
        }
    }
}
