package org.vaguemestre.document;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the system itself refuses a process beyond (setrlimit(2)): looking at it from outside would see it too late. */
final class ProcessLimits {
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    private ProcessLimits() {}

    /**
     * What to put before a command; nothing where the system has no such means.
     *
     * @param memory that it may write to, in bytes; its program and the files it reads are not counted
     * @param file largest it may write, in bytes
     */
    static List<String> of(long memory, long file) {
        return Files.isExecutable(PRLIMIT)
                ? List.of(PRLIMIT.toString(), "--data=" + memory, "--fsize=" + file, "--core=0")
                : List.of();
    }
}
