package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vaguemestre.whole.TestPortal;

/** Twenty communes number at once, and every tenth registration is undone after all was written. */
class NumbersIT {
    @RegisterExtension
    static final Proof PROOF = Proof.of("P3", "Chrono numbers: no duplicate, every gap explained");

    private final TestPortal portal = ProvingPortal.running();

    @Test
    void everyNumberIsBorneOnceThoughATenthIsUndone() throws Exception {
        int writers = PROOF.extent(2, 32);
        int each = PROOF.extent(5, 20);
        Ledger ledger = new Ledger(portal, ProvingPortal.agent());
        Path undoing = portal.data().resolve(FaultPoint.UNDOING);
        Files.createDirectories(undoing.getParent());
        Files.writeString(undoing, "");
        ExecutorService at = Executors.newFixedThreadPool(ProvingPortal.COMMUNES.size() * writers);
        try {
            List<Callable<Object>> all = new ArrayList<>();
            for (String commune : ProvingPortal.COMMUNES) {
                for (int writer = 0; writer < writers; writer++) {
                    all.add(() -> {
                        for (int i = 0; i < each; i++) {
                            ledger.register(commune, null);
                        }
                        return null;
                    });
                }
            }
            at.invokeAll(all);
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
}
