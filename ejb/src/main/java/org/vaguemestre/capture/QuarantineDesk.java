package org.vaguemestre.capture;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The quarantine desk (<i>quarantaine</i>): an agent decides about the pages that a batch could not place, then resumes the batch. A page can be
 * decided about while it is neither filed nor in the hands of the job, so a page wrongly taken for blank or for a separator too. Each act is
 * refused with NOT_FOUND, RIGHT_MISSING, BATCH_RUNNING or PAGE_NOT_IN_QUARANTINE where it cannot be done.
 */
@Stateless
public class QuarantineDesk {
    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Journal journal;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    @Inject
    private Event<BatchWaiting> waiting;

    @Inject
    private Clock clock;

    /** These are pages of letters, whatever they look like (a duplicate that is meant, a page taken for blank). */
    public void keep(UUID batch, List<PageRef> pages) {
        ScanBatch locked = locked(batch);
        for (PageRef ref : pages) {
            page(batch, ref).keep();
        }
        record(CaptureAct.PAGE_KEPT, locked, pages, Map.of());
    }

    /** Puts pages aside; they stay in the file they came in, and can be kept after all. */
    public void discard(UUID batch, List<PageRef> pages) {
        ScanBatch locked = locked(batch);
        for (PageRef ref : pages) {
            page(batch, ref).discard();
        }
        record(CaptureAct.PAGE_DISCARDED, locked, pages, Map.of());
    }

    /**
     * The page is a separator sheet that could not be read, or that named something unknown.
     *
     * @param department null for none
     * @param mailType null for none
     */
    public void declareSeparator(UUID batch, PageRef ref, UUID department, UUID mailType) {
        ScanBatch locked = locked(batch);
        String departmentCode =
                department == null ? null : structure.department(department).code();
        String typeCode = mailType == null ? null : types.get(mailType).code();
        Separator separator = departmentCode == null && typeCode == null
                ? Separator.patch()
                : new Separator(CurrentAccess.get().slug(), departmentCode, typeCode);
        page(batch, ref).declareSeparator(separator);
        Map<String, Object> facts = new HashMap<>();
        facts.put("department", department);
        facts.put("mailType", mailType);
        record(CaptureAct.SEPARATOR_DECLARED, locked, List.of(ref), facts);
    }

    /** A letter begins with this page: splits what would have been one. */
    public void startLetter(UUID batch, PageRef ref) {
        join(batch, ref, Junction.STARTS, CaptureAct.LETTER_STARTED);
    }

    /** This page goes on with the letter before it: merges what would have been two. */
    public void continueLetter(UUID batch, PageRef ref) {
        join(batch, ref, Junction.CONTINUES, CaptureAct.LETTER_CONTINUED);
    }

    private void join(UUID batch, PageRef ref, Junction word, CaptureAct act) {
        ScanBatch locked = locked(batch);
        page(batch, ref).join(word);
        record(act, locked, List.of(ref), Map.of());
    }

    /**
     * Turns a page.
     *
     * @param degrees clockwise: 90, 180 or 270
     */
    public void turn(UUID batch, PageRef ref, int degrees) {
        if (degrees % 90 != 0) {
            throw new Refused(Refusal.FIELD_INVALID, "rotation", degrees);
        }
        ScanBatch locked = locked(batch);
        page(batch, ref).turn(degrees);
        record(CaptureAct.PAGE_TURNED, locked, List.of(ref), Map.of("degrees", degrees));
    }

    /**
     * Moves a page elsewhere in the batch.
     *
     * @param before the page it goes before; null for the end of the batch
     */
    public void move(UUID batch, PageRef ref, PageRef before) {
        ScanBatch locked = locked(batch);
        List<ScanPage> order = ledger(batch);
        ScanPage moved = in(order, ref);
        if (!moved.openToRepair()) {
            throw new Refused(Refusal.PAGE_NOT_IN_QUARANTINE);
        }
        if (!ref.equals(before)) {
            order.remove(moved);
            order.add(before == null ? order.size() : order.indexOf(in(order, before)), moved);
            renumber(order);
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put("before", before == null ? null : before.toString());
        record(CaptureAct.PAGE_MOVED, locked, List.of(ref), facts);
    }

    /** These pages, in this order, are one letter: keeps them, puts them together, and resumes the batch. */
    public void fileAsLetter(UUID batch, List<PageRef> pages) {
        ScanBatch locked = locked(batch);
        if (pages.isEmpty()) {
            throw new Refused(Refusal.FIELD_MISSING, "pages");
        }
        List<ScanPage> order = ledger(batch);
        List<ScanPage> letter = new ArrayList<>();
        for (PageRef ref : pages) {
            ScanPage page = in(order, ref);
            page.join(letter.isEmpty() ? Junction.STARTS : Junction.CONTINUES);
            letter.add(page);
        }
        ScanPage first = letter.get(0);
        order.removeAll(letter.subList(1, letter.size()));
        int place = order.indexOf(first) + 1;
        order.addAll(place, letter.subList(1, letter.size()));
        if (place + letter.size() - 1 < order.size()) {
            order.get(place + letter.size() - 1).startUnlessSaid();
        }
        renumber(order);
        record(CaptureAct.PAGE_KEPT, locked, pages, Map.of("oneLetter", true));
        resume(locked);
    }

    /** Gives the batch back to its job, which files what was kept and leaves the rest in quarantine. */
    public void resume(UUID batch) {
        resume(locked(batch));
    }

    private void resume(ScanBatch batch) {
        Access access = CurrentAccess.get();
        List<PageRef> released = new ArrayList<>();
        for (ScanPage page : ledger(batch.id())) {
            if (page.release()) {
                released.add(page.ref());
            }
        }
        batch.resume(access.account(), clock.instant());
        record(CaptureAct.RESUMED, batch, released, Map.of());
        waiting.fire(new BatchWaiting(access.organisation(), batch.id()));
    }

    private static void renumber(List<ScanPage> order) {
        int position = 0;
        for (ScanPage page : order) {
            page.moveTo(++position);
        }
    }

    private ScanBatch locked(UUID id) {
        CurrentAccess.get().require(Right.SCAN_REPAIR);
        ScanBatch batch = entityManager.find(ScanBatch.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (batch == null) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        batch.requireQuiet();
        return batch;
    }

    private ScanPage page(UUID batch, PageRef ref) {
        ScanPage page = entityManager.find(
                ScanPage.class, new ScanPage.Key(CurrentAccess.get().organisation(), batch, ref.file(), ref.page()));
        if (page == null) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        return page;
    }

    private List<ScanPage> ledger(UUID batch) {
        return new ArrayList<>(entityManager
                .createQuery("select p from ScanPage p where p.batchId = :batch order by p.position", ScanPage.class)
                .setParameter("batch", batch)
                .getResultList());
    }

    private static ScanPage in(List<ScanPage> ledger, PageRef ref) {
        return ledger.stream()
                .filter(page -> page.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
    }

    private void record(CaptureAct act, ScanBatch batch, List<PageRef> pages, Map<String, ?> more) {
        Map<String, Object> facts = new HashMap<>(more);
        facts.put("pages", pages.stream().map(PageRef::toString).toList());
        journal.append(act, CaptureAct.SUBJECT, batch.id(), facts);
    }
}
