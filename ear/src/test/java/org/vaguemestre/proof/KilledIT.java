package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vaguemestre.whole.TestPortal;

/**
 * Four writers register mail, with documents and without, while the server or PostgreSQL dies at a named point of a registration, or
 * everything at any moment. Then all is started again, and a ledger that was kept outside tells whether what was acknowledged is there.
 */
class KilledIT {
    @RegisterExtension
    static final Proof PROOF = Proof.of("P1", "What is acknowledged is durable: row, file, journal entry");

    private static final String LIST = "o/" + ProvingPortal.COMMUNES.get(0) + "/bannettes";
    private static final int WRITERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final TestPortal portal = ProvingPortal.running();
    private final RandomGenerator lot = PROOF.lot();

    @Test
    void whateverDiesWhateverWasAcknowledgedIsThereOnce() throws Exception {
        List<Kill> kills = new ArrayList<>();
        for (int round = 0; round < PROOF.extent(1, 2); round++) {
            for (FaultPoint.Victim victim : some(FaultPoint.Victim.values())) {
                for (FaultPoint point : some(FaultPoint.values())) {
                    kills.add(new Kill(point, victim));
                }
            }
        }
        for (int i = 0; i < PROOF.extent(1, 20); i++) {
            kills.add(new Kill(null, null));
        }
        for (Kill kill : kills) {
            Writers writers = new Writers();
            writers.areAcknowledged();
            strike(kill);
            writers.beginNothingMore();
            portal.cutPower();
            writers.end();
            portal.startAgain();
            writers.ledger.reckon(PROOF);
            PROOF.count(kill.told(), 1);
        }
    }

    @Test
    void postgresqlAloneIsStartedAgainByItsLauncherAndTheServerGoesOn() throws Exception {
        long longest = 0;
        WallCaller person = new WallCaller(portal, "claude.essai");
        assertThat(person.page("GET", LIST, null).status()).isEqualTo(200);
        for (int kill = 0; kill < PROOF.extent(1, 20); kill++) {
            Writers writers = new Writers();
            writers.areAcknowledged();
            ProcessHandle postmaster =
                    ProcessHandle.of(pid(FaultPoint.Victim.DATABASE)).orElseThrow();
            postmaster.destroyForcibly();
            postmaster.onExit().join();
            long dead = System.nanoTime();
            tellsThatTheDatabaseIsAway(person);
            writers.areAcknowledged();
            longest = Math.max(longest, System.nanoTime() - dead);
            writers.end();
            assertThat(writers.ledger.failures())
                    .as("what is told while the database is away")
                    .allMatch(told -> told.startsWith("503 ") && told.contains("DATABASE_AWAY"));
            writers.ledger.reckon(PROOF);
            PROOF.count("kills of PostgreSQL alone", 1);
        }
        PROOF.tell(
                "seconds until twelve more were acknowledged after PostgreSQL died alone, at most",
                Duration.ofNanos(longest).toSeconds());
    }

    /** Whoever looks at a page meanwhile is told so, by a page that asks nothing of the database, until the list is there again. */
    private static void tellsThatTheDatabaseIsAway(WallCaller person) {
        List<WallCaller.Answer> away = new ArrayList<>();
        TestPortal.until("the list is there again", PATIENCE, () -> {
            WallCaller.Answer seen = person.page("GET", LIST, null);
            if (seen.status() != 200) {
                away.add(seen);
            }
            return seen.status() == 200;
        });
        assertThat(away).isNotEmpty().allSatisfy(page -> {
            assertThat(page.status()).as(page.body()).isEqualTo(503);
            assertThat(page.body()).contains("La base de donn");
            assertThat(page.headers().toLowerCase(Locale.ROOT))
                    .contains("content-security-policy: [default-src 'none'");
        });
        PROOF.count("pages that told that the database is away", away.size());
    }

    /** Four, at work until they are told that it is over; outside, a ledger of what they were told. */
    private final class Writers {
        private final Ledger ledger = new Ledger(portal, ProvingPortal.agent());
        private final AtomicBoolean over = new AtomicBoolean();
        private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);

        Writers() {
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                threads.submit(() -> write(ledger, writer, over));
            }
        }

        /** Twelve times more than until now. */
        void areAcknowledged() {
            long before = ledger.count(Ledger.Outcome.ACKNOWLEDGED);
            TestPortal.until(
                    "writers are acknowledged",
                    PATIENCE,
                    () -> ledger.count(Ledger.Outcome.ACKNOWLEDGED) >= before + 12);
        }

        void beginNothingMore() {
            over.set(true);
        }

        void end() throws InterruptedException {
            beginNothingMore();
            threads.shutdown();
            threads.awaitTermination(2, TimeUnit.MINUTES);
        }
    }

    /** Something dies: the victim at the point, or everything at any moment when there is none. */
    private record Kill(FaultPoint point, FaultPoint.Victim victim) {
        String told() {
            return point == null ? "kills of everything at any moment" : "kills of the " + victim + " " + point;
        }
    }

    /** All of them in the long run, one drawn by lot otherwise. */
    @SafeVarargs
    private final <T> List<T> some(T... all) {
        return PROOF.extent(1, all.length) == 1 ? List.of(all[lot.nextInt(all.length)]) : List.of(all);
    }

    private void strike(Kill kill) throws IOException {
        if (kill.point() == null) {
            long moment = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(lot.nextInt(1500));
            TestPortal.until("its moment has come", PATIENCE, () -> System.nanoTime() >= moment);
            return;
        }
        Path armed = portal.data().resolve(kill.point().armedBy(kill.victim()));
        Files.createDirectories(armed.getParent());
        long victim = pid(kill.victim());
        Files.createFile(armed);
        TestPortal.until(
                kill + " has struck",
                PATIENCE,
                () -> !Files.exists(armed)
                        && ProcessHandle.of(victim)
                                .filter(ProcessHandle::isAlive)
                                .isEmpty());
    }

    /** Of the server's Java, which {@code standalone.sh} started, or of the postmaster. */
    private long pid(FaultPoint.Victim victim) throws IOException {
        if (victim == FaultPoint.Victim.DATABASE) {
            return Long.parseLong(Files.readAllLines(portal.data().resolve("postgresql/postmaster.pid"))
                    .get(0));
        }
        long shell = Long.parseLong(
                Files.readString(portal.data().resolve("server.pid")).strip());
        return ProcessHandle.of(shell)
                .orElseThrow()
                .children()
                .findFirst()
                .orElseThrow()
                .pid();
    }

    private void write(Ledger ledger, int writer, AtomicBoolean over) {
        String commune = ProvingPortal.COMMUNES.get(writer % 2);
        for (int i = 0; !over.get(); i++) {
            if (ledger.register(commune, i % 2 == 0 ? null : page()) == Ledger.Outcome.UNKNOWN) {
                TestPortal.until("the portal answers", PATIENCE, () -> over.get() || ProvingPortal.answers());
            }
        }
    }

    /** A PDF that no other is. */
    static byte[] page() {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.getDocumentInformation().setTitle(UUID.randomUUID().toString());
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
