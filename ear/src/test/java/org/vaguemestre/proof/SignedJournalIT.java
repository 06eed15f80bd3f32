package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.vaguemestre.api.Program;
import org.vaguemestre.verifier.PublicKeys;
import org.vaguemestre.verifier.Verdict;
import org.vaguemestre.verifier.Verifier;
import org.vaguemestre.whole.TestPortal;

/** What the portal signs of its journals, seen by somebody who has its public key and nothing else. */
class SignedJournalIT {
    @RegisterExtension
    static final Proof PROOF =
            Proof.of("P7", "The portal signs its journals: an end written anew is found with its public key alone");

    private static final String JOURNAL = Program.PORT_LERIN + "/journal/";
    private static final String EXPORTED = "\"occasion\":\"export\"";

    @TempDir
    private Path folder;

    @Test
    void everyExportMadeWhileOthersWriteIsSignedToItsEnd() throws Exception {
        PublicKeys key = key();
        List<Callable<String>> asked = new ArrayList<>();
        for (int i = 0; i < PROOF.extent(6, 60); i++) {
            asked.add(SignedJournalIT::export);
            asked.add(SignedJournalIT::write);
            asked.add(SignedJournalIT::write);
        }
        ExecutorService at = Executors.newFixedThreadPool(8);
        try {
            for (Future<String> answer : at.invokeAll(asked)) {
                if (!answer.get().isEmpty()) {
                    assertThat(verdict(answer.get(), key))
                            .isInstanceOfSatisfying(Verdict.Intact.class, intact -> assertThat(intact.signature())
                                    .isEqualTo(Verdict.Signature.RIGHT));
                    PROOF.count("exports signed to their end", 1);
                }
            }
        } finally {
            at.shutdown();
        }
    }

    @Test
    void whatIsCutOffOfAnExportIsFoundAndAnEarlierExportTellsWhenItWasMade() throws IOException {
        PublicKeys key = key();
        Verdict.Intact earlier = (Verdict.Intact) verdict(export(), key);
        write();
        List<String> lines = export().lines().toList();
        Verdict.Intact whole = (Verdict.Intact) verdict(text(lines), key);
        assertThat(whole.entries()).isGreaterThan(earlier.entries());
        assertThat(whole.at()).isAfter(earlier.at());
        assertThat(lines.stream().filter(line -> line.contains(EXPORTED))).hasSizeGreaterThanOrEqualTo(2);

        // All but the checkpoint that ends it and the entry it was made for, with a last line that is right
        List<String> cut = new ArrayList<>(lines.subList(0, lines.size() - 3));
        String last = cut.get(cut.size() - 1);
        assertThat(last).startsWith("{\"n\":");
        cut.add("{\"entries\":" + (whole.entries() - 1) + ",\"head\":\""
                + last.substring(last.length() - 66, last.length() - 2) + "\"}");
        assertThat(verdict(text(cut), null)).isInstanceOf(Verdict.Altered.class);
        assertThat(verdict(text(cut), key)).isInstanceOf(Verdict.Altered.class);
        PROOF.count("ends cut off and found", 1);
    }

    @Test
    void theJournalIsSignedOnceADayWithoutAnybodyAsking() {
        TestPortal.until("checkpoint of the day", Duration.ofSeconds(180), () -> {
            boolean signed = export().contains("\"occasion\":\"day\"");
            // An export signs all there is: the day has something to sign again
            write();
            return signed;
        });
    }

    /** Checked by a tool that reads RFC 3161 and knows nothing of the portal, with what the verifier found right in an export. */
    @Test
    void theTimeStampOfACheckpointIsRightForItAndForNoOther() throws Exception {
        key();
        write();
        Path exported = Files.writeString(folder.resolve("journal.jsonl"), export());
        Path found = folder.resolve("checkpoints");
        assertThat(run(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        TestPortal.home()
                                .resolve("verifier/target/vaguemestre-verifier.jar")
                                .toString(),
                        "--key",
                        folder.resolve("key.pem").toString(),
                        "--checkpoints",
                        found.toString(),
                        exported.toString()))
                .as("an export that is intact and signed")
                .isZero();
        List<Path> checkpoints;
        try (Stream<Path> files = Files.list(found)) {
            checkpoints = files.toList();
        }
        assertThat(checkpoints).hasSizeGreaterThanOrEqualTo(1);
        Map<String, byte[]> stamps = new HashMap<>();
        TestPortal.until("every checkpoint of the export is stamped", Duration.ofSeconds(180), () -> {
            stamps.putAll(stamps());
            return checkpoints.stream().allMatch(one -> stamps.containsKey(stampOf(one)));
        });
        for (Path checkpoint : checkpoints) {
            Path stamp = Files.write(folder.resolve(stampOf(checkpoint)), stamps.get(stampOf(checkpoint)));
            assertThat(verified(checkpoint, stamp)).as("%s", checkpoint).isZero();
            byte[] other = Files.readAllBytes(checkpoint);
            other[PROOF.lot().nextInt(other.length)] ^= 1;
            assertThat(verified(Files.write(folder.resolve("other"), other), stamp))
                    .as("%s changed in one bit", checkpoint)
                    .isNotZero();
            PROOF.count("time stamps right for their checkpoint, and wrong for one changed in one bit", 1);
        }
    }

    private static String stampOf(Path checkpoint) {
        return checkpoint.getFileName().toString().replace(".checkpoint", ".tst");
    }

    private static Map<String, byte[]> stamps() {
        Program.Answer answer = Program.of("ines.garnier").get(JOURNAL + "stamps");
        assertThat(answer.status()).isEqualTo(200);
        Map<String, byte[]> stamps = new HashMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(answer.response().body()))) {
            ZipEntry entry;
            while ((entry = zip.getNextEntry()) != null) {
                stamps.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stamps;
    }

    private static int verified(Path data, Path token) throws IOException, InterruptedException {
        return run(
                "openssl",
                "ts",
                "-verify",
                "-data",
                data.toString(),
                "-in",
                token.toString(),
                "-token_in",
                "-CAfile",
                TestPortal.running().data().resolve("keys/trust.pem").toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private PublicKeys key() throws IOException {
        Program.Answer answer = Program.of("ines.garnier").get(JOURNAL + "key");
        assertThat(answer.status()).isEqualTo(200);
        return PublicKeys.of(Files.writeString(folder.resolve("key.pem"), answer.text()));
    }

    private static String export() {
        Program.Answer answer = Program.of("ines.garnier").get(JOURNAL + "export");
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    /** One more item, hence one more entry. */
    private static String write() {
        Program.Answer answer = Program.of("jeanne.morel")
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(Program.PORT_LERIN + "/mail-items", "{\"direction\":\"INCOMING\",\"subject\":\"À signer\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return "";
    }

    private static Verdict verdict(String export, PublicKeys key) throws IOException {
        return new Verifier(null, key).verify(new ByteArrayInputStream(export.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
