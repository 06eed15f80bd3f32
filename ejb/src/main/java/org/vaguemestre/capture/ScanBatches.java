package org.vaguemestre.capture;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.Walled;
import org.vaguemestre.document.Clearance;
import org.vaguemestre.document.Clearances;
import org.vaguemestre.document.Documents;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The scan batches of the organisation acted for: giving one, and following what becomes of every page of it. */
@Stateless
public class ScanBatches {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int NAME_LIMIT = 200;
    private static final DateTimeFormatter GIVEN_AT =
            DateTimeFormatter.ofPattern("'Lot du 'dd/MM/uuuu' à 'HH'h'mm", Locale.FRENCH);

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Journal journal;

    @Inject
    private Structure structure;

    @Inject
    private Documents documents;

    @Inject
    private Clearances clearances;

    @Inject
    private Event<BatchWaiting> waiting;

    @Inject
    private Clock clock;

    /**
     * Makes the bytes of a file durable before its batch is given, outside any transaction. A file that cannot be taken (empty, too large)
     * becomes a rejected file of the batch, so that it costs the others nothing.
     *
     * @param name as it was given by the person or the scanner
     * @throws Refused RIGHT_MISSING, DISK_FULL
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public GivenFile take(String name, InputStream bytes) {
        CurrentAccess.get().require(Right.SCAN_GIVE);
        try {
            return GivenFile.kept(name, documents.keep(bytes));
        } catch (Refused refused) {
            if (refused.refusal() == Refusal.DISK_FULL) {
                throw refused;
            }
            return GivenFile.refused(name, refused.refusal());
        }
    }

    /**
     * Gives a batch: once this returns it is durable, and its job starts by itself.
     *
     * @return its identifier; the same one when it was given before
     * @throws Refused RIGHT_MISSING, BATCH_EMPTY, FIELD_TOO_LONG
     */
    public UUID give(NewBatch given) {
        Access access = CurrentAccess.get();
        access.require(Right.SCAN_GIVE);
        if (given.files().isEmpty()) {
            throw new Refused(Refusal.BATCH_EMPTY);
        }
        if (given.id() != null && entityManager.find(ScanBatch.class, given.id()) != null) {
            return given.id();
        }
        Instant now = clock.instant();
        UUID id = given.id() == null ? Walled.newId() : given.id();
        entityManager.persist(
                new ScanBatch(access.organisation(), id, nameOf(given, now), given.source(), access.account(), now));
        entityManager.flush();
        int position = 0;
        for (GivenFile file : given.files()) {
            entityManager.persist(new ScanFile(access.organisation(), id, ++position, file));
        }
        List<String> kept = given.files().stream()
                .filter(file -> file.kept() != null)
                .map(file -> file.kept().sha256())
                .toList();
        clearances.given(kept);
        journal.append(CaptureAct.GIVEN, CaptureAct.SUBJECT, id, Map.of("source", given.source(), "files", kept));
        waiting.fire(new BatchWaiting(access.organisation(), id));
        return id;
    }

    private static String nameOf(NewBatch given, Instant now) {
        if (given.name() == null || given.name().isBlank()) {
            return GIVEN_AT.format(now.atZone(PARIS));
        }
        if (given.name().strip().length() > NAME_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "nom du lot", NAME_LIMIT);
        }
        return given.name().strip();
    }

    /** @throws Refused NOT_FOUND, RIGHT_MISSING */
    public ScanBatchView get(UUID id) {
        requireCapture();
        ScanBatch batch = existing(id);
        List<ScanFile> files = files(id);
        return new ScanBatchView(
                id,
                batch.name(),
                batch.source(),
                batch.state(),
                agentName(batch.givenBy()),
                batch.receivedAt(),
                batch.finishedAt(),
                batch.state() == BatchState.RECEIVED && files.stream().anyMatch(this::awaitsAntivirus),
                counts(Set.of(id)).get(id),
                files.stream().map(ScanFile::view).toList(),
                items(id),
                rejections(id, files));
    }

    private boolean awaitsAntivirus(ScanFile file) {
        return file.sha256() != null && clearances.of(file.sha256()) == Clearance.WAITING;
    }

    /**
     * Some lines of the list, latest first.
     *
     * @param cursor where the earlier page ended; null for the first
     * @throws Refused RIGHT_MISSING, CURSOR_INVALID
     */
    public ScanBatchPage page(String cursor, int limit) {
        requireCapture();
        Place after = Place.of(cursor);
        List<ScanBatch> found = entityManager
                .createQuery(
                        """
                        select b from ScanBatch b
                        where b.receivedAt < :at or b.receivedAt = :at and b.id < :id order by b.receivedAt desc, b.id desc
                        """,
                        ScanBatch.class)
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setMaxResults(limit + 1)
                .getResultList();
        List<ScanBatch> page = found.size() > limit ? found.subList(0, limit) : found;
        return new ScanBatchPage(
                rows(page), found.size() > limit ? Place.of(page.get(limit - 1)).cursor() : null);
    }

    /** The page ledger, in the order of the batch. */
    public List<LedgerPage> pages(UUID batch) {
        requireCapture();
        existing(batch);
        Map<Integer, ScanFile> files =
                files(batch).stream().collect(Collectors.toMap(ScanFile::position, Function.identity()));
        Map<UUID, String> numbers = items(batch).stream()
                .collect(Collectors.toMap(ScanBatchView.ItemView::id, ScanBatchView.ItemView::number));
        return ledger(batch).stream()
                .map(page -> new LedgerPage(
                        page.ref(),
                        page.position(),
                        files.get(page.ref().file()).name(),
                        page.outcome(),
                        page.separator() == null
                                ? null
                                : Separator.read(page.separator()).orElse(null),
                        page.isKept(),
                        page.junction(),
                        page.rotation(),
                        page.confidence(),
                        page.refusal(),
                        page.refusalSubject() == null ? "" : page.refusalSubject(),
                        page.mailItemId(),
                        numbers.get(page.mailItemId()),
                        pictured(files.get(page.ref().file()), page.ref().page())))
                .toList();
    }

    private boolean pictured(ScanFile file, int page) {
        return file.sha256() != null && Files.exists(PageFiles.preview(documents.derivatives(file.sha256()), page));
    }

    /**
     * The picture of a page as it stands upright, a JPEG; an agent's {@link LedgerPage#rotation()} is to be added by who shows it.
     *
     * @throws Refused NOT_FOUND also for a page that is not read yet or cannot be read
     */
    public Path preview(UUID batch, PageRef ref) {
        requireCapture();
        existing(batch);
        ScanFile file = entityManager.find(
                ScanFile.class, new ScanFile.Key(CurrentAccess.get().organisation(), batch, ref.file()));
        if (file == null || file.sha256() == null) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        Path preview = PageFiles.preview(documents.derivatives(file.sha256()), ref.page());
        if (!Files.exists(preview)) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        return preview;
    }

    /** Everything scanned on a day (of Paris), with its totals. */
    public ControlSheet controlSheet(LocalDate day) {
        requireCapture();
        List<ScanBatch> batches = entityManager
                .createQuery(
                        "select b from ScanBatch b where b.receivedAt >= :from and b.receivedAt < :to order by b.receivedAt, b.id",
                        ScanBatch.class)
                .setParameter("from", day.atStartOfDay(PARIS).toInstant())
                .setParameter("to", day.plusDays(1).atStartOfDay(PARIS).toInstant())
                .getResultList();
        List<ScanBatchRow> rows = rows(batches);
        LedgerCounts total = rows.stream().map(ScanBatchRow::pages).reduce(LedgerCounts.NONE, LedgerCounts::plus);
        List<Rejection> rejections = batches.stream()
                .flatMap(batch -> rejections(batch.id(), files(batch.id())).stream())
                .toList();
        return new ControlSheet(day, rows, total, rejections);
    }

    private List<ScanBatchRow> rows(List<ScanBatch> batches) {
        Set<UUID> ids = batches.stream().map(ScanBatch::id).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<UUID, LedgerCounts> counts = counts(ids);
        Map<UUID, Tuple> totals = ids.isEmpty() ? Map.of() : totals(ids);
        return batches.stream()
                .map(batch -> new ScanBatchRow(
                        batch.id(),
                        batch.name(),
                        batch.source(),
                        batch.state(),
                        agentName(batch.givenBy()),
                        batch.receivedAt(),
                        batch.finishedAt(),
                        totals.get(batch.id()).get(1, Number.class).intValue(),
                        totals.get(batch.id()).get(2, Number.class).intValue(),
                        totals.get(batch.id()).get(3, Number.class).intValue(),
                        counts.get(batch.id())))
                .toList();
    }

    private Map<UUID, Tuple> totals(Set<UUID> batches) {
        return tuples(
                        """
                        select b.id,
                          (select count(*) from scan_file f where f.organisation_id = b.organisation_id and f.batch_id = b.id),
                          (select count(*) from scan_file f where f.organisation_id = b.organisation_id and f.batch_id = b.id and f.state = 'REJECTED'),
                          (select count(distinct p.mail_item_id) from scan_page p where p.organisation_id = b.organisation_id and p.batch_id = b.id)
                        from scan_batch b where b.organisation_id = :organisation and b.id = any (cast(string_to_array(:ids, ',') as uuid[]))
                        """,
                        Map.of("ids", joined(batches)))
                .stream()
                .collect(Collectors.toMap(row -> row.get(0, UUID.class), Function.identity()));
    }

    private Map<UUID, LedgerCounts> counts(Set<UUID> batches) {
        Map<UUID, Map<PageOutcome, Integer>> pages = new HashMap<>();
        batches.forEach(batch -> pages.put(batch, new EnumMap<>(PageOutcome.class)));
        if (!batches.isEmpty()) {
            tuples(
                            """
                            select batch_id, outcome, count(*) from scan_page
                            where organisation_id = :organisation and batch_id = any (cast(string_to_array(:ids, ',') as uuid[]))
                            group by batch_id, outcome
                            """,
                            Map.of("ids", joined(batches)))
                    .forEach(row -> pages.get(row.get(0, UUID.class))
                            .put(
                                    PageOutcome.valueOf(row.get(1, String.class)),
                                    row.get(2, Number.class).intValue()));
        }
        Map<UUID, LedgerCounts> counts = new HashMap<>();
        pages.forEach((batch, outcomes) -> counts.put(batch, LedgerCounts.of(outcomes)));
        return counts;
    }

    private List<ScanBatchView.ItemView> items(UUID batch) {
        return tuples(
                        """
                        select m.id, m.number, count(*) from scan_page p
                        join mail_item m on m.organisation_id = p.organisation_id and m.id = p.mail_item_id
                        where p.organisation_id = :organisation and p.batch_id = :batch
                        group by m.id, m.number order by min(p.position)
                        """,
                        Map.of("batch", batch))
                .stream()
                .map(row -> new ScanBatchView.ItemView(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, Number.class).intValue()))
                .toList();
    }

    /** Rejected files, then what waits in quarantine in the order of the batch; a duplicate file is told once, not page by page. */
    private List<Rejection> rejections(UUID batch, List<ScanFile> files) {
        Map<Integer, String> names = files.stream().collect(Collectors.toMap(ScanFile::position, ScanFile::name));
        List<Rejection> rejections = new ArrayList<>();
        files.stream()
                .filter(file -> file.refusal() != null)
                .map(file -> new Rejection(file.name(), null, file.refusal(), said(file.refusalSubject())))
                .forEach(rejections::add);
        Map<Integer, Rejection> duplicates = new LinkedHashMap<>();
        for (ScanPage page : quarantined(batch)) {
            String name = names.get(page.ref().file());
            if (page.refusal() == Refusal.SCAN_DUPLICATE) {
                Rejection whole = new Rejection(name, null, page.refusal(), said(page.refusalSubject()));
                if (duplicates.putIfAbsent(page.ref().file(), whole) == null) {
                    rejections.add(whole);
                }
            } else {
                rejections.add(new Rejection(name, page.ref().page(), page.refusal(), said(page.refusalSubject())));
            }
        }
        return rejections;
    }

    private static String said(String about) {
        return Objects.requireNonNullElse(about, "");
    }

    private List<ScanPage> quarantined(UUID batch) {
        return entityManager
                .createQuery(
                        "select p from ScanPage p where p.batchId = :batch and p.outcome = :outcome and p.refusal is not null order by p.position",
                        ScanPage.class)
                .setParameter("batch", batch)
                .setParameter("outcome", PageOutcome.QUARANTINED)
                .getResultList();
    }

    private List<ScanFile> files(UUID batch) {
        return entityManager
                .createQuery("select f from ScanFile f where f.batchId = :batch order by f.position", ScanFile.class)
                .setParameter("batch", batch)
                .getResultList();
    }

    private List<ScanPage> ledger(UUID batch) {
        return entityManager
                .createQuery("select p from ScanPage p where p.batchId = :batch order by p.position", ScanPage.class)
                .setParameter("batch", batch)
                .getResultList();
    }

    private ScanBatch existing(UUID id) {
        ScanBatch batch = id == null ? null : entityManager.find(ScanBatch.class, id);
        if (batch == null) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        return batch;
    }

    private String agentName(UUID account) {
        return structure.agents().stream()
                .filter(agent -> agent.account().equals(account))
                .map(AgentView::name)
                .findFirst()
                .orElse(null);
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> tuples(String sql, Map<String, ?> parameters) {
        var query = entityManager.createNativeQuery(sql, Tuple.class);
        query.setParameter("organisation", CurrentAccess.get().organisation());
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    private static String joined(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    /** Batches are content: open to those who scan or repair. */
    private static void requireCapture() {
        Access access = CurrentAccess.get();
        if (!access.has(Right.SCAN_GIVE) && !access.has(Right.SCAN_REPAIR)) {
            throw new Refused(Refusal.RIGHT_MISSING, Right.SCAN_GIVE);
        }
    }

    /** A place in the list of batches. */
    private record Place(Instant at, UUID id) {
        private static final Place TOP = new Place(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

        static Place of(ScanBatch batch) {
            return new Place(batch.receivedAt(), batch.id());
        }

        static Place of(String cursor) {
            if (cursor == null || cursor.isEmpty()) {
                return TOP;
            }
            try {
                String[] place =
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split("\\|");
                return new Place(Instant.parse(place[0]), UUID.fromString(place[1]));
            } catch (RuntimeException e) {
                throw new Refused(Refusal.CURSOR_INVALID);
            }
        }

        String cursor() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((at + "|" + id).getBytes(StandardCharsets.US_ASCII));
        }
    }
}
