package org.vaguemestre.document;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * One worker: a Java process that opens documents, with an environment of its own, half the priority of the server, one processor and a folder to work in.
 * One request at a time; the system bounds its memory and its files, whoever asks watches its time and ends it.
 */
final class WorkerProcess {
    /** How often a working process is looked at. */
    private static final long LOOK_EVERY_MILLIS = 100;

    private static final Path NICE = Path.of("/usr/bin/nice");

    /** What a worker has resident of files, its libraries and models, which the system does not count as its data. */
    private static final long OF_FILES = 48L << 20;

    /** The largest file a worker may write: a letter of a thousand pages in colour. */
    private static final long LARGEST_FILE = 2L << 30;

    private final Process process;
    private final Path folder;
    private final OutputStream requests;
    private final BufferedReader answers;
    private final long memory;

    private WorkerProcess(Process process, Path folder, long memory) {
        this.process = process;
        this.folder = folder;
        this.memory = memory;
        this.requests = process.getOutputStream();
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Why a worker gave no answer. */
    enum Failure {
        TIMEOUT,
        MEMORY,
        CRASHED
    }

    /** A worker that gave no answer, and is to be ended. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;
        private final Failure failure;

        private Failed(Failure failure, Throwable cause) {
            super(failure.name(), cause);
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }

    /** Starts a worker. @throws UncheckedIOException when no process can be started */
    static WorkerProcess start(WorkerSettings settings) {
        try {
            Path temporary = Files.createDirectories(settings.temporary()).toAbsolutePath();
            Path folder = Files.createTempDirectory(temporary, "worker-");
            ProcessBuilder builder = new ProcessBuilder(command(settings, temporary, folder));
            builder.directory(folder.toFile());
            builder.redirectError(folder.resolve("worker.log").toFile());
            Map<String, String> environment = builder.environment();
            environment.clear();
            environment.put("PATH", "/usr/bin:/bin");
            environment.put("LANG", "C.UTF-8");
            environment.put("HOME", folder.toString());
            environment.put("TMPDIR", folder.toString());
            environment.put("OMP_THREAD_LIMIT", "1");
            environment.put("MALLOC_ARENA_MAX", "2");
            return new WorkerProcess(builder.start(), folder, settings.memory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(WorkerSettings settings, Path temporary, Path folder) {
        List<String> command = new ArrayList<>(ProcessLimits.of(settings.memory() - OF_FILES, LARGEST_FILE));
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "10"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms32m",
                "-Xmx160m",
                "-Xss4m",
                "-XX:+UseSerialGC",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:TieredStopAtLevel=1",
                "-XX:ErrorFile=/dev/null",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+DisplayVMOutputToStderr",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder,
                "-Duser.home=" + folder,
                "-Dpdfbox.fontcache=" + temporary,
                "-Dorg.bytedeco.javacpp.cachedir=" + temporary.resolve("native"),
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-Dorg.bytedeco.javacpp.maxbytes=0",
                "-Dorg.bytedeco.javacpp.nopointergc=true"));
        if (settings.models() != null) {
            command.add("-Dvaguemestre.tessdata=" + settings.models().toAbsolutePath());
        }
        command.addAll(List.of("-cp", settings.libraries().toAbsolutePath() + "/*", "org.vaguemestre.worker.Worker"));
        return command;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it holds so much memory between two requests that a fresh one is better. */
    boolean isTired() {
        return resident() > memory / 4 * 3;
    }

    /**
     * Asks for one thing and waits for its answer.
     *
     * @throws Failed when it takes too long, grows too large or dies; it must be ended then
     */
    JsonObject ask(JsonObject request, Duration limit) throws Failed {
        long deadline = System.nanoTime() + limit.toNanos();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        Thread listener = new Thread(() -> listen(answer), "worker-" + pid());
        listener.setDaemon(true);
        listener.start();
        try {
            requests.write((request + "\n").getBytes(StandardCharsets.UTF_8));
            requests.flush();
        } catch (IOException e) {
            throw new Failed(Failure.CRASHED, e);
        }
        while (true) {
            try {
                return answer.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (System.nanoTime() > deadline) {
                    throw new Failed(Failure.TIMEOUT, e);
                }
                if (resident() > memory) {
                    throw new Failed(Failure.MEMORY, e);
                }
            } catch (ExecutionException e) {
                throw new Failed(ranOutOfMemory() ? Failure.MEMORY : Failure.CRASHED, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failed(Failure.CRASHED, e);
            }
        }
    }

    /** Whether it ended because the system gave it no more memory. */
    private boolean ranOutOfMemory() {
        String said = lastWords();
        return said.contains("insufficient memory") || said.contains("OutOfMemoryError") || said.contains("bad_alloc");
    }

    private void listen(CompletableFuture<JsonObject> answer) {
        try {
            String line = answers.readLine();
            if (line == null) {
                answer.completeExceptionally(new IOException("the worker ended"));
                return;
            }
            try (JsonReader json = Json.createReader(new StringReader(line))) {
                answer.complete(json.readObject());
            }
        } catch (IOException | JsonException e) {
            answer.completeExceptionally(e);
        }
    }

    /** Resident memory in bytes; 0 once the process ended, or where the system does not tell. */
    private long resident() {
        try (Stream<String> status = Files.lines(Path.of("/proc", Long.toString(pid()), "status"))) {
            Optional<String> line = status.filter(l -> l.startsWith("VmRSS:")).findFirst();
            return line.map(l -> Long.parseLong(l.replaceAll("\\D", "")) << 10).orElse(0L);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    /** Its last words, for the log. */
    String lastWords() {
        try {
            List<String> log = Files.readAllLines(folder.resolve("worker.log"), StandardCharsets.ISO_8859_1);
            return String.join("\n", log.subList(Math.max(0, log.size() - 15), log.size()));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    /** Ends the process at once, whatever it does, and removes its folder. */
    void end() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // what the process still holds goes when the server's temporary folder is emptied
            folder.toFile().deleteOnExit();
        }
    }
}
