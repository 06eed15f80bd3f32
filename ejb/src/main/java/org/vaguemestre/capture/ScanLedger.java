package org.vaguemestre.capture;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.document.Inspection;
import org.vaguemestre.document.PageReading;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The ledger as the scan job works through it (<i>registre des pages</i>): who holds a batch, what is left to do, what was found. Everything done is
 * done once: what stands in the ledger is not done again, whichever job or server asks.
 *
 * <p>Who is alive is judged by the database's clock, the one that all servers share.
 */
@Stateless
public class ScanLedger {
    /** Seconds of silence after which a running batch may be taken over; its job beats several times in between. */
    public static final int SILENT_SECONDS = 30;

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String TAKEABLE =
            "(state = 'RECEIVED' or state = 'RUNNING' and heartbeat_at < now() - make_interval(secs => "
                    + SILENT_SECONDS + "))"
                    + " and not exists (select from scan_file f join document_clearance c on c.organisation_id = f.organisation_id"
                    + " and c.sha256 = f.sha256 where f.organisation_id = scan_batch.organisation_id and f.batch_id = scan_batch.id"
                    + " and c.state = 'WAITING')";

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Journal journal;

    @Inject
    private SeparatorConfiguration separators;

    @Inject
    private Structure structure;

    @Inject
    private Event<BatchWaiting> waiting;

    @Inject
    private Clock clock;

    /** A batch that no living job holds. */
    public record Waiting(UUID organisation, UUID batch) {}

    /** Batches of the scope that wait for a job or whose job fell silent, those that have waited longest first. */
    public List<Waiting> waiting(int limit) {
        return tuples(
                        "select organisation_id, id from scan_batch where " + TAKEABLE
                                + " order by waiting_since, id fetch first :limit rows only",
                        Map.of("limit", limit))
                .stream()
                .map(row -> new Waiting(row.get(0, UUID.class), row.get(1, UUID.class)))
                .toList();
    }

    /** Takes a batch that no living job holds; empty when another server was faster. */
    public Optional<ScanRun> claim(UUID batch) {
        UUID runner = UUID.randomUUID();
        int taken = query(
                        """
                        update scan_batch set state = 'RUNNING', runner = :runner, heartbeat_at = now(), stop_asked = false, version = version + 1
                        where organisation_id = :organisation and id = :batch and\s"""
                                + TAKEABLE,
                        Map.of("organisation", organisation(), "batch", batch, "runner", runner))
                .executeUpdate();
        if (taken == 0) {
            return Optional.empty();
        }
        ScanBatch held = entityManager.find(ScanBatch.class, batch);
        record(CaptureAct.STARTED, batch, Map.of("runner", runner));
        String launcherName = structure.agents().stream()
                .filter(agent -> agent.account().equals(held.launchedBy()))
                .map(AgentView::name)
                .findFirst()
                .orElse("numérisation");
        return Optional.of(new ScanRun(batch, runner, held.launchedBy(), launcherName));
    }

    /** What a job learns when it says that it is alive. */
    public enum Answer {
        GO_ON,
        /** The operator asks it to stop. */
        STOP,
        /** Another runner has the batch. */
        LOST
    }

    /** The job is alive. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Answer beat(UUID batch, UUID runner) {
        List<Tuple> held = tuples(
                "update scan_batch set heartbeat_at = now() where organisation_id = :organisation and id = :batch and"
                        + " runner = :runner and state = 'RUNNING' returning stop_asked",
                Map.of("organisation", organisation(), "batch", batch, "runner", runner));
        return held.isEmpty() ? Answer.LOST : held.get(0).get(0, Boolean.class) ? Answer.STOP : Answer.GO_ON;
    }

    /** A file still to be opened. */
    public record Unopened(int position, String sha256) {}

    public List<Unopened> filesToInspect(UUID batch) {
        return files(batch).stream()
                .filter(file -> file.state() == ScanBatchView.FileState.RECEIVED)
                .map(file -> new Unopened(file.position(), file.sha256()))
                .toList();
    }

    /**
     * A file was opened: its pages enter the ledger. The same bytes brought before by a batch of the organisation, even in this one, enter it in
     * quarantine, for an agent to decide; the first to be opened is the original, whatever server opens it.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void inspected(ScanRun run, int position, Inspection found) {
        if (!found.isPaged()) {
            rejected(run, position, Refusal.DOCUMENT_TYPE_REFUSED);
            return;
        }
        ScanFile file = unopened(run, position);
        if (file == null) {
            return;
        }
        entityManager
                .createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:file, 0))) locked")
                .setParameter("file", organisation() + file.sha256())
                .getSingleResult();
        Optional<ScanBatch> firstBroughtBy = firstBroughtBy(file.sha256());
        file.inspected(found, firstBroughtBy.map(ScanBatch::id).orElse(null));
        entityManager.flush();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("organisation", organisation());
        parameters.put("batch", run.batch());
        parameters.put("file", position);
        parameters.put("pages", found.pages());
        parameters.put("outcome", (firstBroughtBy.isEmpty() ? PageOutcome.GIVEN : PageOutcome.QUARANTINED).name());
        parameters.put("refusal", firstBroughtBy.isEmpty() ? null : Refusal.SCAN_DUPLICATE.name());
        parameters.put("about", firstBroughtBy.map(ScanBatch::name).orElse(null));
        query(
                        """
                        insert into scan_page (organisation_id, batch_id, file, page, position, outcome, refusal, refusal_subject)
                        select :organisation, :batch, :file, n, n + (select coalesce(max(position), 0) from scan_page where organisation_id = :organisation and batch_id = :batch),
                          :outcome, cast(:refusal as text), cast(:about as text)
                        from generate_series(1, :pages) n
                        """,
                        parameters)
                .executeUpdate();
        Map<String, Object> facts = new HashMap<>();
        facts.put("file", position);
        facts.put("sha256", file.sha256());
        facts.put("pages", found.pages());
        facts.put("duplicateOf", firstBroughtBy.map(ScanBatch::id).orElse(null));
        record(CaptureAct.FILE_INSPECTED, run.batch(), facts);
    }

    private Optional<ScanBatch> firstBroughtBy(String sha256) {
        return entityManager
                .createQuery(
                        "select f from ScanFile f where f.sha256 = :sha256 and f.state = :inspected and f.duplicateOf"
                                + " is null",
                        ScanFile.class)
                .setParameter("sha256", sha256)
                .setParameter("inspected", ScanBatchView.FileState.INSPECTED)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(original -> entityManager.find(ScanBatch.class, original.batchId()));
    }

    /** A file could not be opened; the others go on. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void rejected(ScanRun run, int position, Refusal why) {
        ScanFile file = unopened(run, position);
        if (file != null) {
            file.reject(why, file.name());
            Map<String, Object> facts = new HashMap<>();
            facts.put("file", position);
            facts.put("sha256", file.sha256());
            facts.put("refusal", why);
            record(CaptureAct.FILE_INSPECTED, run.batch(), facts);
        }
    }

    private ScanFile unopened(ScanRun run, int position) {
        held(run);
        ScanFile file = entityManager.find(ScanFile.class, new ScanFile.Key(organisation(), run.batch(), position));
        return file.state() == ScanBatchView.FileState.RECEIVED ? file : null;
    }

    /**
     * A page still to be read.
     *
     * @param turned degrees clockwise from the page as its file shows it, where an agent turned it; null where nobody did
     */
    public record Unread(PageRef ref, String sha256, Integer turned) {}

    /**
     * The next page still to be read, locked until the transaction ends, so that partitions and servers share the pages without meeting; empty
     * when every page is read or being read.
     */
    public Optional<Unread> nextToRead(ScanRun run) {
        held(run);
        return tuples(
                        """
                        select p.file, p.page, f.sha256, case when p.rotation <> 0 then (p.rotation + p.upright) % 360 end from scan_page p
                        join scan_file f on f.organisation_id = p.organisation_id and f.batch_id = p.batch_id and f.position = p.file
                        where p.organisation_id = :organisation and p.batch_id = :batch and p.outcome = 'GIVEN'
                        order by p.position limit 1 for update of p skip locked
                        """,
                        Map.of("organisation", organisation(), "batch", run.batch()))
                .stream()
                .map(row -> new Unread(
                        new PageRef(row.get(0, Integer.class), row.get(1, Integer.class)),
                        row.get(2, String.class),
                        row.get(3, Integer.class)))
                .findFirst();
    }

    /** How many pages are still to be read. */
    public int unread(ScanRun run) {
        return tuples(
                        "select count(*) from scan_page where organisation_id = :organisation and batch_id = :batch"
                                + " and outcome = 'GIVEN'",
                        Map.of("organisation", organisation(), "batch", run.batch()))
                .get(0)
                .get(0, Number.class)
                .intValue();
    }

    /** What was found on a page. */
    public void pageRead(ScanRun run, PageRef ref, PageReading reading) {
        ScanPage page = unread(run, ref);
        if (page == null) {
            return;
        }
        if (page.isKept()) {
            page.read(reading.rotation(), (float) reading.confidence());
            return;
        }
        switch (reading.kind()) {
            case CONTENT -> {
                page.read(reading.rotation(), (float) reading.confidence());
                Optional.ofNullable(reading.letter()).flatMap(ReturnCode::read).ifPresent(page::returned);
            }
            case BLANK -> page.blank();
            case UNREADABLE_SEPARATOR -> page.quarantine(Refusal.SEPARATOR_UNREADABLE, "");
            case SEPARATOR ->
                Separator.read(reading.separator())
                        .ifPresentOrElse(
                                sheet -> separatorRead(page, sheet, reading),
                                () -> page.quarantine(Refusal.SEPARATOR_UNREADABLE, ""));
        }
    }

    private void separatorRead(ScanPage page, Separator sheet, PageReading reading) {
        if (!separators.now().accepts(sheet)) {
            page.read(reading.rotation(), (float) reading.confidence());
        } else if (!sheet.isPatch()
                && !sheet.organisation().equals(CurrentAccess.get().slug())) {
            page.refuseSeparator(sheet, Refusal.SEPARATOR_OF_OTHER_ORGANISATION, sheet.organisation());
        } else if (sheet.department() != null
                && structure.departmentByCode(sheet.department()).isEmpty()) {
            page.refuseSeparator(sheet, Refusal.SEPARATOR_DEPARTMENT_UNKNOWN, sheet.department());
        } else {
            page.separator(sheet);
        }
    }

    /** A page could not be read; the others go on. */
    public void pageRefused(ScanRun run, PageRef ref, Refusal why) {
        ScanPage page = unread(run, ref);
        if (page != null) {
            page.quarantine(why, "");
        }
    }

    private ScanPage unread(ScanRun run, PageRef ref) {
        held(run);
        ScanPage page = page(run.batch(), ref);
        return page.outcome() == PageOutcome.GIVEN ? page : null;
    }

    /** Cuts what was read into letters, those already filed left out; pages that may be someone else's mail go to quarantine. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<LetterToFile> cut(ScanRun run) {
        ScanBatch batch = held(run);
        List<ScanPage> pages = ledger(run.batch());
        LetterCut.Cut cut = LetterCut.cut(
                CurrentAccess.get().slug(),
                pages.stream().map(LetterCut.Page::of).toList());
        Map<PageRef, ScanPage> byRef = pages.stream().collect(Collectors.toMap(ScanPage::ref, Function.identity()));
        cut.held().forEach((ref, why) -> byRef.get(ref).quarantine(why, ""));
        if (!cut.held().isEmpty()) {
            record(
                    CaptureAct.HELD,
                    run.batch(),
                    Map.of("pages", written(cut.held().keySet())));
        }
        Map<Integer, ScanFile> files =
                files(run.batch()).stream().collect(Collectors.toMap(ScanFile::position, Function.identity()));
        LocalDate receivedOn = batch.receivedAt().atZone(PARIS).toLocalDate();
        List<LetterToFile> letters = new ArrayList<>();
        for (LetterCut.Letter letter : cut.letters()) {
            List<LetterToFile.Leaf> leaves = letter.pages().stream()
                    .map(ref -> new LetterToFile.Leaf(
                            ref,
                            files.get(ref.file()).sha256(),
                            files.get(ref.file()).name(),
                            byRef.get(ref).turned()))
                    .toList();
            letters.add(new LetterToFile(
                    LetterId.of(run.batch(), letter.first()),
                    leaves,
                    letter.under(),
                    letter.returned(),
                    receivedOn,
                    original(files.get(letter.first().file()), letter, pages)));
        }
        return letters;
    }

    /** The file itself, when the letter is all of it but its blank pages, as it lies there, and its bytes say more than a copy. */
    private static LetterToFile.Original original(ScanFile file, LetterCut.Letter letter, List<ScanPage> pages) {
        List<PageRef> written = pages.stream()
                .filter(page -> page.ref().file() == file.position())
                .filter(page -> page.outcome() != PageOutcome.BLANK)
                .map(ScanPage::ref)
                .sorted(java.util.Comparator.comparingInt(PageRef::page))
                .toList();
        return file.mustKeepItsBytes() && written.equals(letter.pages())
                ? new LetterToFile.Original(file.sha256(), file.size(), file.name(), file.pages(), file.signed())
                : null;
    }

    /** A letter that cannot be registered: its pages wait in quarantine, and the others go on. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void hold(ScanRun run, LetterToFile letter, Refusal why) {
        held(run);
        List<PageRef> refs =
                letter.leaves().stream().map(LetterToFile.Leaf::ref).toList();
        refs.forEach(ref -> page(run.batch(), ref).quarantine(why, ""));
        record(CaptureAct.HELD, run.batch(), Map.of("pages", written(refs), "refusal", why));
    }

    /** The pages of a letter are filed in an item; in the transaction that registers it, or that gives them to one there is. */
    public void filed(ScanRun run, LetterToFile letter, UUID item) {
        held(run);
        List<PageRef> refs =
                letter.leaves().stream().map(LetterToFile.Leaf::ref).toList();
        refs.forEach(ref -> page(run.batch(), ref).file(item));
        record(CaptureAct.LETTER_FILED, run.batch(), Map.of("item", item, "pages", written(refs)));
    }

    /**
     * Every page has its outcome.
     *
     * @throws IllegalStateException when the ledger does not balance
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public LedgerCounts finish(ScanRun run) {
        ScanBatch batch = held(run);
        Map<PageOutcome, Integer> outcomes =
                ledger(run.batch()).stream().collect(Collectors.toMap(ScanPage::outcome, page -> 1, Integer::sum));
        LedgerCounts counts = LedgerCounts.of(outcomes);
        if (!counts.balanced()) {
            throw new IllegalStateException("The ledger of batch " + run.batch() + " does not balance: " + outcomes);
        }
        batch.done(clock.instant());
        Map<String, Object> facts = new HashMap<>();
        facts.put("given", counts.given());
        facts.put("filed", counts.filed());
        facts.put("separator", counts.separator());
        facts.put("blank", counts.blank());
        facts.put("quarantined", counts.quarantined());
        facts.put("discarded", counts.discarded());
        record(CaptureAct.FINISHED, run.batch(), facts);
        return counts;
    }

    /**
     * The job failed before its batch was done; nothing done is lost. Changes nothing when the batch is done or has another runner.
     *
     * @param reference by which the operator finds why in the log
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void failed(ScanRun run, String reference) {
        ScanBatch batch = entityManager.find(ScanBatch.class, run.batch());
        if (batch.heldBy(run.runner())) {
            batch.failed(reference, clock.instant());
            record(CaptureAct.FAILED, run.batch(), Map.of("reference", reference));
        }
    }

    /**
     * The job was stopped before its batch was done: by the operator, and the batch stays stopped; or with its server, and the batch waits for
     * another job.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void stopped(ScanRun run) {
        ScanBatch batch = entityManager.find(ScanBatch.class, run.batch());
        if (!batch.heldBy(run.runner())) {
            return;
        }
        boolean asked = (boolean) query(
                        "select stop_asked from scan_batch where organisation_id = :organisation and id = :batch",
                        Map.of("organisation", organisation(), "batch", run.batch()))
                .getSingleResult();
        if (asked) {
            batch.stopped(clock.instant());
        } else {
            batch.waitAgain();
        }
        record(CaptureAct.STOPPED, run.batch(), Map.of("byOperator", asked));
    }

    /**
     * A batch as the operator sees it.
     *
     * @param silentSeconds since its job last said that it is alive; null when none runs
     */
    public record Overview(
            UUID organisation,
            UUID batch,
            Source source,
            BatchState state,
            Instant receivedAt,
            Instant finishedAt,
            Integer silentSeconds,
            String failure,
            LedgerCounts pages) {}

    /** The latest batches of the scope, in counts. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<Overview> overview(int limit) {
        return tuples(
                        """
                        select b.organisation_id, b.id, b.source, b.state, b.received_at, b.finished_at,
                          case when b.state = 'RUNNING' then cast(extract(epoch from now() - b.heartbeat_at) as integer) end, b.failure,
                          count(p.page), count(*) filter (where p.outcome = 'FILED'), count(*) filter (where p.outcome = 'SEPARATOR'),
                          count(*) filter (where p.outcome = 'BLANK'), count(*) filter (where p.outcome = 'QUARANTINED'),
                          count(*) filter (where p.outcome = 'DISCARDED')
                        from (select * from scan_batch order by received_at desc, id desc limit :limit) b
                        left join scan_page p on p.organisation_id = b.organisation_id and p.batch_id = b.id
                        group by b.organisation_id, b.id, b.source, b.state, b.received_at, b.finished_at, b.heartbeat_at, b.failure
                        order by b.received_at desc, b.id desc
                        """,
                        Map.of("limit", limit))
                .stream()
                .map(row -> new Overview(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        Source.valueOf(row.get(2, String.class)),
                        BatchState.valueOf(row.get(3, String.class)),
                        row.get(4, Instant.class),
                        row.get(5, Instant.class),
                        row.get(6, Integer.class),
                        row.get(7, String.class),
                        new LedgerCounts(
                                count(row, 8),
                                count(row, 9),
                                count(row, 10),
                                count(row, 11),
                                count(row, 12),
                                count(row, 13))))
                .toList();
    }

    private static int count(Tuple row, int column) {
        return row.get(column, Number.class).intValue();
    }

    /** A batch whose job failed or was stopped waits for another one. @throws Refused NOT_FOUND, BATCH_RUNNING */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void requeue(UUID id) {
        ScanBatch batch = entityManager.find(ScanBatch.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (batch == null) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        batch.resume(batch.launchedBy(), clock.instant());
        record(CaptureAct.RESUMED, id, Map.of("pages", List.of()));
        waiting.fire(new BatchWaiting(organisation(), id));
    }

    /** The job of a batch is to stop when it next says that it is alive. @throws Refused NOT_FOUND when none runs */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void askToStop(UUID batch) {
        int asked = query(
                        "update scan_batch set stop_asked = true where organisation_id = :organisation and id = :batch"
                                + " and state = 'RUNNING'",
                        Map.of("organisation", organisation(), "batch", batch))
                .executeUpdate();
        if (asked == 0) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        record(CaptureAct.STOP_ASKED, batch, Map.of());
    }

    private ScanBatch held(ScanRun run) {
        ScanBatch batch = entityManager.find(ScanBatch.class, run.batch());
        if (batch == null || !batch.heldBy(run.runner())) {
            throw new RunLost(run.batch());
        }
        return batch;
    }

    private ScanPage page(UUID batch, PageRef ref) {
        return entityManager.find(ScanPage.class, new ScanPage.Key(organisation(), batch, ref.file(), ref.page()));
    }

    private List<ScanPage> ledger(UUID batch) {
        return entityManager
                .createQuery("select p from ScanPage p where p.batchId = :batch order by p.position", ScanPage.class)
                .setParameter("batch", batch)
                .getResultList();
    }

    private List<ScanFile> files(UUID batch) {
        return entityManager
                .createQuery("select f from ScanFile f where f.batchId = :batch order by f.position", ScanFile.class)
                .setParameter("batch", batch)
                .getResultList();
    }

    private static List<String> written(java.util.Collection<PageRef> refs) {
        return refs.stream().map(PageRef::toString).toList();
    }

    private void record(CaptureAct act, UUID batch, Map<String, ?> facts) {
        journal.append(act, CaptureAct.SUBJECT, batch, facts);
    }

    private Query query(String sql, Map<String, ?> parameters) {
        Query query = entityManager.createNativeQuery(sql);
        parameters.forEach(query::setParameter);
        return query;
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> tuples(String sql, Map<String, ?> parameters) {
        Query query = entityManager.createNativeQuery(sql, Tuple.class);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    private static UUID organisation() {
        Access access = CurrentAccess.get();
        return access.organisation();
    }
}
