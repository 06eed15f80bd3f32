package org.vaguemestre.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * The roles and the schema of the application, on any PostgreSQL 15 or newer. The schema and all its tables belong to
 * {@value #OWNER}, which migrates them; the server works as {@value #APPLICATION}, which owns nothing and bypasses nothing.
 */
final class Schema {
    static final String NAME = "vaguemestre";
    static final String OWNER = "vaguemestre_owner";
    static final String APPLICATION = "vaguemestre_app";
    private static final int OLDEST_VERSION = 15;

    private final String url;

    /** @param url of the database, on the server's side of the first question mark at least */
    Schema(String url) {
        this.url = url + (url.contains("?") ? "&" : "?") + "currentSchema=" + NAME
                + "&ApplicationName=vaguemestre&tcpKeepAlive=true";
    }

    /**
     * Creates the database {@value #NAME} on a server of our own, if it is not there: French order of words, so that a list of names
     * reads as a French reader expects wherever the machine is.
     */
    static void createDatabase(String url, Credentials credentials) {
        try (Connection connection = DriverManager.getConnection(
                        url, credentials.administrator(), credentials.administratorPassword());
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "select from pg_database where datname = ?", NAME)) {
                statement.execute("create database " + NAME
                        + " template template0 encoding 'UTF8' locale 'C.UTF-8' locale_provider icu icu_locale 'fr'");
            }
        } catch (SQLException e) {
            throw understood(e, url, credentials.administrator());
        }
    }

    /** Creates both roles, with their passwords, and the schema; what is there already is only given its password. */
    void prepare(Credentials credentials) {
        try (Connection connection = connect(credentials.administrator(), credentials.administratorPassword());
                Statement statement = connection.createStatement()) {
            role(connection, statement, OWNER, credentials.ownerPassword());
            role(connection, statement, APPLICATION, credentials.applicationPassword());
            if (!exists(connection, "select from pg_namespace where nspname = ?", NAME)) {
                statement.execute("grant " + OWNER + " to current_user");
                statement.execute("create schema " + NAME + " authorization " + OWNER);
            }
            // Trusted extensions are created by a migration, hence by the owner
            String database = connection.getCatalog().replace("\"", "\"\"");
            statement.execute("grant create on database \"" + database + "\" to " + OWNER);
            statement.execute("revoke all on schema public from public");
        } catch (SQLException e) {
            throw understood(e, url, credentials.administrator());
        }
    }

    private static void role(Connection connection, Statement statement, String name, String password)
            throws SQLException {
        String quoted = "'" + password.replace("'", "''") + "'";
        if (exists(connection, "select from pg_roles where rolname = ?", name)) {
            statement.execute("alter role " + name + " password " + quoted);
        } else {
            statement.execute("create role " + name + " login nosuperuser nocreatedb nocreaterole nobypassrls password "
                    + quoted);
        }
    }

    /**
     * Brings the schema to this version, as its owner, and makes sure that the application's role can neither own nor bypass anything.
     *
     * @return how many migrations were done
     */
    int migrate(Credentials credentials) {
        checkVersion(credentials);
        int done;
        try {
            done = Flyway.configure()
                    .dataSource(url, OWNER, credentials.ownerPassword())
                    .schemas(NAME)
                    .locations("classpath:db/migration")
                    .loggers("slf4j")
                    .placeholderReplacement(false)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayValidateException e) {
            throw new Failure(
                    "Cette base a été faite par une autre version du programme, dont les étapes ne sont pas celles-ci :"
                            + " reprenez cette version-là, ou, si les données ne comptent pas, recommencez par ./run --reset ("
                            + oneLine(e) + ").");
        } catch (FlywayException e) {
            throw new Failure(
                    "Le schéma n’a pas pu être mis à jour ; la base est restée à l’étape précédente : " + oneLine(e));
        }
        checkWall(credentials);
        return done;
    }

    /**
     * Erases the training communes that were left, rows and documents: only the owner of the schema may delete, so it is done when a portal
     * starts and not by the server.
     *
     * @param data folder of the portal, in which each organisation has its documents
     */
    void eraseLeftTraining(Credentials credentials, Path data) throws IOException {
        try (Connection connection = connect(OWNER, credentials.ownerPassword());
                Statement statement = connection.createStatement();
                ResultSet erased = statement.executeQuery("select erase_left_training()")) {
            while (erased.next()) {
                for (String kind : List.of("documents", "derivatives")) {
                    delete(data.resolve(kind).resolve(erased.getString(1)));
                }
            }
        } catch (SQLException e) {
            throw understood(e, url, OWNER);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    private static String oneLine(FlywayException e) {
        return e.getMessage().strip().replaceAll("\\s*\\R\\s*", " · ");
    }

    private void checkVersion(Credentials credentials) {
        try (Connection connection = connect(OWNER, credentials.ownerPassword())) {
            if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST_VERSION) {
                throw new Failure("Ce serveur est PostgreSQL "
                        + connection.getMetaData().getDatabaseProductVersion() + " : il faut PostgreSQL "
                        + OLDEST_VERSION + " ou plus récent.");
            }
        } catch (SQLException e) {
            throw understood(e, url, OWNER);
        }
    }

    private void checkWall(Credentials credentials) {
        try (Connection connection = connect(APPLICATION, credentials.applicationPassword())) {
            if (exists(
                    connection,
                    "select from pg_roles where rolname = ? and (rolsuper or rolbypassrls or rolcreaterole)",
                    APPLICATION)) {
                throw new Failure("Le rôle " + APPLICATION + " a trop de droits : retirez-les par ALTER ROLE "
                        + APPLICATION + " NOSUPERUSER NOBYPASSRLS NOCREATEROLE.");
            }
            if (exists(
                    connection,
                    "select from pg_class c join pg_roles r on r.oid = c.relowner where pg_has_role(?, r.oid, 'usage')"
                            + " and c.relnamespace = to_regnamespace('" + NAME + "')",
                    APPLICATION)) {
                throw new Failure("Le rôle " + APPLICATION + " possède des tables : donnez-les au rôle " + OWNER
                        + ", seul propriétaire du schéma.");
            }
        } catch (SQLException e) {
            throw understood(e, url, APPLICATION);
        }
    }

    DatabaseAccess access(Credentials credentials) {
        return new DatabaseAccess(url, APPLICATION, credentials.applicationPassword());
    }

    DatabaseAccess administration(Credentials credentials) {
        return new DatabaseAccess(url, credentials.administrator(), credentials.administratorPassword());
    }

    private Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private static boolean exists(Connection connection, String question, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    /** PostgreSQL's refusal in one sentence with its mend. */
    private static Failure understood(SQLException e, String url, String user) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String address = url.replaceFirst("\\?.*", "");
        if (state.startsWith("28")) {
            return new Failure("La base " + address + " refuse le rôle " + user
                    + " : vérifiez son mot de passe et pg_hba.conf (" + e.getMessage() + ").");
        }
        if (state.equals("3D000")) {
            return new Failure(
                    "La base " + address + " n’existe pas : créez-la d’abord, comme le dit docs/production.md.");
        }
        if (state.equals("42501")) {
            return new Failure("Le rôle " + user + " n’a pas les droits de préparer " + address + " : " + e.getMessage()
                    + ". Prenez un administrateur de la base.");
        }
        if (state.startsWith("08") || state.isEmpty()) {
            return new Failure("La base " + address
                    + " ne répond pas : vérifiez l’adresse et que PostgreSQL est démarré (" + e.getMessage() + ").");
        }
        return new Failure("La base " + address + " a refusé une opération : " + e.getMessage() + ".");
    }
}
