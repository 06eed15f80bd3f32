package org.vaguemestre.search;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vaguemestre.whole.TestPortal;

/** What the index does when the power fails and its files are not what they were. */
class SearchHealsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestPortal portal = TestPortal.running();

    @Test
    void anIndexThatWasWipedIsBuiltAgainAtTheNextStart() throws IOException {
        String word = "efface" + new Random().nextInt(1_000_000);
        register("Avant " + word);
        awaitFound(word, 1);
        wipe(file -> true);
        portal.killAndStartAgain();
        awaitFound(word, 1);
        register("Après " + word);
        awaitFound(word, 2);
    }

    @Test
    void anIndexThatCannotBeReadIsMadeAnew() throws IOException {
        String word = "abime" + new Random().nextInt(1_000_000);
        register("Avant " + word);
        awaitFound(word, 1);
        wipe(file -> !file.getFileName().toString().startsWith("segments"));
        portal.killAndStartAgain();
        awaitFound(word, 1);
    }

    @Test
    void whatWasRegisteredJustBeforeThePowerFailedIsFoundAfter() throws IOException {
        String word = "panne" + new Random().nextInt(1_000_000);
        for (int i = 0; i < 5; i++) {
            register("Courrier " + word);
        }
        portal.killAndStartAgain();
        awaitFound(word, 5);
    }

    private void wipe(Predicate<Path> which) throws IOException {
        try (Stream<Path> files = Files.walk(portal.data().resolve("index"))) {
            for (Path file : files.filter(Files::isRegularFile).filter(which).toList()) {
                Files.delete(file);
            }
        }
    }

    private void register(String subject) {
        String item = Json.createObjectBuilder()
                .add("direction", "INCOMING")
                .add("subject", subject)
                .add("department", "VOIRIE")
                .build()
                .toString();
        HttpResponse<String> answer =
                portal.send(TestPortal.request("jeanne.morel", "/api/v1/organisations/port-lerin/mail-items")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(item)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private void awaitFound(String word, int total) {
        TestPortal.until(total + " found", PATIENCE, () -> total(word) == total);
    }

    private int total(String word) {
        HttpResponse<String> answer = portal.get(
                "jeanne.morel",
                "/api/v1/organisations/port-lerin/search?q=" + URLEncoder.encode(word, StandardCharsets.UTF_8));
        // While the index is being made anew the search may fail, and says so
        assertThat(answer.statusCode()).isIn(List.of(200, 500));
        if (answer.statusCode() == 500) {
            return -1;
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            JsonObject page = reader.readObject();
            return page.getInt("total");
        }
    }
}
