package org.vaguemestre.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.Walled;
import org.vaguemestre.capture.BatchState;
import org.vaguemestre.capture.ControlSheet;
import org.vaguemestre.capture.GivenFile;
import org.vaguemestre.capture.LedgerPage;
import org.vaguemestre.capture.LetterDocuments;
import org.vaguemestre.capture.NewBatch;
import org.vaguemestre.capture.PageOutcome;
import org.vaguemestre.capture.PageRef;
import org.vaguemestre.capture.Proposal;
import org.vaguemestre.capture.Proposals;
import org.vaguemestre.capture.ProposedField;
import org.vaguemestre.capture.QuarantineDesk;
import org.vaguemestre.capture.Rejection;
import org.vaguemestre.capture.RunLost;
import org.vaguemestre.capture.ScanBatchView;
import org.vaguemestre.capture.ScanBatches;
import org.vaguemestre.capture.ScanLedger;
import org.vaguemestre.capture.ScanRun;
import org.vaguemestre.capture.Source;
import org.vaguemestre.document.Documents;
import org.vaguemestre.mail.MailItemView;
import org.vaguemestre.mail.MailItems;
import org.vaguemestre.mail.State;
import org.vaguemestre.operation.Jobs;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The main job, inside the server: paper in, numbered letters out, every page accounted for. */
@ExtendWith(ArquillianExtension.class)
class ScanInContainerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    @Inject
    private ScanBatches batches;

    @Inject
    private QuarantineDesk desk;

    @Inject
    private Proposals proposals;

    @Inject
    private ScanLedger ledger;

    @Inject
    private LetterDocuments letterDocuments;

    @Inject
    private Documents documents;

    @Inject
    private MailItems mailItems;

    @Inject
    private Organisations organisations;

    @Inject
    private Structure structure;

    @Inject
    private Jobs jobs;

    @Resource(lookup = "java:jboss/datasources/Vaguemestre")
    private DataSource database;

    @Resource
    private UserTransaction transaction;

    private Access access;

    @Deployment
    static EnterpriseArchive application() {
        ScanPaper.draw(Path.of(System.getProperty("vaguemestre.in-container"), "paper"));
        return WholeApplication.with(ScanInContainerIT.class);
    }

    /** The organisation the paper is addressed to, with the departments its separators name. */
    @BeforeEach
    void organisation() {
        Optional<OrganisationView> there = organisations.bySlug("port-lerin");
        UUID id = there.map(OrganisationView::id).orElseGet(Walled::newId);
        access = Access.application("essai de numérisation", id, "port-lerin");
        as(() -> {
            if (there.isEmpty()) {
                structure.create(OrganisationView.Kind.COMMUNE, "Port-Lérin", "port-lerin", null);
            }
            Set<String> codes = new LinkedHashSet<>();
            for (JsonObject page : truth("pile")) {
                if (page.getString("role").equals("SEPARATOR")) {
                    codes.add(page.getString("text").split("/")[3]);
                }
            }
            codes.removeIf(code -> structure.departmentByCode(code).isPresent());
            codes.forEach(code -> structure.addDepartment(code, "Service " + code, null, LocalDate.of(2020, 1, 1)));
            return null;
        });
    }

    @Test
    void aPileBecomesTheLettersItIsMadeOf() {
        ScanBatchView batch = done(give(fresh("pile.pdf")));

        List<JsonObject> truth = truth("pile");
        assertThat(batch.pages().balanced()).isTrue();
        assertThat(batch.pages().given()).isEqualTo(truth.size());
        assertThat(batch.rejections()).isEmpty();
        assertThat(lettersOf(batch)).isEqualTo(lettersOf(truth));
        assertThat(batch.items()).isSortedAccordingTo((a, b) -> a.number().compareTo(b.number()));
        List<JsonObject> heads =
                truth.stream().filter(page -> page.getInt("page") == 1).toList();
        int subjects = 0;
        for (int i = 0; i < heads.size(); i++) {
            MailItemView item = item(batch, i);
            JsonObject head = heads.get(i);
            assertThat(item.state()).isEqualTo(State.REGISTERED);
            assertThat(item.department()).isEqualTo("Service " + head.getString("department"));
            assertThat(item.documents()).hasSize(1);
            subjects += same(item.subject(), head.getString("subject")) ? 1 : 0;
            proposed(item, ProposedField.SUBJECT)
                    .ifPresent(subject -> assertThat(subject.place()).isNotNull());
        }
        assertThat(subjects).as("subjects read without a fault").isGreaterThanOrEqualTo(heads.size() - 1);
    }

    @Test
    void theSameFileAgainWaitsForAnAgentAndIsNeverDropped() {
        String file = fresh("twice.pdf");
        ScanBatchView first = done(give(file));
        ScanBatchView second = done(give(file));

        assertThat(second.items()).isEmpty();
        assertThat(second.pages().quarantined()).isEqualTo(first.pages().given());
        assertThat(second.rejections()).singleElement().satisfies(told -> {
            assertThat(told.refusal()).isEqualTo(Refusal.SCAN_DUPLICATE);
            assertThat(told.about()).isEqualTo(first.name());
        });

        as(() -> {
            desk.keep(second.id(), refs(second));
            desk.resume(second.id());
            return null;
        });
        ScanBatchView resumed = done(second.id());
        assertThat(resumed.pages().filed()).isEqualTo(first.pages().filed());
        assertThat(resumed.items()).hasSameSizeAs(first.items()).doesNotContainAnyElementsOf(first.items());
        assertThat(resumed.pages().balanced()).isTrue();
    }

    @Test
    void aPageThatAnAgentTurnedIsReadAgainThatWay() {
        String file = fresh("twice.pdf");
        String upright = textOf(done(give(file)));
        ScanBatchView turnedOver = done(give(file));
        as(() -> {
            refs(turnedOver).forEach(page -> desk.turn(turnedOver.id(), page, 180));
            desk.keep(turnedOver.id(), refs(turnedOver));
            desk.resume(turnedOver.id());
            return null;
        });
        String head =
                upright.lines().filter(line -> line.length() > 25).findFirst().orElseThrow();
        ScanBatchView read = done(turnedOver.id());
        assertThat(textOf(read)).as("what stands upside down").doesNotContain(head);
        assertThat(as(() -> batches.pages(read.id())))
                .filteredOn(page -> page.outcome() == PageOutcome.FILED)
                .isNotEmpty()
                .allSatisfy(page -> assertThat(page.rotation())
                        .as("its picture is turned already")
                        .isZero());

        ScanBatchView turnedBack = done(give(file));
        as(() -> {
            desk.keep(turnedBack.id(), refs(turnedBack));
            desk.resume(turnedBack.id());
            return null;
        });
        assertThat(textOf(done(turnedBack.id())))
                .as("another batch of the same file")
                .contains(head);
    }

    /** The text of the first letter of a batch. */
    private String textOf(ScanBatchView batch) {
        String document = item(batch, 0).documents().get(0).document().sha256();
        return String.join("\n", as(() -> documents.text(document)));
    }

    @Test
    void aBadFileCostsOneSentenceAndTheOthersGoOn() {
        ScanBatchView batch = done(give(
                "empty.pdf",
                "truncated.pdf",
                "encrypted.pdf",
                "program.pdf",
                "long.pdf",
                "bomb.pdf",
                "broken.tif",
                "digital.pdf"));

        Map<String, Refusal> told = new LinkedHashMap<>();
        batch.rejections()
                .forEach(rejection -> told.put(
                        rejection.file() + (rejection.page() == null ? "" : " " + rejection.page()),
                        rejection.refusal()));
        assertThat(told)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "empty.pdf", Refusal.DOCUMENT_EMPTY,
                        "truncated.pdf", Refusal.DOCUMENT_DAMAGED,
                        "encrypted.pdf", Refusal.DOCUMENT_ENCRYPTED,
                        "program.pdf", Refusal.DOCUMENT_TYPE_REFUSED,
                        "long.pdf", Refusal.DOCUMENT_TOO_MANY_PAGES,
                        "bomb.pdf", Refusal.DOCUMENT_TOO_LARGE,
                        "broken.tif 2", Refusal.PAGE_DAMAGED));
        assertThat(batch.pages().given()).isEqualTo(4);
        assertThat(batch.pages().filed()).isEqualTo(3);
        assertThat(batch.pages().balanced()).isTrue();
    }

    @Test
    void aBornDigitalFileThatIsOneLetterKeepsItsBytes() throws IOException {
        String file = fresh("digital.pdf");

        ScanBatchView batch = done(give(file));

        MailItemView item = item(batch, 0);
        assertThat(item.documents().get(0).document().size()).isEqualTo(Files.size(paper(file)));
        assertThat(item.documents().get(0).name()).isEqualTo(file);
        assertThat(item.subject()).isEqualTo("raccordement du lotissement des Embruns");
    }

    @Test
    void whatFollowsASeparatorOfAnotherOrganisationIsHeld() {
        ScanBatchView batch = done(give(fresh("foreign.pdf")));

        assertThat(batch.items()).isEmpty();
        assertThat(batch.rejections())
                .extracting(Rejection::refusal)
                .containsOnly(Refusal.SEPARATOR_OF_OTHER_ORGANISATION);
        assertThat(batch.pages().balanced()).isTrue();
    }

    @Test
    void anUnknownDepartmentIsToldAndTheLetterIsNotLost() {
        ScanBatchView batch = done(give(fresh("unknown.pdf")));

        assertThat(batch.rejections()).singleElement().satisfies(told -> {
            assertThat(told.refusal()).isEqualTo(Refusal.SEPARATOR_DEPARTMENT_UNKNOWN);
            assertThat(told.about()).isEqualTo("FANFARE");
        });
        assertThat(item(batch, 0).subject()).isEqualTo("fanfare du dimanche");
        assertThat(item(batch, 0).department()).isNull();
    }

    @Test
    void anAgentDecidesAboutAnUnreadableSeparator() {
        ScanBatchView batch = done(give(fresh("unreadable.pdf")));
        PageRef sheet = new PageRef(1, 1);
        assertThat(outcome(batch, sheet)).isEqualTo(PageOutcome.QUARANTINED);

        as(() -> {
            desk.declareSeparator(batch.id(), sheet, null, null);
            return null;
        });
        assertThat(outcome(batch, sheet)).isEqualTo(PageOutcome.SEPARATOR);
        as(() -> {
            desk.fileAsLetter(batch.id(), List.of(sheet));
            return null;
        });
        ScanBatchView filed = done(batch.id());
        assertThat(outcome(filed, sheet)).isEqualTo(PageOutcome.FILED);
        assertThat(filed.items()).hasSize(2);
        assertThatThrownBy(() -> as(() -> {
                    desk.discard(batch.id(), List.of(sheet));
                    return null;
                }))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(Refusal.PAGE_NOT_IN_QUARANTINE));
    }

    @Test
    void aBatchWhoseJobDiedIsTakenOverAndEndsTheSame() throws Exception {
        transaction.begin();
        UUID id = give(fresh("abandoned.pdf"));
        ScanRun run = as(() -> ledger.claim(id)).orElseThrow();
        transaction.commit();
        abandonMidway(run);

        ScanBatchView batch = done(id);

        assertThat(lettersOf(batch)).isEqualTo(lettersOf(truth("abandoned")));
        assertThat(batch.pages().balanced()).isTrue();
        assertThat(as(() -> ledger.beat(run.batch(), run.runner()))).isEqualTo(ScanLedger.Answer.LOST);
        assertThatThrownBy(() -> as(() -> ledger.nextToRead(run))).isInstanceOf(RunLost.class);
    }

    @Test
    void aBatchOfNothingIsRefused() {
        assertThatThrownBy(() -> as(() -> batches.give(new NewBatch(null, null, Source.API, List.of()))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.BATCH_EMPTY));
    }

    @Test
    void givingTheSameBatchAgainGivesTheSameBatch() {
        UUID id = Walled.newId();
        GivenFile file = as(() -> batches.take("vide.pdf", InputStream.nullInputStream()));
        UUID first = as(() -> batches.give(new NewBatch(id, "deux fois", Source.FOLDER, List.of(file))));
        UUID second = as(() -> batches.give(new NewBatch(id, "deux fois", Source.FOLDER, List.of(file))));

        assertThat(second).isEqualTo(first).isEqualTo(id);
        assertThat(done(id).rejections()).extracting(Rejection::refusal).containsExactly(Refusal.DOCUMENT_EMPTY);
    }

    @Test
    void theDaysControlSheetAddsUp() {
        done(give(fresh("twice.pdf")));
        ControlSheet sheet = as(() -> batches.controlSheet(LocalDate.now(ZoneId.of("Europe/Paris"))));

        assertThat(sheet.total().given())
                .isEqualTo(sheet.batches().stream()
                        .mapToInt(row -> row.pages().given())
                        .sum());
        assertThat(sheet.balanced()).isTrue();
    }

    @Test
    void theOperatorSeesCountsAndMayNotReadABatch() {
        UUID id = done(give(fresh("twice.pdf"))).id();
        Access operator = Access.person(UUID.randomUUID(), "Exploitant", Set.of(Right.PORTAL_OPERATE));

        assertThat(CurrentAccess.during(operator, () -> jobs.scans(50))).anySatisfy(job -> {
            assertThat(job.batch()).isEqualTo(id);
            assertThat(job.pages().balanced()).isTrue();
        });
        assertThatThrownBy(() -> CurrentAccess.during(operator, () -> batches.get(id)))
                .isInstanceOf(Refused.class);
    }

    /** Opens the file, reads one page, and falls silent. */
    private void abandonMidway(ScanRun run) {
        as(() -> {
            for (ScanLedger.Unopened file : ledger.filesToInspect(run.batch())) {
                ledger.inspected(run, file.position(), letterDocuments.inspect(file.sha256()));
            }
            return null;
        });
        assertThat(as(() -> ledger.claim(run.batch())))
                .as("a batch that is held")
                .isEmpty();
        assertThat(as(() -> ledger.beat(run.batch(), run.runner()))).isEqualTo(ScanLedger.Answer.GO_ON);
        ScanLedger.Unread page = as(() -> ledger.nextToRead(run)).orElseThrow();
        as(() -> {
            ledger.pageRead(
                    run,
                    page.ref(),
                    letterDocuments.read(page.sha256(), page.ref().page(), page.turned()));
            return null;
        });
        fallSilent(run.batch());
    }

    private void fallSilent(UUID batch) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('vaguemestre.scope', '" + access.organisation() + "', false)");
            statement.executeUpdate(
                    "update scan_batch set heartbeat_at = now() - interval '1 hour' where id = '" + batch + "'");
            statement.execute("select set_config('vaguemestre.scope', '', false)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID give(String... names) {
        return as(() -> {
            List<GivenFile> files = new ArrayList<>();
            for (String name : names) {
                try (InputStream bytes = Files.newInputStream(paper(name))) {
                    files.add(batches.take(name, bytes));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return batches.give(new NewBatch(null, "essai " + names[0], Source.API, files));
        });
    }

    /** The same PDF in other bytes, which no other test has given. */
    private static String fresh(String name) {
        try {
            String copy = UUID.randomUUID() + "-" + name;
            Files.copy(paper(name), paper(copy));
            Files.writeString(paper(copy), "\n% " + copy + "\n", StandardOpenOption.APPEND);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ScanBatchView done(UUID id) {
        until("batch " + id + " is done", () -> {
            BatchState state = view(id).state();
            assertThat(state).isNotIn(BatchState.FAILED, BatchState.STOPPED);
            return state == BatchState.DONE;
        });
        return view(id);
    }

    private ScanBatchView view(UUID id) {
        return as(() -> batches.get(id));
    }

    private PageOutcome outcome(ScanBatchView batch, PageRef ref) {
        return as(() -> batches.pages(batch.id())).stream()
                .filter(page -> page.ref().equals(ref))
                .map(LedgerPage::outcome)
                .findFirst()
                .orElseThrow();
    }

    private List<PageRef> refs(ScanBatchView batch) {
        return as(() -> batches.pages(batch.id())).stream().map(LedgerPage::ref).toList();
    }

    private MailItemView item(ScanBatchView batch, int index) {
        return as(() -> mailItems.open(batch.items().get(index).id()));
    }

    private Optional<Proposal> proposed(MailItemView item, ProposedField field) {
        return as(() -> proposals.of(item.id())).stream()
                .filter(proposal -> proposal.field() == field)
                .findFirst();
    }

    /** Pages of each letter, as the ledger has them. */
    private List<List<Integer>> lettersOf(ScanBatchView batch) {
        Map<UUID, List<Integer>> letters = new LinkedHashMap<>();
        for (LedgerPage page : as(() -> batches.pages(batch.id()))) {
            if (page.item() != null) {
                letters.computeIfAbsent(page.item(), item -> new ArrayList<>())
                        .add(page.ref().page());
            }
        }
        return List.copyOf(letters.values());
    }

    private static List<List<Integer>> lettersOf(List<JsonObject> truth) {
        Map<Integer, List<Integer>> letters = new LinkedHashMap<>();
        for (int page = 1; page <= truth.size(); page++) {
            if (truth.get(page - 1).getString("role").equals("LETTER")) {
                letters.computeIfAbsent(truth.get(page - 1).getInt("letter"), letter -> new ArrayList<>())
                        .add(page);
            }
        }
        return List.copyOf(letters.values());
    }

    private static boolean same(String read, String written) {
        return read.replaceAll("\\W", "").equalsIgnoreCase(written.replaceAll("\\W", ""));
    }

    private static List<JsonObject> truth(String pile) {
        try (JsonReader json = Json.createReader(Files.newBufferedReader(paper(pile + ".json")))) {
            return json.readObject().getJsonArray("pages").getValuesAs(JsonObject.class).stream()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path paper(String name) {
        return Path.of(System.getProperty("vaguemestre.data"), "paper", name);
    }

    private <T> T as(Supplier<T> work) {
        return CurrentAccess.during(access, work);
    }

    private static void until(String what, Supplier<Boolean> so) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (!so.get()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("not within " + PATIENCE + ": " + what);
                }
                never.await(200, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
