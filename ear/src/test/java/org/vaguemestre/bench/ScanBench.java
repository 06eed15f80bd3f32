package org.vaguemestre.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;

/**
 * Pages a minute of the whole scan job (from the upload of a pile until every letter of it is registered) beside the {@code tesseract} command, one
 * single-threaded process a processor, and beside {@code ocrmypdf}, on the same page images in the same run; separators and blank pages are pages for
 * all three. Each makes text and a searchable PDF; how many characters each read wrongly is told of the letters' pages. They take turns pile by pile, so
 * that whatever else the machine does weighs on all; the first pile warms up and is not counted.
 *
 * <p>{@code ScanBench URL FOLDER}, on a demonstration portal; the folder holds {@code pile-0.pdf} with {@code pile-0.json}, and so on. One program,
 * run from its source with the worker's libraries.
 */
public final class ScanBench {
    private static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString("jeanne.morel:vaguemestre".getBytes(StandardCharsets.UTF_8));
    private static final String ORGANISATION = "/api/v1/organisations/port-lerin";
    private static final double GOAL_COMMAND = 1.1;
    private static final double GOAL_OCRMYPDF = 2.3;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final long POLL_MILLIS = 200;

    private final String url;
    private final Path folder;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final boolean ocrmypdf = installed("ocrmypdf");

    private ScanBench(String url, Path folder) {
        this.url = url;
        this.folder = folder;
    }

    /** A page of the pile: where its image lies, what letter it is of (none: null), and what is written on it. */
    private record Page(Path image, Integer letter, String text, boolean upright) {
        boolean isOfALetter() {
            return letter != null;
        }
    }

    /** What one of the compared did with a pile. */
    private record Result(double seconds, long wrong, long written) {
        private static final Result NONE = new Result(0, 0, 0);

        Result plus(Result other) {
            return new Result(seconds + other.seconds, wrong + other.wrong, written + other.written);
        }

        double perMinute(int pages) {
            return pages * 60 / seconds;
        }

        String told(int pages) {
            return String.format(
                    Locale.ROOT,
                    "%8.1f pages/min   character error rate %.4f",
                    perMinute(pages),
                    (double) wrong / written);
        }
    }

    public static void main(String[] arguments) throws Exception {
        new ScanBench(arguments[0], Path.of(arguments[1])).run();
    }

    private void run() throws Exception {
        List<Path> piles;
        try (Stream<Path> files = Files.list(folder)) {
            piles = files.filter(file -> file.toString().endsWith(".pdf"))
                    .sorted()
                    .toList();
        }
        Result ours = Result.NONE;
        Result command = Result.NONE;
        Result other = Result.NONE;
        int pages = 0;
        for (int i = 0; i < piles.size(); i++) {
            Path pile = piles.get(i);
            Path work = Files.createDirectory(folder.resolve("work-" + i));
            List<Page> written = pages(pile, work);
            Result first = byTheJob(pile, written);
            if (i == 0) {
                continue;
            }
            ours = ours.plus(first);
            command = command.plus(byTheCommand(written));
            if (ocrmypdf) {
                other = other.plus(byOcrmypdf(pile, written, work));
            }
            pages += written.size();
            System.out.printf("pile %d of %d%n", i, piles.size() - 1);
        }
        System.out.printf(Locale.ROOT, "%n%d pages, %d processors%n%n", pages, PROCESSORS);
        System.out.printf("whole scan job     %s%n", ours.told(pages));
        System.out.printf("tesseract command  %s%n", command.told(pages));
        if (ocrmypdf) {
            System.out.printf("ocrmypdf --jobs %-2d %s%n", PROCESSORS, other.told(pages));
        }
        tellRatio("tesseract command", command.seconds / ours.seconds, GOAL_COMMAND);
        if (ocrmypdf) {
            tellRatio("ocrmypdf", other.seconds / ours.seconds, GOAL_OCRMYPDF);
        } else {
            System.out.println("ocrmypdf is not installed: not compared");
        }
    }

    private static void tellRatio(String beside, double ratio, double goal) {
        System.out.printf(
                Locale.ROOT,
                "ratio beside %-18s %5.2f (goal %.1f: %s)%n",
                beside,
                ratio,
                goal,
                ratio >= goal ? "reached" : "NOT reached");
    }

    /** The pages of a pile, their images as the very bytes in it. */
    private static List<Page> pages(Path pile, Path work) throws IOException {
        JsonObject truth = json(Files.readString(Path.of(pile.toString().replace(".pdf", ".json"))));
        List<Page> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pile.toFile())) {
            for (JsonObject page : truth.getJsonArray("pages").getValuesAs(JsonObject.class)) {
                PDResources resources = document.getPage(pages.size()).getResources();
                var image = resources.getXObject(
                        resources.getXObjectNames().iterator().next());
                Path file = work.resolve(String.format("%03d.jpg", pages.size()));
                Files.write(file, image.getCOSObject().createRawInputStream().readAllBytes());
                pages.add(new Page(
                        file,
                        page.getString("role").equals("LETTER") ? page.getInt("letter") : null,
                        page.getString("text"),
                        !page.getString("condition").equals("UPSIDE_DOWN")));
            }
        }
        return pages;
    }

    private Result byTheJob(Path pile, List<Page> pages) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        String batch = post(pile);
        JsonObject told;
        while (!(told = json(get(batch))).getString("state").equals("DONE")) {
            if (List.of("FAILED", "STOPPED").contains(told.getString("state"))) {
                throw new IOException("the batch ended so: " + told);
            }
            Thread.sleep(POLL_MILLIS);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        List<String> letters = new ArrayList<>();
        for (String item :
                told.getJsonArray("items").getValuesAs(id -> id.toString().replace("\"", ""))) {
            JsonObject letter = json(get(url + ORGANISATION + "/mail-items/" + item));
            String sha256 = letter.getJsonArray("documents").getJsonObject(0).getString("sha256");
            letters.add(get(url + ORGANISATION + "/documents/" + sha256 + "/text"));
        }
        var written =
                new TreeMap<>(pages.stream().filter(Page::isOfALetter).collect(Collectors.groupingBy(Page::letter)));
        if (letters.size() != written.size()) {
            throw new IOException(written.size() + " letters were given, " + letters.size() + " were registered");
        }
        Result result = new Result(seconds, 0, 0);
        int at = 0;
        for (List<Page> letter : written.values()) {
            String[] read = letters.get(at++).split("\f", -1);
            for (int i = 0; i < letter.size(); i++) {
                result = result.plus(compared(letter.get(i), i < read.length ? read[i] : ""));
            }
        }
        return result;
    }

    private static Result byTheCommand(List<Page> pages) throws Exception {
        ExecutorService hands = Executors.newFixedThreadPool(PROCESSORS);
        double seconds;
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (Page page : pages) {
                String image = page.image().toString();
                all.add(() -> run("tesseract", image, image, "-l", "fra", "txt", "pdf"));
            }
            long begin = System.nanoTime();
            for (Future<Void> done : hands.invokeAll(all)) {
                done.get();
            }
            seconds = (System.nanoTime() - begin) / 1e9;
        } finally {
            hands.shutdown();
        }
        Result result = new Result(seconds, 0, 0);
        for (Page page : pages) {
            result = result.plus(compared(page, Files.readString(Path.of(page.image() + ".txt"))));
        }
        return result;
    }

    private static Result byOcrmypdf(Path pile, List<Page> pages, Path work) throws Exception {
        Path text = work.resolve("ocrmypdf.txt");
        long begin = System.nanoTime();
        run(
                "ocrmypdf",
                "--jobs",
                Integer.toString(PROCESSORS),
                "-l",
                "fra",
                "--output-type",
                "pdf",
                "--sidecar",
                text.toString(),
                pile.toString(),
                work.resolve("ocrmypdf.pdf").toString());
        Result result = new Result((System.nanoTime() - begin) / 1e9, 0, 0);
        String[] read = Files.readString(text).split("\f", -1);
        for (int i = 0; i < pages.size(); i++) {
            result = result.plus(compared(pages.get(i), read[i]));
        }
        return result;
    }

    /** Letters to change to get what was written; a page laid upside down is not compared: only the job turns it. */
    private static Result compared(Page page, String read) {
        if (!page.isOfALetter() || !page.upright()) {
            return Result.NONE;
        }
        String truth = plain(page.text());
        return new Result(0, distance(truth, plain(read)), truth.length());
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

    private static boolean installed(String command) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private static Void run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + status);
        }
        return null;
    }

    /** Gives a pile to the portal. @return the batch's address */
    private String post(Path pile) throws IOException, InterruptedException {
        String boundary = "bench-" + System.nanoTime();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(url + ORGANISATION + "/scan-batches"))
                        .header("Authorization", AUTHORIZATION)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.concat(
                                BodyPublishers.ofString("--" + boundary
                                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                                        + pile.getFileName() + "\"\r\nContent-Type: application/pdf\r\n\r\n"),
                                BodyPublishers.ofFile(pile),
                                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private String get(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", AUTHORIZATION)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(address + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static JsonObject json(String text) {
        try (Reader characters = new StringReader(text);
                JsonReader reader = Json.createReader(characters)) {
            return reader.readObject();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
