package org.vaguemestre.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.worker.Worker;

/** The pool of workers, tried with a worker that fails on demand. */
class DocumentWorkersTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private DocumentWorkers workers;

    @BeforeEach
    void aWorkerThatFailsOnDemand() throws IOException {
        Path libraries = Files.createDirectory(folder.resolve("libraries"));
        String name = Worker.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(libraries.resolve("worker.jar"));
                JarOutputStream jar = new JarOutputStream(file);
                InputStream compiled = Worker.class.getResourceAsStream("/" + name)) {
            jar.putNextEntry(new JarEntry(name));
            compiled.transferTo(jar);
        }
        workers = workers(2, LONG, WorkerSettings.MEMORY);
    }

    @AfterEach
    void allEnds() {
        workers.close();
    }

    private DocumentWorkers workers(int number, Duration limit, long memory) {
        return new DocumentWorkers(new WorkerSettings(
                folder.resolve("libraries"), folder.resolve("work"), number, limit, limit, limit, memory, null));
    }

    @Test
    void aWorkerAnswersAndIsKeptForTheNextDocument() {
        assertThat(workers.inspect(Path.of("good.pdf"))).isEqualTo(new Inspection("application/pdf", 3, true, false));
        List<Long> first = workers.processes();
        workers.inspect(Path.of("good.pdf"));
        assertThat(workers.processes()).isEqualTo(first).hasSize(1);
    }

    @Test
    void aRefusedDocumentLeavesItsWorkerAtWork() {
        assertRefused("encrypted.pdf", Refusal.DOCUMENT_ENCRYPTED);
        List<Long> first = workers.processes();
        workers.inspect(Path.of("good.pdf"));
        assertThat(workers.processes()).isEqualTo(first);
    }

    @Test
    void aDocumentThatHangsIsRefusedInTimeAndTheNextIsRead() {
        workers.inspect(Path.of("good.pdf"));
        workers.close();
        workers = workers(1, Duration.ofMillis(1500), WorkerSettings.MEMORY);
        assertRefused("hangs.pdf", Refusal.WORKER_TIMEOUT);
        assertThat(workers.processes()).isEmpty();
        workers.close();
        workers = workers(1, LONG, WorkerSettings.MEMORY);
        assertThat(workers.inspect(Path.of("good.pdf")).pages()).isEqualTo(3);
    }

    @Test
    void aDocumentThatKillsItsWorkerIsRefusedAndTheWorkerReplaced() {
        assertRefused("dies.pdf", Refusal.WORKER_CRASHED);
        assertThat(workers.processes()).isEmpty();
        assertThat(workers.inspect(Path.of("good.pdf")).pages()).isEqualTo(3);
    }

    @Test
    void aWorkerKilledWhileIdleIsReplacedAndNoDocumentRefused() {
        workers.inspect(Path.of("good.pdf"));
        long pid = workers.processes().get(0);
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        assertThat(workers.inspect(Path.of("good.pdf")).pages()).isEqualTo(3);
        assertThat(workers.processes()).hasSize(1).doesNotContain(pid);
    }

    @Test
    void aDocumentThatTakesTooMuchMemoryIsRefused() {
        workers.close();
        workers = workers(1, LONG, 256L << 20);
        assertRefused("grows.pdf", Refusal.WORKER_MEMORY);
        assertThat(workers.processes()).isEmpty();
    }

    @Test
    void anAnswerThatIsNoneIsACrash() {
        assertRefused("babbles.pdf", Refusal.WORKER_CRASHED);
    }

    @Test
    void aMissingModelIsNotTheDocumentsFault() {
        assertThatThrownBy(() -> workers.inspect(Path.of("no-model.pdf")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no model of fra");
    }

    @Test
    void aMissingWorkerIsSaidAtOnce() {
        Path nowhere = folder.resolve("nowhere");
        WorkerSettings settings = WorkerSettings.of(nowhere, folder);
        assertThatThrownBy(() -> new DocumentWorkers(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(nowhere.toString());
    }

    @Test
    void twoWorkersWorkAtTheSameTimeAndOneThatHangsDoesNotHoldTheOther() throws Exception {
        workers.inspect(Path.of("good.pdf"));
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            Future<?> hanging = caller.submit(() -> workers.inspect(Path.of("hangs.pdf")));
            for (int i = 0; i < 20; i++) {
                assertThat(workers.inspect(Path.of("good.pdf")).pages()).isEqualTo(3);
            }
            assertThat(hanging.isDone()).isFalse();
            workers.close();
            assertThatThrownBy(hanging::get)
                    .as("the document that was being opened is not to blame")
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("stopped");
        } finally {
            caller.shutdownNow();
        }
    }

    private void assertRefused(String file, Refusal refusal) {
        assertThatThrownBy(() -> workers.inspect(Path.of(file)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }
}
