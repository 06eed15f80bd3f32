package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vaguemestre.whole.TestPortal;

/** Twenty communes number at once, every tenth registration is undone after all was written, and the year turns; in the long run the power fails, too. */
class NumbersIT {
    @RegisterExtension
    static final Proof PROOF = Proof.of("P3", "Chrono numbers: no duplicate, every gap explained");

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Duration BEFORE_MIDNIGHT = Duration.ofSeconds(8);

    private final TestPortal portal = ProvingPortal.running();
    private final int writers = PROOF.extent(2, 32);
    private final int each = PROOF.extent(5, 20);
    private final Ledger ledger = new Ledger(portal, ProvingPortal.agent());

    @Test
    void everyNumberIsBorneOnceThoughATenthIsUndone() throws Exception {
        Path undoing = portal.data().resolve(FaultPoint.UNDOING);
        Files.createDirectories(undoing.getParent());
        Files.writeString(undoing, "");
        ExecutorService at = Executors.newFixedThreadPool(ProvingPortal.COMMUNES.size() * writers);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (String commune : ProvingPortal.COMMUNES) {
                for (int writer = 0; writer < writers; writer++) {
                    all.add(at.submit(() -> write(commune)));
                }
            }
            int kills = PROOF.extent(0, 5);
            for (int kill = 1; kill <= kills; kill++) {
                acknowledged(kill, 2 * kills + 2);
                portal.cutPower();
                portal.startAgain();
                PROOF.count("power cuts", 1);
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            at.shutdown();
            Files.delete(undoing);
        }
        PROOF.tell("communes × writers", ProvingPortal.COMMUNES.size() + " × " + writers);
        PROOF.tell("undone", ledger.count(Ledger.Outcome.UNKNOWN));
        assertThat(ledger.count(Ledger.Outcome.UNKNOWN)).as("some were undone").isPositive();
        try (Connection database = portal.database()) {
            Ledger.numbersAreWhole(database);
        }
        ledger.reckon(PROOF);
    }

    /** The whole portal lives through the turn of the year in the time of its communes: each begins again at one, and no number bears a wrong year. */
    @Test
    void theYearTurnsWhileTheyNumber() throws Exception {
        Instant midnight = LocalDate.now(PARIS)
                .plusYears(1)
                .withDayOfYear(1)
                .atStartOfDay(PARIS)
                .toInstant();
        String oldYear = "-" + LocalDate.now(PARIS).getYear() + "-";
        String newYear = "-" + midnight.atZone(PARIS).getYear() + "-";
        Path later = portal.data().resolve(FaultPoint.LATER);
        Files.createDirectories(later.getParent());
        Path written = Files.writeString(
                later.resolveSibling("later.part"),
                Long.toString(Duration.between(Instant.now(), midnight.minus(BEFORE_MIDNIGHT))
                        .toMillis()));
        Files.move(written, later, StandardCopyOption.ATOMIC_MOVE);
        ExecutorService at = Executors.newFixedThreadPool(ProvingPortal.COMMUNES.size());
        try {
            List<Future<?>> all = new ArrayList<>();
            for (String commune : ProvingPortal.COMMUNES) {
                all.add(at.submit(() -> {
                    while (numbered(commune, newYear) < 3) {
                        assertThat(ledger.register(commune, null)).isEqualTo(Ledger.Outcome.ACKNOWLEDGED);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            at.shutdown();
            Files.delete(later);
        }
        for (String commune : ProvingPortal.COMMUNES) {
            assertThat(ledger.numbers(commune))
                    .contains("A%s000001".formatted(newYear), "A%s000002".formatted(newYear))
                    .anyMatch(number -> number.contains(oldYear));
            PROOF.count("numbers of the old year, until midnight", numbered(commune, oldYear));
            PROOF.count("numbers of the new year", numbered(commune, newYear));
        }
        try (Connection database = portal.database();
                Statement asked = database.createStatement();
                ResultSet wrong = asked.executeQuery(
                        "select number, registered_at from mail_item where year <> extract(year from registered_at at time zone 'Europe/Paris')")) {
            assertThat(wrong.next())
                    .as("a number of another year than its letter's")
                    .isFalse();
        }
        ledger.reckon(PROOF);
    }

    private long numbered(String commune, String year) {
        return ledger.numbers(commune).stream()
                .filter(number -> number.contains(year))
                .count();
    }

    private void write(String commune) {
        for (int i = 0; i < each; i++) {
            if (ledger.register(commune, null) == Ledger.Outcome.UNKNOWN) {
                TestPortal.until("the portal answers", PATIENCE, ProvingPortal::answers);
            }
        }
    }

    /** Until that part of all that is asked for is acknowledged. */
    private void acknowledged(int part, int of) {
        long asked = (long) ProvingPortal.COMMUNES.size() * writers * each;
        TestPortal.until(
                part + "/" + of + " is acknowledged",
                PATIENCE,
                () -> ledger.count(Ledger.Outcome.ACKNOWLEDGED) >= asked * part / of);
    }
}
