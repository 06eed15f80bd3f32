package org.vaguemestre.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database through the accidents of a life: killed, started twice, cut short, given to the wrong role. */
class EmbeddedDatabaseTest {
    private static final Path BINARIES = Path.of("target", "postgresql").toAbsolutePath();

    @TempDir
    private Path data;

    @Test
    void whatIsCommittedIsOnDiskAndThePasswordIsAsked() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, BINARIES, 0)) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(asked(database, "show " + setting)).as(setting).isEqualTo("on");
            }
            assertThat(asked(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Files.readString(data.resolve("postgresql").resolve("pg_hba.conf"))
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#")))
                    .allMatch(line -> line.endsWith("scram-sha-256"));
            DatabaseAccess wrong = new DatabaseAccess(
                    database.administration().url(), database.administration().user(), "postgres");
            assertThatThrownBy(wrong::connect).isInstanceOf(SQLException.class).hasMessageContaining("password");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secrets.properties"))))
                .isEqualTo("rw-------");
        try (Stream<Path> left = Files.list(data)) {
            assertThat(left).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    @Test
    void afterAKillItStartsAgainByItselfWithWhatWasCommitted() throws Exception {
        EmbeddedDatabase killed = EmbeddedDatabase.start(data, BINARIES, 0);
        done(killed, "create table public.kept as select 42 as n");
        kill("KILL");
        killed.close();

        try (EmbeddedDatabase again = EmbeddedDatabase.start(data, BINARIES, 0)) {
            assertThat(asked(again, "select n from public.kept")).isEqualTo("42");
            assertThat(again.migrationsDone()).isZero();
        }
    }

    @Test
    void killedAloneItIsStartedAgainAtTheSameAddress() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, BINARIES, 0)) {
            done(database, "create table public.kept as select 42 as n");
            assertThat(database.revive()).as("while it runs").isFalse();
            kill("KILL");

            assertThat(database.revive()).isTrue();

            assertThat(asked(database, "select n from public.kept")).isEqualTo("42");
            assertThat(asked(database, "show fsync")).isEqualTo("on");
        }
    }

    @Test
    void theNumberOfAKilledProcessMayMeanwhileBeAnotherProgramsOne() throws Exception {
        EmbeddedDatabase.start(data, BINARIES, 0).close();
        Files.writeString(
                data.resolve("postgresql").resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data.resolve("postgresql") + "\n0\n1\n");

        try (EmbeddedDatabase again = EmbeddedDatabase.start(data, BINARIES, 0)) {
            assertThat(asked(again, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aFolderServesOnePortalAtATime() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, BINARIES, 0)) {
            // Within one Java machine the refusal is Java's own; between two processes it is a Failure.
            assertThatThrownBy(() -> EmbeddedDatabase.start(data, BINARIES, 0))
                    .isInstanceOfAny(Failure.class, OverlappingFileLockException.class);
            assertThat(asked(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void anEmptyFolderIsTakenAsItIs() throws Exception {
        Files.createDirectories(data.resolve("postgresql"));

        EmbeddedDatabase.start(data, BINARIES, 0).close();

        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("postgresql.unfinished-"));
        }
    }

    @Test
    void aCreationCutShortIsSetAsideAndBegunAgain() throws Exception {
        Files.createDirectories(data.resolve("postgresql"));
        Files.writeString(data.resolve("postgresql").resolve("PG_VERSION"), "18\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, BINARIES, 0)) {
            assertThat(asked(database, "select 1")).isEqualTo("1");
        }
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).anyMatch(file -> file.getFileName().toString().startsWith("postgresql.unfinished-"));
        }
    }

    @Test
    void anExistingServerIsPreparedByAnAdministratorOrReachedByItsTwoRoles() throws Exception {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(data, BINARIES, 0)) {
            done(server, "create database elsewhere");
            String url = server.administration().url().replace("/vaguemestre?", "/elsewhere?");
            Schema elsewhere = new Schema(url.substring(0, url.indexOf('?')));
            Path other = Files.createDirectories(data.resolve("other"));
            Credentials administrator = Credentials.ofExistingServer(
                    other,
                    Map.of(
                            "VAGUEMESTRE_DATABASE_ADMIN",
                                    server.administration().user(),
                            "VAGUEMESTRE_DATABASE_ADMIN_PASSWORD",
                                    server.administration().password()));
            elsewhere.prepare(administrator);
            assertThat(elsewhere.migrate(administrator)).isPositive();

            Credentials roles = Credentials.ofExistingServer(
                    other,
                    Map.of(
                            "VAGUEMESTRE_DATABASE_OWNER_PASSWORD", administrator.ownerPassword(),
                            "VAGUEMESTRE_DATABASE_PASSWORD", administrator.applicationPassword()));
            assertThat(roles.preparesRoles()).isFalse();
            assertThat(elsewhere.migrate(roles)).isZero();

            done(server, "alter role vaguemestre_app bypassrls");
            assertThatThrownBy(() -> elsewhere.migrate(roles))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("trop de droits");
            assertThatThrownBy(() -> new Schema(url.replace("/elsewhere", "/nowhere")).migrate(roles))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("n’existe pas");
        }
        assertThatThrownBy(() -> Credentials.ofExistingServer(data, Map.of()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("VAGUEMESTRE_DATABASE_ADMIN");
    }

    private void kill(String signal) throws Exception {
        String pid = Files.readAllLines(data.resolve("postgresql").resolve("postmaster.pid"))
                .get(0);
        new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid).start().waitFor();
        ProcessHandle.of(Long.parseLong(pid))
                .ifPresent(process -> process.onExit().join());
    }

    private static void done(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.administration().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String asked(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.administration().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
