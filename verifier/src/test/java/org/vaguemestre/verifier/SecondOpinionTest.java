package org.vaguemestre.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two verifiers written apart, this one and {@code docs/verify_journal.py}, say the same of the same exports: what is bad, and where first. */
class SecondOpinionTest {
    private static final Path DOCS = Path.of("../docs").toAbsolutePath().normalize();
    private static final Path VECTORS = DOCS.resolve("journal-vectors");
    static final Path KEY = VECTORS.resolve("key.pem");

    @TempDir
    private Path folder;

    @Test
    void bothSayOfEveryPublishedVectorWhatIsPublished() throws IOException, InterruptedException {
        Map<Path, String> withoutKey = new LinkedHashMap<>();
        Map<Path, String> withKey = new LinkedHashMap<>();
        Files.readAllLines(VECTORS.resolve("verdicts.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .forEach(vector -> {
                    withoutKey.put(VECTORS.resolve(vector[0]), vector[1]);
                    withKey.put(VECTORS.resolve(vector[0]), vector[2]);
                });
        try (Stream<Path> files = Files.list(VECTORS)) {
            assertThat(files.filter(file -> file.toString().endsWith(".jsonl")))
                    .containsExactlyInAnyOrderElementsOf(withoutKey.keySet());
        }
        assertThat(first(withoutKey.keySet(), null)).isEqualTo(withoutKey);
        assertThat(second(withoutKey.keySet())).isEqualTo(withoutKey);
        assertThat(first(withKey.keySet(), PublicKeys.of(KEY))).isEqualTo(withKey);
        assertThat(second(withKey.keySet(), "--key", KEY.toString())).isEqualTo(withKey);
    }

    @Test
    void bothNameTheSameEntryOfExportsSpoiltByLot() throws IOException, InterruptedException {
        Map<Path, String> first = first(spoiltByLot(ExportFixture.of(12).bytes()), null);
        assertThat(first.values()).allMatch(verdict -> verdict.startsWith("altered "));
        assertThat(second(first.keySet())).isEqualTo(first);
    }

    @Test
    void bothNameTheSameEntryOfSignedExportsSpoiltByLot() throws IOException, InterruptedException {
        byte[] export = ExportFixture.signed(8, ExportFixture.KEY, Set.of(3)).bytes();
        Map<Path, String> first = first(spoiltByLot(export), PublicKeys.of(KEY));
        assertThat(first.values()).allMatch(verdict -> verdict.startsWith("altered "));
        assertThat(second(first.keySet(), "--key", KEY.toString())).isEqualTo(first);
    }

    private List<Path> spoiltByLot(byte[] whole) throws IOException {
        Random lot = new Random(20260304);
        List<Path> spoilt = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            byte[] export = whole.clone();
            for (int flips = lot.nextInt(3); flips >= 0; flips--) {
                export[lot.nextInt(export.length)] ^= (byte) (1 << lot.nextInt(8));
            }
            spoilt.add(Files.write(folder.resolve(i + ".jsonl"), export));
        }
        return spoilt;
    }

    private static Map<Path, String> first(Iterable<Path> exports, PublicKeys keys) throws IOException {
        Map<Path, String> verdicts = new LinkedHashMap<>();
        for (Path export : exports) {
            Verdict verdict = new Verifier(null, keys).verify(new ByteArrayInputStream(Files.readAllBytes(export)));
            verdicts.put(
                    export,
                    verdict instanceof Verdict.Intact intact
                            ? "intact " + intact.entries()
                            : "altered " + ((Verdict.Altered) verdict).entry());
        }
        return verdicts;
    }

    private static Map<Path, String> second(Iterable<Path> exports, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("python3", DOCS.resolve("verify_journal.py").toString()));
        command.addAll(List.of(options));
        exports.forEach(export -> command.add(export.toString()));
        Process python = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> told = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        python.waitFor();
        Map<Path, String> verdicts = new LinkedHashMap<>();
        for (Path export : exports) {
            String[] words = (verdicts.size() < told.size() ? told.get(verdicts.size()) : "").split(" ", 3);
            verdicts.put(export, words.length > 1 ? words[0] + " " + words[1] : String.join("\n", told));
        }
        return verdicts;
    }
}
