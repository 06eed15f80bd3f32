package org.vaguemestre.worker;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;

/**
 * Measures workers beside the {@code tesseract} command on the same scanned letters, in the same run: pages a minute of each with as many processes as
 * processors, and how many letters each read wrongly. The workers do their whole job (blank and separator detection, way up, recognition, preview,
 * searchable PDF of each letter); the command writes text and PDF of each page. Separators, blank and upside-down pages, on which the command has no
 * chance, are left out. Both take turns every few pages, so that whatever else the machine does weighs on both.
 *
 * <p>Arguments: a pile of JPEG scans (PDF), its truth (JSON), the folder of the built worker; optionally the number of processes.
 */
public final class ScanBench {
    /** Pages of a turn, for each process. */
    private static final int TURN = 4;

    private final Path pile;
    private final Path folder;
    private final int processes;
    private final ExecutorService hands;
    private final Queue<WorkerLine> workers;

    private ScanBench(Path pile, Path libraries, int processes) throws IOException {
        this.pile = pile;
        this.processes = processes;
        this.folder = Files.createTempDirectory("scan-bench");
        this.hands = Executors.newFixedThreadPool(processes);
        this.workers = new ArrayBlockingQueue<>(processes);
        for (int i = 0; i < processes; i++) {
            workers.add(new WorkerLine(libraries));
        }
    }

    /** A letter of the pile: its page numbers and what is written on each. */
    private record Letter(List<Integer> pages, List<String> texts) {}

    /** A task of one hand. */
    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3) {
            System.err.println("ScanBench <pile.pdf> <truth.json> <folder of the worker> [processes]");
            System.exit(2);
        }
        int processes = arguments.length > 3
                ? Integer.parseInt(arguments[3])
                : Runtime.getRuntime().availableProcessors();
        ScanBench bench = new ScanBench(Path.of(arguments[0]), Path.of(arguments[2]), processes);
        try {
            bench.run(letters(Path.of(arguments[1])));
        } finally {
            bench.close();
        }
    }

    private static List<Letter> letters(Path truth) throws IOException {
        Map<Integer, Letter> letters = new TreeMap<>();
        try (Reader text = Files.newBufferedReader(truth);
                JsonReader json = Json.createReader(text)) {
            int number = 0;
            for (JsonObject page : json.readObject().getJsonArray("pages").getValuesAs(JsonObject.class)) {
                number++;
                if (page.getString("role").equals("LETTER")
                        && !page.getString("condition").equals("UPSIDE_DOWN")) {
                    Letter letter = letters.computeIfAbsent(
                            page.getInt("letter"), key -> new Letter(new ArrayList<>(), new ArrayList<>()));
                    letter.pages.add(number);
                    letter.texts.add(page.getString("text"));
                }
            }
        }
        return List.copyOf(letters.values());
    }

    private void run(List<Letter> letters) throws Exception {
        extract(letters);
        // the first page of each worker loads its model; the command loads it for each page
        inTurn(letters.subList(0, Math.min(processes, letters.size())), this::byWorker);
        double ours = 0;
        double theirs = 0;
        for (int from = 0; from < letters.size(); from += TURN * processes) {
            List<Letter> turn = letters.subList(from, Math.min(letters.size(), from + TURN * processes));
            ours += inTurn(turn, this::byWorker);
            theirs += inTurn(turn, this::byCommand);
        }
        int pages = letters.stream().mapToInt(letter -> letter.pages.size()).sum();
        double oursPerMinute = pages * 60 / ours;
        double theirsPerMinute = pages * 60 / theirs;
        System.out.printf(Locale.ROOT, "pages %d, processes %d%n", pages, processes);
        System.out.printf(
                Locale.ROOT,
                "workers            %6.1f pages/min, character error rate %.4f%n",
                oursPerMinute,
                errorRate(letters, this::readByWorker));
        System.out.printf(
                Locale.ROOT,
                "tesseract command  %6.1f pages/min, character error rate %.4f%n",
                theirsPerMinute,
                errorRate(letters, this::readByCommand));
        System.out.printf(Locale.ROOT, "ratio              %6.2f (goal 1.1)%n", oursPerMinute / theirsPerMinute);
    }

    /** The page images the command is given: the very bytes in the pile. */
    private void extract(List<Letter> letters) throws IOException {
        try (PDDocument document = Loader.loadPDF(pile.toFile())) {
            for (Letter letter : letters) {
                for (int page : letter.pages) {
                    PDResources resources = document.getPage(page - 1).getResources();
                    var image = resources.getXObject(
                            resources.getXObjectNames().iterator().next());
                    Files.write(
                            folder.resolve(page + ".jpg"),
                            image.getCOSObject().createRawInputStream().readAllBytes());
                }
            }
        }
    }

    /** Seconds that all hands together need for these letters. */
    private double inTurn(List<Letter> letters, java.util.function.Function<Letter, Task> job) throws Exception {
        long begin = System.nanoTime();
        List<Future<?>> done = new ArrayList<>();
        for (Letter letter : letters) {
            done.add(hands.submit(() -> {
                job.apply(letter).run();
                return null;
            }));
        }
        for (Future<?> one : done) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private Task byWorker(Letter letter) {
        return () -> {
            WorkerLine worker = workers.remove();
            try {
                JsonArrayBuilder pages = Json.createArrayBuilder();
                for (int page : letter.pages) {
                    JsonObject reading = worker.ask(Json.createObjectBuilder()
                            .add("operation", "page")
                            .add("file", pile.toString())
                            .add("page", page)
                            .add("folder", folder.toString())
                            .build());
                    pages.add(Json.createObjectBuilder()
                            .add("file", pile.toString())
                            .add("page", page)
                            .add("reading", reading.getString("reading")));
                }
                worker.ask(Json.createObjectBuilder()
                        .add("operation", "assemble")
                        .add("pages", pages)
                        .add(
                                "out",
                                folder.resolve("letter-" + letter.pages.get(0) + ".pdf")
                                        .toString())
                        .build());
            } finally {
                workers.add(worker);
            }
        };
    }

    private Task byCommand(Letter letter) {
        return () -> {
            for (int page : letter.pages) {
                ProcessBuilder command = new ProcessBuilder(
                        "tesseract",
                        folder.resolve(page + ".jpg").toString(),
                        folder.resolve("by-command-" + page).toString(),
                        "-l",
                        "fra",
                        "txt",
                        "pdf");
                command.environment().put("OMP_THREAD_LIMIT", "1");
                command.redirectErrorStream(true);
                command.redirectOutput(folder.resolve("command.log").toFile());
                if (command.start().waitFor() != 0) {
                    throw new IOException("tesseract failed at page " + page);
                }
            }
        };
    }

    private String readByWorker(int page) {
        try (Reader text = Files.newBufferedReader(folder.resolve("page-" + page + ".json"));
                JsonReader json = Json.createReader(text)) {
            return json.readObject().getJsonArray("words").getValuesAs(JsonObject.class).stream()
                    .map(word -> word.getString("text"))
                    .collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String readByCommand(int page) {
        try {
            return Files.readString(folder.resolve("by-command-" + page + ".txt"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Letters to change to get what was written, for each letter written. */
    private static double errorRate(List<Letter> letters, java.util.function.IntFunction<String> read) {
        long wrong = 0;
        long written = 0;
        for (Letter letter : letters) {
            for (int i = 0; i < letter.pages.size(); i++) {
                String truth = plain(letter.texts.get(i));
                wrong += distance(truth, plain(read.apply(letter.pages.get(i))));
                written += truth.length();
            }
        }
        return (double) wrong / Math.max(1, written);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace('’', '\'')
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private void close() throws IOException {
        workers.forEach(WorkerLine::close);
        hands.shutdownNow();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A worker process and its lines. */
    private static final class WorkerLine {
        private final Process process;
        private final BufferedReader answers;

        WorkerLine(Path libraries) throws IOException {
            ProcessBuilder command = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xms32m",
                    "-Xmx160m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Djava.awt.headless=true",
                    "-cp",
                    libraries.toAbsolutePath() + "/*",
                    "org.vaguemestre.worker.Worker");
            command.environment().put("OMP_THREAD_LIMIT", "1");
            command.redirectError(ProcessBuilder.Redirect.DISCARD);
            process = command.start();
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        JsonObject ask(JsonObject request) throws IOException {
            process.getOutputStream().write((request + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IOException("the worker ended at " + request);
            }
            try (JsonReader json = Json.createReader(new StringReader(answer))) {
                JsonObject told = json.readObject();
                if (told.containsKey("refused") || told.containsKey("failed")) {
                    throw new IOException(request + " was answered by " + told);
                }
                return told;
            }
        }

        void close() {
            process.destroyForcibly();
        }
    }
}
