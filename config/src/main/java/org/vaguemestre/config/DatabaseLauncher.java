package org.vaguemestre.config;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Starts the embedded PostgreSQL of a data folder (or reaches an existing server), prepares roles and schema, writes the file
 * {@code database.env} that the server is started with, and stays until it is told to end (SIGTERM), when it stops PostgreSQL cleanly.
 *
 * <p>{@code DatabaseLauncher DATA PORT} embedded; {@code DatabaseLauncher DATA --url jdbc:postgresql://…} existing, with
 * VAGUEMESTRE_DATABASE_ADMIN and VAGUEMESTRE_DATABASE_ADMIN_PASSWORD in the environment: migrates and ends.
 */
public final class DatabaseLauncher {
    private static final String SUPERUSER = "postgres";

    private DatabaseLauncher() {}

    public static void main(String[] arguments) throws Exception {
        try {
            Path data = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
            Secrets secrets = Secrets.in(data);
            if (arguments[1].equals("--url")) {
                existing(data, arguments[2], secrets);
            } else {
                embedded(data, Integer.parseInt(arguments[1]), secrets);
            }
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void existing(Path data, String url, Secrets secrets) throws IOException, SQLException {
        String administrator = System.getenv("VAGUEMESTRE_DATABASE_ADMIN");
        if (administrator == null) {
            throw new Failure("Indiquez un administrateur de la base dans VAGUEMESTRE_DATABASE_ADMIN et"
                    + " VAGUEMESTRE_DATABASE_ADMIN_PASSWORD : il crée les rôles et le schéma.");
        }
        Schema schema = new Schema(url);
        schema.prepare(administrator, System.getenv("VAGUEMESTRE_DATABASE_ADMIN_PASSWORD"), secrets);
        announce(data, url, schema.migrate(secrets.owner()), secrets);
    }

    private static void embedded(Path data, int port, Secrets secrets) throws Exception {
        Path cluster = data.resolve("postgresql");
        boolean fresh = !Files.exists(cluster.resolve("PG_VERSION"));
        if (!fresh) {
            trustOnlyWhileStarting(cluster);
        }
        EmbeddedPostgres postgres = start(cluster, data, port);
        String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
        closeAuthentication(cluster, url, secrets);
        Schema schema = new Schema(url);
        schema.prepare(SUPERUSER, secrets.superuser(), secrets);
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                postgres.close();
            } catch (IOException e) {
                System.err.println("PostgreSQL ne s’est pas arrêté proprement : " + e.getMessage());
            }
            end.countDown();
        }));
        announce(data, url, schema.migrate(secrets.owner()), secrets);
        end.await();
    }

    /** With fsync, which the library leaves off: without it nothing that is acknowledged would be durable. */
    private static EmbeddedPostgres start(Path cluster, Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(Files.createDirectories(data.resolve("postgresql-binaries"))
                        .toFile())
                .setPort(port)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("max_connections", "120")
                .setServerConfig("shared_buffers", "256MB")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    /** The library probes the server without a password: it may, until the server is up. */
    private static void trustOnlyWhileStarting(Path cluster) throws IOException {
        authentication(cluster, "trust");
    }

    private static void closeAuthentication(Path cluster, String url, Secrets secrets)
            throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(url, SUPERUSER, "");
                Statement statement = connection.createStatement()) {
            statement.execute("alter role " + SUPERUSER + " password '" + secrets.superuser() + "'");
            authentication(cluster, "scram-sha-256");
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void authentication(Path cluster, String method) throws IOException {
        Files.write(
                cluster.resolve("pg_hba.conf"),
                List.of("local all all " + method, "host all all 127.0.0.1/32 " + method));
    }

    private static void announce(Path data, String url, int migrations, Secrets secrets) throws IOException {
        Path temporary = Files.createTempFile(
                data,
                "database",
                ".env",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(
                temporary,
                List.of(
                        "VAGUEMESTRE_DATABASE_URL='" + url + "'",
                        "VAGUEMESTRE_DATABASE_USER='" + Schema.APPLICATION + "'",
                        "VAGUEMESTRE_DATABASE_PASSWORD='" + secrets.application() + "'"));
        Files.move(
                temporary,
                data.resolve("database.env"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        System.out.println(migrations == 0 ? "Base à jour." : "Base mise à jour (" + migrations + " étapes).");
    }
}
