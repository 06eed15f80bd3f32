package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vaguemestre.api.Demand;
import org.vaguemestre.api.Program;
import org.vaguemestre.whole.TestPortal;

/**
 * Files made to break the portal, given by its public doors: each is kept or refused, for a reason that its sender understands, in bounded time
 * and memory. {@code ./verify hostile DIR} gives the files of a folder instead, and tells what became of each.
 */
class HostileFilesIT {
    @RegisterExtension
    static final Proof PROOF = Proof.of("P10", "A hostile file costs one clear rejection");

    private static final String FOLDER = "vaguemestre.hostile";
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** Others have their documents read too: one waits for its turn. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final long MEMORY = 512L << 20;
    private static final int GIVERS = 3;
    private static final Pattern CODE = Pattern.compile("[A-Z]+(_[A-Z]+)+");
    /** What to do is said in the imperative. */
    private static final Pattern ADVICE = Pattern.compile("\\p{L}+ez\\b");

    /** What stays while workers and LibreOffice run: logs, libraries, the list of fonts, a profile. */
    private static final Pattern LASTING = Pattern.compile(
            "/worker\\.log$|/native/|/office/profile/|/office/\\.jodconverter_socket|\\.pdfbox\\.cache$");

    private static final Program JEANNE = Program.of("jeanne.morel");
    private static final Path DATA = System.getProperty("vaguemestre.portal") == null
            ? TestPortal.running().data()
            : Path.of(System.getProperty("vaguemestre.portal.data"));
    private static final Properties SENTENCES = new Properties();
    private static WorkerWatch workers;
    private static String server;

    /** What became of a file: {@link HostileFile#KEPT} or the code of its refusal. */
    private record Fate(HostileFile file, String code, String sentence, int status, Duration took, JsonNode item) {}

    @BeforeAll
    static void theWorkersAreWatched() throws IOException {
        try (Reader sentences = Files.newBufferedReader(
                TestPortal.home().resolve("ejb/src/main/resources/org/vaguemestre/refusal/refusals.properties"))) {
            SENTENCES.load(sentences);
        }
        TestPortal.followed(DATA, "%");
        server = Files.readString(DATA.resolve("server.pid"));
        workers = new WorkerWatch(DATA);
    }

    @Test
    void aFileThatIsGivenIsKeptOrRefusedWithAReasonInTime() {
        String folder = System.getProperty(FOLDER);
        List<Fate> fates = folder == null ? ofCorpus() : allOf(HostileFiles.of(Path.of(folder)));
        if (folder != null) {
            table(fates);
        }
        assertSettled(fates.stream().filter(fate -> fate.item != null).toList());
        tell("files", fates);
    }

    private static List<Fate> ofCorpus() {
        List<Fate> fates = new ArrayList<>(allOf(HostileFiles.made().stream()));
        fates.addAll(allOf(HostileFiles.spoilt(PROOF.lot(), PROOF.extent(12, 4_000))));
        return fates;
    }

    @Test
    void aTextThatIsGivenAsAReplyIsRefusedForWhatItWouldFetchOrRun() {
        String item = Demand.from("Association hostile", "association@exemple.example");
        List<Fate> fates = HostileArchives.texts().stream()
                .map(file -> given(
                        file,
                        Program.of("camille.durand"),
                        Demand.ITEMS + "/" + item + "/reply/versions",
                        new Program.Form().file("file", file.name(), file.bytes())))
                .toList();
        tell("texts", fates);
    }

    @Test
    void aPileGivenAsScansIsSettledToTheLastPage() {
        List<HostileFile> pile = Stream.concat(
                        HostilePictures.all().stream(), HostileFiles.spoilt(PROOF.lot(), PROOF.extent(6, 200)))
                .toList();
        Program.Form form = new Program.Form();
        pile.forEach(file -> form.file("file", file.name(), file.bytes()));
        Program.Answer given = JEANNE.post(Program.PORT_LERIN + "/scan-batches", form);
        assertThat(given.status()).as(given.text()).isEqualTo(202);
        String batch = Program.PORT_LERIN + "/scan-batches/" + given.id();
        TestPortal.until(
                "the batch is done",
                LONGEST.multipliedBy(pile.size()),
                () -> !JEANNE.get(batch).json().get("finishedAt").isNull());

        JsonNode told = JEANNE.get(batch).json();
        JsonNode pages = told.get("pages");
        assertThat(told.get("files")).hasSize(pile.size());
        assertThat(pages.get("pending").asInt()).isZero();
        assertThat(pages.get("given").asInt())
                .isEqualTo(Stream.of("filed", "separator", "blank", "quarantined", "discarded")
                        .mapToInt(outcome -> pages.get(outcome).asInt())
                        .sum());
        told.get("rejections")
                .forEach(rejection -> assertUnderstood(
                        rejection.get("file").asText(),
                        rejection.get("code").asText(),
                        rejection.get("message").asText()));
        PROOF.tell("files of the pile", pile.size());
        PROOF.tell("rejections of the pile", told.get("rejections").size());
    }

    @AfterEach
    void thePortalServesAsBefore() throws IOException {
        assertThat(Files.readString(DATA.resolve("server.pid"))).isEqualTo(server);
        assertThat(ProcessHandle.of(Long.parseLong(server.strip()))).isPresent();
        Fate fate = given(HostileFile.of("sound", "bonjour.pdf", HostilePdfs.letter(), HostileFile.KEPT));
        assertSettled(List.of(fate));
        String sha256 = fate.item.get("documents").get(0).get("sha256").asText();
        assertThat(JEANNE.get(Program.PORT_LERIN + "/documents/" + sha256 + "/text")
                        .text())
                .contains("lampe");
        TestPortal.until("nothing is left aside", Duration.ofSeconds(10), () -> leftAside()
                .isEmpty());
    }

    @AfterAll
    static void theWorkersStayedSmall() {
        workers.close();
        PROOF.tell("worker processes", workers.seen());
        PROOF.tell("most memory of a worker, MiB", workers.peak() >> 20);
        assertThat(workers.peak())
                .as("resident memory of a worker")
                .isPositive()
                .isLessThanOrEqualTo(MEMORY);
    }

    private static List<Fate> allOf(Stream<HostileFile> files) {
        ExecutorService givers = Executors.newFixedThreadPool(GIVERS);
        try {
            List<Future<Fate>> given =
                    files.map(file -> givers.submit(() -> given(file))).toList();
            List<Fate> fates = new ArrayList<>();
            for (Future<Fate> one : given) {
                fates.add(one.get());
            }
            return fates;
        } catch (Exception e) {
            throw new AssertionError("a file was answered by nothing", e);
        } finally {
            givers.shutdownNow();
        }
    }

    private static Fate given(HostileFile file) {
        Program.Form form = new Program.Form()
                .json("item", "{\"direction\":\"INCOMING\",\"subject\":\"Pièce hostile\"}")
                .file("document", file.name(), file.bytes());
        return given(file, JEANNE, Demand.ITEMS, form);
    }

    private static Fate given(HostileFile file, Program giver, String door, Program.Form form) {
        long before = System.nanoTime();
        Program.Answer answer = giver.post(door, form);
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        boolean kept = answer.status() < 300;
        return new Fate(
                file,
                kept ? HostileFile.KEPT : answer.code(),
                kept ? "" : answer.json().path("detail").asText(),
                answer.status(),
                took,
                answer.status() == 201 ? answer.json() : null);
    }

    private static void tell(String what, List<Fate> fates) {
        long kept = fates.stream()
                .filter(fate -> fate.code.equals(HostileFile.KEPT))
                .count();
        long refused = fates.stream()
                .filter(fate -> fate.status >= 400 && fate.status < 500)
                .count();
        Map<String, Long> codes =
                fates.stream().collect(Collectors.groupingBy(Fate::code, TreeMap::new, Collectors.counting()));
        PROOF.tell(what + " given", fates.size());
        PROOF.tell("of them " + what + " kept", kept);
        PROOF.tell("of them " + what + " refused", refused);
        PROOF.tell("of them " + what + " that crashed a worker", codes.getOrDefault("WORKER_CRASHED", 0L));
        PROOF.tell(what + " by what became of them", codes);
        Duration slowest =
                fates.stream().map(Fate::took).max(Comparator.naturalOrder()).orElseThrow();
        PROOF.tell("slowest answer of " + what + ", s", slowest.toMillis() / 1e3);
        assertThat(kept + refused)
                .as("kept and refused are all that were given")
                .isEqualTo(fates.size());
        assertThat(fates.stream().filter(fate -> fate.took.compareTo(LONGEST) > 0))
                .as("late")
                .isEmpty();
        assertThat(fates.stream().filter(fate -> fate.code.equals("WORKER_CRASHED")))
                .as("crashed")
                .isEmpty();
        assertThat(fates.stream().filter(fate -> !fate.file.mayBecome(fate.code)))
                .as("not as it should be")
                .isEmpty();
        fates.stream()
                .filter(fate -> fate.status >= 400)
                .forEach(fate -> assertUnderstood(fate.file.kind(), fate.code, fate.sentence));
    }

    /** A stable code with its published sentence, which says what to do, and nothing of the program. */
    private static void assertUnderstood(String file, String code, String sentence) {
        assertThat(code).as(file).matches(CODE);
        String published = SENTENCES.getProperty(code);
        assertThat(published).as("%s: sentence of %s", file, code).isNotNull();
        String[] fixed = published.replace("''", "'").split("\\{\\d}");
        assertThat(sentence).as(file).contains(fixed).containsPattern(ADVICE).doesNotContain("Exception");
    }

    /** What was kept was read, or is known not to be readable; one after the other, so the time of each is that after the one before. */
    private static void assertSettled(List<Fate> kept) {
        Duration slowest = Duration.ZERO;
        Map<String, Long> readings = new TreeMap<>();
        for (Fate fate : kept) {
            String sha256 = fate.item.get("documents").get(0).get("sha256").asText();
            String text = Program.PORT_LERIN + "/documents/" + sha256 + "/text";
            Program asking = JEANNE.with("Accept", "application/json");
            long before = System.nanoTime();
            TestPortal.until(
                    "settled: " + fate.file,
                    PATIENCE,
                    () -> !asking.get(text).json().get("reading").asText().equals("PENDING"));
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            slowest = took.compareTo(slowest) > 0 ? took : slowest;
            readings.merge(asking.get(text).json().get("reading").asText(), 1L, Long::sum);
        }
        if (kept.size() > 1) {
            PROOF.tell("kept and then", readings);
            PROOF.tell("slowest reading, s", slowest.toMillis() / 1e3);
        }
    }

    /** What lies in the folders for passing files, beyond what living workers work with. */
    private static List<Path> leftAside() {
        Path incoming = DATA.resolve("incoming");
        try (Stream<Path> files = Files.walk(incoming);
                Stream<Path> folders = Files.list(incoming)) {
            long ofWorkers = folders.filter(
                            folder -> folder.getFileName().toString().startsWith("worker-"))
                    .count();
            return ofWorkers > workers.alive().size()
                    ? List.of(incoming)
                    : files.filter(Files::isRegularFile)
                            .filter(file -> !LASTING.matcher(file.toString()).find())
                            .toList();
        } catch (IOException | UncheckedIOException e) {
            // a folder went while it was walked through
            return List.of(incoming);
        }
    }

    private static void table(List<Fate> fates) {
        System.out.printf("%n%-70s %-28s %-26s %8s%n", "fichier", "ce qu'il est devenu", "code", "secondes");
        List<Fate> shown = new ArrayList<>(fates);
        Collections.sort(shown, Comparator.comparing(fate -> fate.file.kind()));
        for (Fate fate : shown) {
            boolean kept = fate.code.equals(HostileFile.KEPT);
            System.out.printf(
                    "%-70s %-28s %-26s %8.2f%n",
                    fate.file.kind(),
                    kept ? "gardé" : fate.status < 500 ? "refusé" : "ERREUR",
                    kept ? "" : fate.code,
                    fate.took.toMillis() / 1e3);
        }
        System.out.println();
    }
}
