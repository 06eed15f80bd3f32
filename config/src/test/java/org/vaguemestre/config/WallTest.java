package org.vaguemestre.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The wall as the database holds it: asked of the catalogue, then tried as the application's role, on a real PostgreSQL. */
class WallTest {
    private static final UUID PORT_LERIN = UUID.randomUUID();
    private static final UUID SAINTE_ORME = UUID.randomUUID();

    @TempDir
    private static Path folder;

    private static EmbeddedDatabase database;

    @BeforeAll
    static void aMigratedDatabaseWithTwoOrganisations() throws Exception {
        database =
                EmbeddedDatabase.start(folder, Path.of("target", "postgresql").toAbsolutePath(), 0);
        for (UUID organisation : List.of(PORT_LERIN, SAINTE_ORME)) {
            asApplication(
                    organisation,
                    "insert into organisation (id, slug, name, kind, created_at) values ('" + organisation + "', 'o"
                            + organisation + "', 'Essai', 'COMMUNE', now())",
                    "insert into department (organisation_id, id, code, name, valid_from) values ('" + organisation
                            + "', '" + organisation + "', 'VOIRIE', 'Voirie', '2020-01-01')",
                    "insert into journal_entry (organisation_id, n, at, act, subject_kind, subject_id, bytes, hash) values ('"
                            + organisation + "', 1, now(), 'essai', 'essai', '" + organisation
                            + "', '\\x00', decode(repeat('00', 32), 'hex'))");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    /** The rules of {@code wall.sql}, each with its sentence, the query that finds what breaks it, and a hole that it must find. */
    @TestFactory
    Stream<DynamicTest> theWallHasNoHole() throws IOException {
        return rules().map(rule ->
                dynamicTest(sentence(rule), () -> assertThat(asked("set search_path to vaguemestre", rule))
                        .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> aHoleDugInTheWallIsFound() throws IOException {
        return rules().map(rule ->
                dynamicTest(sentence(rule), () -> assertThat(asked("set search_path to vaguemestre", hole(rule), rule))
                        .isNotEmpty()));
    }

    @Test
    void withoutAnAccessNothingIsSeen() throws SQLException {
        assertThat(asApplication(null, "select id from department")).isEmpty();
    }

    @Test
    void anAccessSeesItsOwnOrganisationOnly() throws SQLException {
        assertThat(asApplication(PORT_LERIN, "select id from department")).containsExactly(PORT_LERIN.toString());
    }

    @Test
    void theAccessOfATransactionEndsWithIt() throws SQLException {
        try (Connection connection = database.access().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('vaguemestre.scope', '" + PORT_LERIN + "', true)");
            connection.commit();
            try (ResultSet seen = statement.executeQuery("select id from department")) {
                assertThat(seen.next()).isFalse();
            }
        }
    }

    @Test
    void aForgedRowOfAnotherOrganisationIsRefused() {
        assertThatThrownBy(() -> asApplication(
                        PORT_LERIN,
                        "insert into department (organisation_id, id, code, name, valid_from) values ('" + SAINTE_ORME
                                + "', '" + UUID.randomUUID() + "', 'X', 'X', '2020-01-01')"))
                .hasMessageContaining("row-level security");
    }

    @Test
    void aRowCannotBeMovedToAnotherOrganisation() {
        assertThatThrownBy(() ->
                        asApplication(PORT_LERIN, "update department set organisation_id = '" + SAINTE_ORME + "'"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void aRowOfAnotherOrganisationCannotBeReferredTo() {
        assertThatThrownBy(() -> asApplication(
                        PORT_LERIN,
                        "insert into department (organisation_id, id, code, name, parent_id, valid_from) values ('"
                                + PORT_LERIN + "', '" + UUID.randomUUID() + "', 'Y', 'Y', '" + SAINTE_ORME
                                + "', '2020-01-01')"))
                .hasMessageContaining("foreign key");
    }

    @Test
    void theRowsOfAnotherOrganisationCannotBeChanged() throws SQLException {
        asApplication(PORT_LERIN, "update department set name = 'Forcé' where organisation_id = '" + SAINTE_ORME + "'");
        assertThat(asApplication(SAINTE_ORME, "select name from department")).containsExactly("Voirie");
    }

    @Test
    void anEntryOfTheJournalCanNeitherBeChangedNorRemoved() {
        assertThatThrownBy(() -> asApplication(PORT_LERIN, "update journal_entry set act = 'autre'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> asApplication(PORT_LERIN, "delete from journal_entry"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> asApplication(PORT_LERIN, "truncate journal_entry"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void evenTheOwnerOfTheTablesSeesNothingWithoutAnAccess() throws Exception {
        DatabaseAccess owner = new DatabaseAccess(
                database.access().url(),
                Schema.OWNER,
                Credentials.ofEmbedded(folder).ownerPassword());
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement();
                ResultSet seen = statement.executeQuery("select id from department")) {
            assertThat(seen.next()).isFalse();
        }
    }

    private static Stream<String> rules() throws IOException {
        try (InputStream file = WallTest.class.getResourceAsStream("wall.sql")) {
            return Stream.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n\n"));
        }
    }

    private static String sentence(String rule) {
        return rule.lines().findFirst().orElseThrow().substring("-- ".length());
    }

    private static String hole(String rule) {
        return rule.lines().skip(1).findFirst().orElseThrow().substring("-- hole: ".length());
    }

    /** Rows of the last statement, of the superuser, in a transaction that is undone. */
    private static List<String> asked(String... statements) throws SQLException {
        try (Connection connection = database.administration().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < statements.length - 1; i++) {
                statement.execute(statements[i]);
            }
            try (ResultSet rows = statement.executeQuery(statements[statements.length - 1])) {
                return firstColumn(rows);
            } finally {
                connection.rollback();
            }
        }
    }

    /** Does the statements in one transaction of the application, in the scope of an organisation or none; the last one's rows. */
    private static List<String> asApplication(UUID scope, String... statements) throws SQLException {
        try (Connection connection = database.access().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (scope != null) {
                statement.execute("select set_config('vaguemestre.scope', '" + scope + "', true)");
            }
            List<String> rows = List.of();
            for (String sql : statements) {
                if (statement.execute(sql)) {
                    rows = firstColumn(statement.getResultSet());
                }
            }
            connection.commit();
            return rows;
        }
    }

    private static List<String> firstColumn(ResultSet rows) throws SQLException {
        List<String> column = new ArrayList<>();
        while (rows.next()) {
            column.add(rows.getString(1));
        }
        return column;
    }
}
