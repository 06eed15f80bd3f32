package org.vaguemestre.whole;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * The portal as a newcomer starts it, by {@code ./run}, in a folder and on ports of its own ({@value #PORT}): with the organisations and
 * accounts of the demonstration, without its letters. The first test that asks for it starts it, the end of the run stops it.
 */
public final class TestPortal {
    static final int PORT = 8780;
    /** Where its mail server would be; a test that wants one starts it. */
    public static final int MAIL_PORT = 8799;
    /** Where the mailbox of its returns would be, likewise. */
    public static final int RETURNS_PORT = 8798;
    /** Password of every account of the demonstration. */
    public static final String PASSWORD = "vaguemestre";

    private static final Path HOME =
            Path.of(System.getProperty("vaguemestre.home")).toAbsolutePath().normalize();
    private static TestPortal running;

    private final int port;
    private final Path data;
    private final String structure;
    private final Map<String, String> environment;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private Process run;

    private TestPortal(int port, String folder, String structure, Map<String, String> environment) {
        this.port = port;
        this.data = HOME.resolve("ear/target").resolve(folder);
        this.structure = structure;
        this.environment = environment;
    }

    /**
     * A portal of its own, for a test that kills it or cuts it off, so that no other test is disturbed: started, on data of its own; whoever
     * made it stops it.
     *
     * @param structure its organisations and accounts, as in {@code portal.json}
     * @param environment told to {@code ./run} beside what is told for every test
     */
    public static TestPortal apart(int port, String folder, String structure, Map<String, String> environment)
            throws IOException {
        TestPortal portal = new TestPortal(port, folder, structure, environment);
        portal.begin();
        portal.start();
        return portal;
    }

    /** The portal, started if it is not yet; what it changes is noted in {@link ChangedRows}. */
    public static synchronized TestPortal running() {
        if (running == null) {
            try {
                running = apart(
                        PORT,
                        "portal",
                        Files.readString(HOME.resolve("config/src/main/demonstration/portal.json")),
                        Map.of());
                ChangedRows.note(running);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    /** Where a browser finds it. */
    public URI address() {
        return URI.create("http://localhost:" + port + "/");
    }

    /** Its data folder: {@code inbox/}, {@code documents/}, {@code log/}… */
    public Path data() {
        return data;
    }

    /** The project's folder. */
    public static Path home() {
        return HOME;
    }

    /** The database seen by its superuser, for what no screen shows; the caller closes it. */
    public Connection database() throws SQLException {
        return database(data);
    }

    /** The same of the portal on that data folder. */
    public static Connection database(Path data) throws SQLException {
        Properties secrets = new Properties();
        String url;
        try (Reader reader = Files.newBufferedReader(data.resolve("secrets.properties"))) {
            secrets.load(reader);
            url = Files.readAllLines(data.resolve("database.env")).stream()
                    .filter(line -> line.startsWith("VAGUEMESTRE_DATABASE_URL="))
                    .map(line -> line.substring(line.indexOf('\'') + 1, line.lastIndexOf('\'')))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DriverManager.getConnection(url, "postgres", secrets.getProperty("superuser"));
    }

    /**
     * A request to a path of the portal, as an agent of the demonstration.
     *
     * @param login {@code null} for nobody
     */
    public static HttpRequest.Builder request(String login, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + path))
                .timeout(Duration.ofSeconds(60));
        if (login != null) {
            byte[] credentials = (login + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return request;
    }

    /** Sends it, and gives the answer with its body as text. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(String login, String path) {
        return send(request(login, path));
    }

    /**
     * Asks again and again until it is so.
     *
     * @throws AssertionError once the time is over
     */
    public static void until(String what, Duration patience, BooleanSupplier so) {
        long end = System.nanoTime() + patience.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        try {
            while (!so.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("not within " + patience + ": " + what);
                }
                never.await(100, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits until all that follows the journal of an organisation has come to its end: what other tests registered is read, sought and told.
     *
     * @param organisation {@code %} for all of them
     */
    public static void followed(Path data, String organisation) {
        until("the journal is followed to its end", Duration.ofMinutes(10), () -> {
            try (Connection database = database(data);
                    PreparedStatement asked = database.prepareStatement(
                            """
                            select coalesce(bool_and(c.n = h.n), true) from vaguemestre.journal_cursor c
                            join vaguemestre.journal_head h using (organisation_id) join vaguemestre.organisation o on o.id = organisation_id
                            where o.slug like ?
                            """)) {
                asked.setString(1, organisation);
                try (ResultSet row = asked.executeQuery()) {
                    row.next();
                    return row.getBoolean(1);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Kills {@code ./run}, server, workers and database as a power cut would, and starts them again on the same data. */
    public void killAndStartAgain() throws IOException {
        cutPower();
        start();
    }

    /** Everything dies at once, nothing is told to stop; {@link #startAgain()} comes after. */
    public void cutPower() {
        List<ProcessHandle> everything =
                Stream.concat(Stream.of(run.toHandle()), run.descendants()).toList();
        everything.forEach(ProcessHandle::destroyForcibly);
        everything.forEach(process -> process.onExit().join());
    }

    /** On the data that are there. */
    public void startAgain() throws IOException {
        start();
    }

    private void begin() throws IOException {
        Path mark = data.resolveSibling(data.getFileName() + ".pid");
        if (Files.exists(mark)) {
            // a run of the tests that was killed has left its portal
            ProcessHandle.of(Long.parseLong(Files.readString(mark).strip()))
                    .filter(process -> process.info().commandLine().orElse("").contains(data.toString()))
                    .ifPresent(process -> {
                        process.destroy();
                        process.onExit().join();
                    });
        }
        InContainerServer.empty(data);
        Files.createDirectories(data.resolve("demonstration"));
        Files.writeString(data.resolve("demonstration/portal.json"), structure);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-test-portal"));
    }

    private void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                HOME.resolve("run").toString(), "--built", "--port", Integer.toString(port), "--data", data.toString());
        builder.environment().put("VAGUEMESTRE_HEAP", "768m");
        builder.environment().put("VAGUEMESTRE_DEVELOPMENT", "true");
        builder.environment().put("VAGUEMESTRE_SMTP_HOST", "127.0.0.1");
        builder.environment().put("VAGUEMESTRE_SMTP_PORT", Integer.toString(MAIL_PORT));
        builder.environment().put("VAGUEMESTRE_SMTP_RETURN", Mailboxes.RETURNS);
        builder.environment().put("VAGUEMESTRE_IMAP_HOST", "127.0.0.1");
        builder.environment().put("VAGUEMESTRE_IMAP_PORT", Integer.toString(RETURNS_PORT));
        builder.environment().put("VAGUEMESTRE_IMAP_USER", Mailboxes.RETURNS);
        builder.environment().put("VAGUEMESTRE_IMAP_PASSWORD", PASSWORD);
        builder.environment().put("VAGUEMESTRE_RETURNS_DELAY", "2");
        builder.environment().put("VAGUEMESTRE_OUTBOX_DELAY", "1");
        builder.environment().putAll(environment);
        // the second compiler is not worth its work in a server that lives for minutes
        builder.environment()
                .merge("PREPEND_JAVA_OPTS", "-XX:TieredStopAtLevel=1", (asked, quick) -> asked + " " + quick);
        builder.redirectErrorStream(true);
        run = builder.start();
        Files.writeString(data.resolveSibling(data.getFileName() + ".pid"), Long.toString(run.pid()));
        StringBuilder told = new StringBuilder();
        BufferedReader output = run.inputReader(StandardCharsets.UTF_8);
        String line;
        do {
            line = output.readLine();
            told.append(line).append('\n');
        } while (line != null && !line.contains("Ctrl-C pour arrêter"));
        if (line == null) {
            throw new IOException("./run ended:\n" + told);
        }
    }

    /** Ends it as Ctrl-C does. */
    public void stop() {
        if (run != null && run.isAlive()) {
            run.destroy();
            run.onExit().join();
        }
    }

    /** Stops the portal when the run of the tests ends. */
    public static final class End implements LauncherSessionListener {
        @Override
        public void launcherSessionClosed(LauncherSession session) {
            synchronized (TestPortal.class) {
                if (running != null) {
                    running.stop();
                    running = null;
                }
            }
        }
    }
}
