package org.vaguemestre.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vaguemestre.api.Program;
import org.vaguemestre.whole.TestPortal;

/** What the index does when the power fails and its files are not what they were; with files that are, see {@code PowerCutIT}. */
class SearchHealsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestPortal portal = TestPortal.running();
    private final Program jeanne = Program.of("jeanne.morel");
    private final String word = "index" + UUID.randomUUID().toString().replaceAll("[^a-f]", "x");

    @Test
    void anIndexThatWasWipedIsBuiltAgainAtTheNextStart() throws IOException {
        register("Avant " + word);
        awaitFound(1);
        portal.cutPower();
        wipe(file -> true);
        portal.startAgain();
        awaitFound(1);
        register("Après " + word);
        awaitFound(2);
    }

    @Test
    void anIndexThatCannotBeReadIsMadeAnew() throws IOException {
        register("Avant " + word);
        awaitFound(1);
        portal.cutPower();
        wipe(file -> !file.getFileName().toString().startsWith("segments"));
        portal.startAgain();
        awaitFound(1);
    }

    private void wipe(Predicate<Path> which) throws IOException {
        try (Stream<Path> files = Files.walk(portal.data().resolve("index"))) {
            for (Path file : files.filter(Files::isRegularFile).filter(which).toList()) {
                Files.delete(file);
            }
        }
    }

    private void register(String subject) {
        Program.Answer answer = jeanne.post(
                Program.PORT_LERIN + "/mail-items", "{\"direction\":\"INCOMING\",\"subject\":\"" + subject + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private void awaitFound(int total) {
        TestPortal.until(total + " found", PATIENCE, () -> found() == total);
    }

    /** -1 while the index is being made anew: the search then says that it cannot answer. */
    private int found() {
        Program.Answer answer = jeanne.get(Program.PORT_LERIN + "/search?q=" + word);
        assertThat(answer.status()).as(answer.text()).isIn(200, 500, 503);
        return answer.status() == 200 ? answer.json().get("total").asInt() : -1;
    }
}
