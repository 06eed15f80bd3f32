package org.vaguemestre.document;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the workers that open documents are run.
 *
 * @param libraries folder of the worker's jar and its libraries
 * @param temporary folder in which workers may write besides the folders they are told; each has its own inside
 * @param workers how many; each takes one processor
 * @param inspecting time to inspect a file
 * @param reading time to read one page
 * @param assembling time to assemble one letter
 * @param memory resident memory of one worker, in bytes; the system gives it no more, and it is ended where the system does not count
 * @param models folder of the recognition's models; null for the system's own
 */
public record WorkerSettings(
        Path libraries,
        Path temporary,
        int workers,
        Duration inspecting,
        Duration reading,
        Duration assembling,
        long memory,
        Path models) {
    /** 512 MiB, enough for a page of A3 in colour at 300 dots an inch. */
    public static final long MEMORY = 512L << 20;

    /**
     * A worker for each processor; 20 seconds to inspect a file and 25 to read a page, ten times what the largest good ones take, so that whoever gave
     * a hostile one is told within 30; 120 to assemble a letter.
     */
    public static WorkerSettings of(Path libraries, Path temporary) {
        return new WorkerSettings(
                libraries,
                temporary,
                Runtime.getRuntime().availableProcessors(),
                Duration.ofSeconds(20),
                Duration.ofSeconds(25),
                Duration.ofSeconds(120),
                MEMORY,
                null);
    }

    /**
     * From the system properties {@code vaguemestre.worker} (the folder of the worker, without which nothing can be opened),
     * {@code vaguemestre.workers} (how many; default a processor each) and {@code vaguemestre.tessdata} (folder of the models).
     *
     * @throws IllegalStateException without {@code vaguemestre.worker}
     */
    public static WorkerSettings ofSystem(Path temporary) {
        String libraries = System.getProperty("vaguemestre.worker");
        if (libraries == null) {
            throw new IllegalStateException("The system property vaguemestre.worker (folder of the worker) is not set");
        }
        String models = System.getProperty("vaguemestre.tessdata");
        WorkerSettings usual = of(Path.of(libraries), temporary);
        return new WorkerSettings(
                usual.libraries,
                usual.temporary,
                Integer.getInteger("vaguemestre.workers", usual.workers),
                usual.inspecting,
                usual.reading,
                usual.assembling,
                usual.memory,
                models == null ? null : Path.of(models));
    }
}
