package org.vaguemestre.config;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A real PostgreSQL that belongs to one data folder: created the first time, kept afterwards, reachable from this machine only, with a
 * password. Everything that makes an acknowledged commit durable is on.
 *
 * <p>It survives whatever happened before: a launcher that was killed and left PostgreSQL running, a power cut (PostgreSQL recovers by
 * itself), a creation that was cut short; and PostgreSQL dying alone, when it is {@linkplain #revive() started again}.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final Duration START = Duration.ofSeconds(120);
    /** After that long PostgreSQL may still be recovering, and is looked at again. */
    private static final Duration REVIVAL = Duration.ofSeconds(30);

    private static final Duration STOP = Duration.ofSeconds(60);

    private final Path cluster;
    private final Path log;
    private final FileChannel lock;
    private EmbeddedPostgres postgres;
    private DatabaseAccess access;
    private DatabaseAccess administration;
    private int migrationsDone;

    private EmbeddedDatabase(Path data, FileChannel lock) {
        this.cluster = data.resolve("postgresql");
        this.log = data.resolve("log").resolve("postgresql.log");
        this.lock = lock;
    }

    /**
     * Starts the database of a data folder, creating it if need be, and brings it to the schema of this version.
     *
     * @param data where {@code postgresql/}, {@code secrets.properties} and {@code log/postgresql.log} are
     * @param binaries where the programs of PostgreSQL are unpacked once (50 MB); may be shared by several data folders
     * @param port the port wished for, or 0; when it is taken a free one is used
     * @throws Failure with one sentence for the person who starts the portal
     */
    public static EmbeddedDatabase start(Path data, Path binaries, int port) throws IOException {
        Files.createDirectories(data.resolve("log"));
        EmbeddedDatabase database = new EmbeddedDatabase(data, lock(data));
        boolean started = false;
        try {
            database.clearWhatWasLeft();
            database.launch(data, Files.createDirectories(binaries), free(port));
            started = true;
        } finally {
            if (!started) {
                database.close();
            }
        }
        return database;
    }

    /** How the application reaches it. */
    public DatabaseAccess access() {
        return access;
    }

    /** How an administrator, or a test that looks behind the wall, reaches it: as PostgreSQL's superuser. */
    public DatabaseAccess administration() {
        return administration;
    }

    int migrationsDone() {
        return migrationsDone;
    }

    /** Asks PostgreSQL to close its connections and end, and waits for it; nothing committed is lost, whatever happens. */
    @Override
    public void close() throws IOException {
        Optional<ProcessHandle> postmaster = postmaster();
        if (postmaster.isPresent()) {
            end(postmaster.get());
        }
        if (postgres != null) {
            postgres.close(); // which only has its lock to let go
        }
        lock.close();
    }

    private static FileChannel lock(Path data) throws IOException {
        FileChannel channel =
                FileChannel.open(data.resolve("postgresql.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock taken = channel.tryLock();
        if (taken == null) {
            channel.close();
            throw new Failure(
                    "Un autre portail utilise déjà " + data + " : arrêtez-le, ou donnez un autre dossier de données.");
        }
        return channel;
    }

    /**
     * Starts PostgreSQL again, as it was started, where it has died alone: killed, or out of room on its disk. It recovers by itself; what was
     * committed is there, at the same address.
     *
     * @return whether it had died; when it does not come up it is tried again at the next look
     */
    boolean revive() throws IOException {
        if (postmaster().isPresent()) {
            return false;
        }
        Path postgresql =
                Path.of(Files.readString(cluster.resolve("postmaster.opts")).split(" ", 2)[0]);
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U")); // as the library does: PostgreSQL refuses to be root
        }
        command.addAll(List.of(
                postgresql.resolveSibling("pg_ctl").toString(),
                "restart", // with the options it was started with, which start alone would not know
                "--pgdata=" + cluster,
                "--log=" + log,
                "--timeout=" + REVIVAL.toSeconds()));
        Process restart = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            restart.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private void clearWhatWasLeft() throws IOException {
        Optional<ProcessHandle> orphan = postmaster();
        if (orphan.isPresent()) {
            end(orphan.get());
        }
        // The number of a killed process may meanwhile be another program's: PostgreSQL would then refuse to start.
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
        // An empty folder is a disk of its own, given to the database
        if (Files.isDirectory(cluster) && !Files.exists(created()) && !isEmpty(cluster)) {
            Files.move(
                    cluster,
                    cluster.resolveSibling(
                            "postgresql.unfinished-" + Instant.now().getEpochSecond()));
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Written once the application's schema is there: without it nothing was ever acknowledged from this folder. */
    private Path created() {
        return cluster.resolve("vaguemestre.created");
    }

    private void launch(Path data, Path binaries, int port) throws IOException {
        Credentials credentials = Credentials.ofEmbedded(data);
        Path password = Secrets.write(data.resolve("superuser.part"), List.of(credentials.administratorPassword()));
        try {
            postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(START)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    // The library's own wording is trust: these later options of initdb win over it.
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", password.toString())
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setConnectConfig("password", credentials.administratorPassword())
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    // The library starts with fsync off: without these nothing that is acknowledged would be durable.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "120")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("timezone", "UTC")
                    .setServerConfig("log_timezone", "UTC")
                    .start();
        } catch (IOException | RuntimeException e) {
            throw new Failure("PostgreSQL n’a pas démarré : voyez la fin de " + log + " (" + e + ").");
        } finally {
            Files.delete(password);
        }
        String server = "jdbc:postgresql://127.0.0.1:" + port + "/";
        Schema.createDatabase(server + SUPERUSER, credentials);
        Schema schema = new Schema(server + Schema.NAME);
        schema.prepare(credentials);
        migrationsDone = schema.migrate(credentials);
        schema.eraseLeftTraining(credentials, data);
        access = schema.access(credentials);
        administration = schema.administration(credentials);
        if (!Files.exists(created())) {
            Files.createFile(created());
        }
    }

    private static int free(int wished) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), wished));
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wished == 0) {
                throw e;
            }
            return free(0);
        }
    }

    /** The PostgreSQL that runs on this folder, if any, whoever started it. */
    private Optional<ProcessHandle> postmaster() throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).matches("\\d+")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0))).filter(process -> process.info()
                .commandLine()
                .filter(command -> command.contains("postgres") && command.contains(cluster.toString()))
                .isPresent());
    }

    /** By SIGINT, PostgreSQL's "fast" end: it does not wait for its clients to go, and needs no recovery afterwards. */
    private static void end(ProcessHandle postmaster) throws IOException {
        try {
            new ProcessBuilder("sh", "-c", "kill -INT " + postmaster.pid())
                    .start()
                    .waitFor();
            postmaster.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Failure("PostgreSQL (processus " + postmaster.pid()
                    + ") ne s’arrête pas : arrêtez-le par kill -INT " + postmaster.pid() + ", puis relancez.");
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
