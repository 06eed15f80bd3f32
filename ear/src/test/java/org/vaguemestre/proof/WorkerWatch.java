package org.vaguemestre.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the workers of a portal from outside: which there are, and the most memory each ever had. */
final class WorkerWatch implements AutoCloseable {
    private static final long EVERY_MILLIS = 20;

    private final String mark;
    private final Map<Long, Long> peaks = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();

    /** @param data the portal's folder */
    WorkerWatch(Path data) {
        mark = data + "/incoming/";
        looking.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        alive().forEach(pid -> peaks.merge(pid, peak(pid), Math::max));
    }

    /** Those there are now. */
    Set<Long> alive() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .map(process -> process.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::valueOf)
                    .filter(pid -> peaks.containsKey(pid) || isWorker(pid))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isWorker(long pid) {
        try {
            String command =
                    Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
            return command.contains(mark) && command.contains("org.vaguemestre.worker.Worker");
        } catch (IOException e) {
            // it ended while it was looked at
            return false;
        }
    }

    private static long peak(long pid) {
        try (Stream<String> status = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return status.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    /** How many there were. */
    int seen() {
        return peaks.size();
    }

    /** The most memory that any had resident, in bytes. */
    long peak() {
        return peaks.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
