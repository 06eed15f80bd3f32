package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vaguemestre.api.Program;
import org.vaguemestre.whole.TestPortal;

/**
 * The disk under the documents, the search index or the database is filled to its last byte while writers register: the portal says that it
 * is only read, refuses what it cannot keep, is read all the same, and goes on by itself once there is room.
 */
class FullDiskIT {
    @RegisterExtension
    static final Proof PROOF = Proof.of("P13", "A full disk loses nothing acknowledged");

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final String COMMUNE = ProvingPortal.COMMUNES.get(2);
    private static final String ITEMS = "/organisations/" + COMMUNE + "/mail-items";
    private static final String BANNER = "le portail est en lecture seule";

    private final TestPortal portal = ProvingPortal.running();
    private final Program agent = ProvingPortal.agent();

    /** What lies on the disk that is filled, and whether it is held open by who runs. */
    enum Disk {
        DOCUMENTS("documents", false, 16),
        INDEX("index", true, 16),
        DATABASE("postgresql", true, 48);

        private final String folder;
        private final boolean heldOpen;
        /** MB. */
        private final int room;

        Disk(String folder, boolean heldOpen, int room) {
            this.folder = folder;
            this.heldOpen = heldOpen;
            this.room = room;
        }
    }

    static Stream<Disk> disks() {
        return Stream.of(Disk.values()).limit(PROOF.extent(1, Disk.values().length));
    }

    @BeforeAll
    static void aSmallDiskCanBeMounted() throws IOException {
        assumeTrue(SmallDisk.isPossible(), "this machine lets nobody mount a tmpfs: P13 is not tried");
    }

    @ParameterizedTest
    @MethodSource("disks")
    void whatWasAcknowledgedIsThereAndThePortalGoesOnByItself(Disk filled) throws Exception {
        WallCaller person = new WallCaller(portal, "claude.essai");
        Ledger ledger = new Ledger(portal, agent);
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService writers = Executors.newFixedThreadPool(2);
        stopFor(filled);
        try (SmallDisk disk = new SmallDisk(portal.data().resolve(filled.folder).toRealPath(), filled.room)) {
            startFor(filled);
            assertThat(home(person)).doesNotContain(BANNER);
            for (int i = 0; i < 2; i++) {
                writers.submit(() -> write(ledger, over));
            }
            TestPortal.until(
                    "writers are acknowledged", PATIENCE, () -> ledger.count(Ledger.Outcome.ACKNOWLEDGED) >= 8);

            disk.fill();
            long full = System.nanoTime();
            TestPortal.until("what cannot be kept is refused", PATIENCE, this::isRefused);
            long refused = ledger.count(Ledger.Outcome.REFUSED);
            TestPortal.until(
                    "the writers are refused", PATIENCE, () -> ledger.count(Ledger.Outcome.REFUSED) > refused + 4);
            isOnlyRead(person);
            PROOF.tell("seconds full, " + filled.folder, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - full));

            disk.makeRoom();
            long room = System.nanoTime();
            long before = ledger.count(Ledger.Outcome.ACKNOWLEDGED);
            TestPortal.until(
                    "it goes on by itself", PATIENCE, () -> ledger.count(Ledger.Outcome.ACKNOWLEDGED) >= before + 8);
            PROOF.tell(
                    "seconds until it went on, " + filled.folder,
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - room));
            assertThat(home(person)).doesNotContain(BANNER);
            over.set(true);
            writers.shutdown();
            assertThat(writers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
            TestPortal.until("all of it is found", PATIENCE, () -> found() == registered());
            ledger.reckon(PROOF);
            stopFor(filled);
        } finally {
            over.set(true);
            writers.shutdown();
        }
        startFor(filled);
        PROOF.count("disks filled", 1);
    }

    private void stopFor(Disk filled) {
        if (filled.heldOpen) {
            portal.stop();
        }
    }

    private void startFor(Disk filled) throws IOException {
        if (filled.heldOpen) {
            portal.startAgain();
        }
    }

    private static void write(Ledger ledger, AtomicBoolean over) {
        for (int i = 0; !over.get(); i++) {
            ledger.register(COMMUNE, i % 2 == 0 ? null : KilledIT.page());
        }
    }

    private boolean isRefused() {
        Program.Answer answer = agent.post(ITEMS, "{\"direction\":\"INCOMING\",\"subject\":\"Disque plein\"}");
        return answer.status() == 507 && answer.code().equals("DISK_FULL");
    }

    /** Pages say so, forms are refused, people sign in and read. */
    private void isOnlyRead(WallCaller person) {
        assertThat(home(person)).contains(BANNER);
        WallCaller.Answer form = person.page("POST", "o/" + COMMUNE + "/enregistrer", "subject=Disque");
        assertThat(form.status()).isEqualTo(507);
        assertThat(form.body()).contains("Le portail est en lecture seule");
        assertThat(home(new WallCaller(portal, "claude.essai")))
                .as("who signs in now")
                .contains(BANNER);
        assertThat(agent.get(ITEMS).json().get("items")).as("mail is read").isNotEmpty();
    }

    private static String home(WallCaller person) {
        WallCaller.Answer page = person.page("GET", "o/" + COMMUNE + "/accueil", null);
        assertThat(page.status()).isEqualTo(200);
        return page.body();
    }

    private int found() {
        return agent.get("/organisations/" + COMMUNE + "/search?q=essai")
                .json()
                .path("total")
                .asInt(-1);
    }

    private int registered() {
        try (Connection database = portal.database();
                PreparedStatement asked = database.prepareStatement(
                        "select count(*) from mail_item m join organisation o on o.id = m.organisation_id where o.slug = ? and m.subject like 'Essai %'")) {
            asked.setString(1, COMMUNE);
            ResultSet row = asked.executeQuery();
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
