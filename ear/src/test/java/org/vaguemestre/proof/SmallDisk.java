package org.vaguemestre.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.vaguemestre.whole.TestPortal;

/**
 * A folder that lies on a small disk for a while: what is in it is laid on a tmpfs with little room, mounted in its place, and laid back at the
 * end. Whoever holds files of it open has to be stopped before both.
 */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 1 << 20;

    private final Path folder;
    private final Path disk;
    private final Thread leftover = new Thread(this::unmount, "unmount-small-disk");

    /**
     * @param folder which is laid on it
     * @param room left on it, in MB
     */
    SmallDisk(Path folder, int room) throws IOException {
        this.folder = folder;
        disk = Files.createTempDirectory("vaguemestre-disk-");
        Runtime.getRuntime().addShutdownHook(leftover);
        done(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "mode=0700,size=" + (megabytes(folder) + room) + "m",
                "tmpfs",
                disk.toString());
        done("cp", "-a", folder + "/.", disk.toString());
        done("mount", "--bind", disk.toString(), folder.toString());
    }

    /** Whether this machine lets us mount one. */
    static boolean isPossible() throws IOException {
        Path tried = Files.createTempDirectory("vaguemestre-disk-");
        boolean mounted = status("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", tried.toString()) == 0;
        if (mounted) {
            done("umount", tried.toString());
        }
        Files.delete(tried);
        return mounted;
    }

    /** To the last byte. */
    void fill() throws IOException {
        for (int block = BLOCK; block >= 1; block /= 16) {
            fill(block);
        }
    }

    private void fill(int block) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            byte[] bytes = new byte[block];
            while (true) {
                out.write(bytes);
            }
        } catch (IOException full) {
            if (Files.getFileStore(disk).getUsableSpace() >= block) {
                throw full;
            }
        }
    }

    void makeRoom() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return disk.resolve("filler");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(filler());
        // a document may still be read
        TestPortal.until(
                "nothing on it is open", Duration.ofMinutes(1), () -> status("umount", folder.toString()) == 0);
        try (Stream<Path> old = Files.list(folder)) {
            for (Path one : old.toList()) {
                done("rm", "-rf", one.toString());
            }
        }
        done("cp", "-a", disk + "/.", folder.toString());
        done("umount", disk.toString());
        Files.delete(disk);
        Runtime.getRuntime().removeShutdownHook(leftover);
    }

    /** When the run is ended in the middle. */
    private void unmount() {
        status("umount", "-l", folder.toString());
        status("umount", "-l", disk.toString());
    }

    private static long megabytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            // by pages of memory, which is what a tmpfs counts
            return files.mapToLong(file -> (file.toFile().length() + 4096) / 4096 * 4)
                                    .sum()
                            / 1024
                    + 1;
        }
    }

    private static void done(String... command) throws IOException {
        if (status(command) != 0) {
            throw new IOException("failed: " + String.join(" ", List.of(command)));
        }
    }

    private static int status(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
