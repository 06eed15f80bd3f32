package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.vaguemestre.api.Program;
import org.vaguemestre.verifier.Verdict;
import org.vaguemestre.verifier.Verifier;
import org.vaguemestre.whole.ScanPaper;
import org.vaguemestre.whole.TestPortal;

/**
 * The power fails in the middle of a scan: everything dies at once, when as many pages are read or as many letters registered as was drawn by lot,
 * and after the next start the end is the same as if nothing had been. One restart serves all that is asked of it, since each costs half a minute.
 */
class PowerCutIT {
    @RegisterExtension
    static final Proof PROOF = Proof.of("P16", "A job resumes");

    private static final Duration PATIENCE = Duration.ofSeconds(180);
    /** Letters in a pile; each has two pages or so, and its separator. */
    private static final int LETTERS = PROOF.extent(6, 30);

    @TempDir
    private Path folder;

    private final TestPortal portal = TestPortal.running();
    private final Program jeanne = Program.of("jeanne.morel");

    @Test
    void aPowerCutInTheMiddleOfAScanLosesNothingAndDoublesNothing() throws IOException {
        RandomGenerator lot = PROOF.lot();
        for (int cut = 0; cut < PROOF.extent(1, 10); cut++) {
            powerFails(4217 + cut, lot);
        }
        PROOF.tell("pages lost", 0);
        PROOF.tell("letters doubled", 0);
    }

    private void powerFails(int seed, RandomGenerator lot) throws IOException {
        Path pile = ScanPaper.pile(folder, LETTERS, seed, "qr");
        JsonNode truth = new ObjectMapper()
                .readTree(folder.resolve("pile-" + seed + ".json").toFile())
                .get("pages");
        boolean registering = lot.nextBoolean();
        int done = registering ? 1 + lot.nextInt(letters(truth) / 2) : 3 + lot.nextInt(truth.size() / 2);
        String key = UUID.randomUUID().toString();
        String batch = give(pile, key).id();
        TestPortal.until(done + (registering ? " letters are registered" : " pages are read"), PATIENCE, () -> {
            JsonNode now = ledger(batch);
            JsonNode pages = now.get("pages");
            int left = pages.get("pending").asInt();
            return pages.get("given").asInt() > 0
                    && (registering
                            ? now.get("items").size() >= done
                            : left <= pages.get("given").asInt() - done);
        });
        assertThat(ledger(batch).get("state").asText()).isEqualTo("RUNNING");
        String word = "coupure" + key.replaceAll("[^a-f]", "x");
        assertThat(jeanne.post(
                                Program.PORT_LERIN + "/mail-items",
                                "{\"direction\":\"INCOMING\",\"subject\":\"Courrier " + word + "\"}")
                        .status())
                .isEqualTo(201);

        portal.killAndStartAgain();

        // The sender, left without an answer, sends again
        assertThat(give(pile, key).id()).isEqualTo(batch);
        TestPortal.until("the batch is done", PATIENCE, () -> !List.of("RECEIVED", "RUNNING")
                .contains(ledger(batch).get("state").asText()));
        JsonNode end = ledger(batch);
        SoftAssertions.assertSoftly(the -> {
            the.assertThat(end.get("state").asText()).as(end.toString()).isEqualTo("DONE");
            the.assertThat(end.get("items")).hasSize(letters(truth));
            the.assertThat(each(end, "number")).doesNotHaveDuplicates();
            the.assertThat(each(end, "documents"))
                    .as("documents of the letters")
                    .doesNotHaveDuplicates();
            JsonNode pages = end.get("pages");
            the.assertThat(pages.get("given").asInt()).isEqualTo(truth.size());
            the.assertThat(pages.get("pending").asInt()).isZero();
            the.assertThat(sum(pages, "filed", "separator", "blank", "quarantined", "discarded"))
                    .isEqualTo(truth.size());
        });
        TestPortal.until(
                "what was registered just before the cut is found",
                PATIENCE,
                () -> jeanne.get(Program.PORT_LERIN + "/search?q=" + word)
                                .json()
                                .path("total")
                                .asInt(-1)
                        == 1);
        assertThat(verdict()).isInstanceOf(Verdict.Intact.class);

        PROOF.count(registering ? "power cuts among its letters" : "power cuts among its pages", 1);
        PROOF.count("pages scanned", truth.size());
        PROOF.count("letters made", letters(truth));

        // The same pile once more, as a new request: a batch of its own, and the double is pointed out
        String second = give(pile, UUID.randomUUID().toString()).id();
        assertThat(second).isNotEqualTo(batch);
        TestPortal.until(
                "the double is pointed out",
                PATIENCE,
                () -> ledger(second).get("rejections").toString().contains("SCAN_DUPLICATE"));
    }

    private Program.Answer give(Path pile, String key) throws IOException {
        Program.Answer given = jeanne.with("Idempotency-Key", key)
                .post(
                        Program.PORT_LERIN + "/scan-batches",
                        new Program.Form().file("file", "pile.pdf", Files.readAllBytes(pile)));
        assertThat(given.status()).as(given.text()).isEqualTo(202);
        return given;
    }

    private JsonNode ledger(String batch) {
        Program.Answer answer = jeanne.get(Program.PORT_LERIN + "/scan-batches/" + batch);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private List<String> each(JsonNode batch, String field) {
        List<String> found = new ArrayList<>();
        batch.get("items")
                .forEach(item -> found.add(jeanne.get(Program.PORT_LERIN + "/mail-items/" + item.asText())
                        .json()
                        .get(field)
                        .toString()));
        return found;
    }

    /** How many letters were scanned. */
    private static int letters(JsonNode truth) {
        int letters = 0;
        for (JsonNode page : truth) {
            letters += page.get("role").asText().equals("LETTER")
                            && page.get("page").asInt() == 1
                    ? 1
                    : 0;
        }
        return letters;
    }

    private static int sum(JsonNode pages, String... outcomes) {
        int sum = 0;
        for (String outcome : outcomes) {
            sum += pages.get(outcome).asInt();
        }
        return sum;
    }

    private Verdict verdict() throws IOException {
        String export = Program.of("ines.garnier")
                .get(Program.PORT_LERIN + "/journal/export")
                .text();
        return new Verifier(null).verify(new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)));
    }
}
