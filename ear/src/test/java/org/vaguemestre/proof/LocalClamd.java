package org.vaguemestre.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.vaguemestre.whole.TestPortal;

/** The antivirus of Debian as a child of the test, with two signatures of its own and no network: the EICAR test string, and a word of ours. */
final class LocalClamd implements AutoCloseable {
    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
    static final String OURS = "VIRUS-D-ESSAI-DE-VAGUEMESTRE";

    private final Path folder;
    private Process process;

    LocalClamd() throws IOException {
        // a socket's path is short (108 bytes at most)
        folder = Files.createTempDirectory("clamd");
        Path signatures = Files.createDirectory(folder.resolve("signatures"));
        Files.write(
                signatures.resolve("essai.ndb"),
                List.of(signature("Eicar", EICAR.substring(28)), signature("Essai", OURS)));
        Files.write(
                folder.resolve("clamd.conf"),
                List.of(
                        "LocalSocket " + socket(),
                        "DatabaseDirectory " + signatures,
                        "TemporaryDirectory " + folder,
                        "StreamMaxLength 20M",
                        "AlertExceedsMax yes",
                        "Foreground yes"));
    }

    /** Any type of file, anywhere in it. */
    private static String signature(String name, String found) {
        return name + ":0:*:" + HexFormat.of().formatHex(found.getBytes(StandardCharsets.US_ASCII));
    }

    Path socket() {
        return folder.resolve("clamd.sock");
    }

    void start() throws IOException {
        Files.deleteIfExists(socket());
        process = new ProcessBuilder("/usr/sbin/clamd", "--config-file=" + folder.resolve("clamd.conf"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        TestPortal.until("clamd listens", Duration.ofSeconds(30), () -> Files.exists(socket()) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IOException("clamd ended: " + Files.readString(folder.resolve("log")));
        }
    }

    /** Whatever it was doing. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** It keeps its socket, and does nothing any more: half-open. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
