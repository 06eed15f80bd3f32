package org.vaguemestre.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What {@code ./run} and the service unit start before the server: the database, brought to the schema of this version.
 *
 * <p>{@code DatabaseLauncher --data DIR [--port N] [--binaries DIR]} starts the embedded PostgreSQL that keeps its data in
 * {@code DIR/postgresql}, writes how to reach it to {@code DIR/database.env}, and stays until SIGTERM, when it stops PostgreSQL
 * cleanly; where PostgreSQL dies alone before that it starts it again. Port 0, the default, takes a free one; a port that is taken is replaced by a free one.
 *
 * <p>{@code DatabaseLauncher --data DIR --database jdbc:postgresql://host:port/name} migrates the schema on an existing server, writes
 * the same file and ends. Who prepares the roles is said by the environment, see {@link Credentials}.
 *
 * <p>Exit status: 0 done, 1 a failure that is told in one sentence on the standard error, 2 wrong arguments.
 */
public final class DatabaseLauncher {
    private static final String USAGE =
            "Usage : DatabaseLauncher --data DOSSIER [--port N] [--binaries DOSSIER] | --data DOSSIER --database jdbc:postgresql://…";

    /** How often PostgreSQL is looked at. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private Path data;
    private Path binaries;
    private int port;
    private String url;

    private DatabaseLauncher() {}

    public static void main(String[] arguments) throws InterruptedException {
        DatabaseLauncher launcher = new DatabaseLauncher();
        if (!launcher.understand(arguments)) {
            System.err.println(USAGE);
            System.exit(2);
        }
        try {
            launcher.launch();
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (IOException e) {
            System.err.println("Le dossier " + launcher.data + " ne peut pas être lu ou écrit (" + e.getMessage()
                    + ") : vérifiez ses droits et la place libre.");
            System.exit(1);
        }
    }

    private boolean understand(String[] arguments) {
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--data" -> data = Path.of(value).toAbsolutePath().normalize();
                case "--binaries" -> binaries = Path.of(value).toAbsolutePath().normalize();
                case "--database" -> url = value;
                case "--port" -> {
                    if (!value.matches("\\d{1,5}")) {
                        return false;
                    }
                    port = Integer.parseInt(value);
                }
                default -> {
                    return false;
                }
            }
        }
        return arguments.length % 2 == 0 && data != null;
    }

    private void launch() throws IOException, InterruptedException {
        Files.createDirectories(data);
        DatabaseAccess.withdraw(data);
        if (url != null) {
            existing();
        } else {
            embedded();
        }
    }

    private void existing() throws IOException {
        Schema schema = new Schema(url);
        Credentials credentials = Credentials.ofExistingServer(data, System.getenv());
        if (credentials.preparesRoles()) {
            schema.prepare(credentials);
        }
        int steps = schema.migrate(credentials);
        schema.eraseLeftTraining(credentials, data);
        schema.access(credentials).announce(data);
        tell(steps);
    }

    private void embedded() throws IOException, InterruptedException {
        EmbeddedDatabase database =
                EmbeddedDatabase.start(data, binaries == null ? data.resolve("postgresql-binaries") : binaries, port);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                DatabaseAccess.withdraw(data);
                                database.close();
                            } catch (IOException | Failure e) {
                                System.err.println("PostgreSQL ne s’est pas arrêté proprement : " + e.getMessage());
                            }
                            stopped.countDown();
                        },
                        "stop-postgresql"));
        database.access().announce(data);
        tell(database.migrationsDone());
        while (!stopped.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            revive(database);
        }
    }

    /** A launcher that is stopping takes PostgreSQL down itself: nothing is started again then. */
    private void revive(EmbeddedDatabase database) {
        try {
            if (Files.exists(data.resolve(DatabaseAccess.FILE)) && database.revive()) {
                System.out.println("PostgreSQL s’était arrêté : il est relancé.");
            }
        } catch (IOException e) {
            System.err.println(
                    "PostgreSQL s’est arrêté et n’a pas pu être relancé (" + e.getMessage() + ") : nouvel essai.");
        }
    }

    private static void tell(int steps) {
        System.out.println(
                steps == 0
                        ? "Schéma à jour."
                        : "Schéma mis à jour (" + steps + (steps == 1 ? " étape)." : " étapes)."));
    }
}
