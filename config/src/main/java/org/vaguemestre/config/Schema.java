package org.vaguemestre.config;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

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

    Schema(String url) {
        this.url = url;
    }

    /** Creates both roles, or gives them their password anew, and the schema. */
    void prepare(String administrator, String password, Secrets secrets) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, administrator, password);
                Statement statement = connection.createStatement()) {
            if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST_VERSION) {
                throw new Failure("Ce serveur est PostgreSQL "
                        + connection.getMetaData().getDatabaseProductVersion()
                        + " : installez PostgreSQL " + OLDEST_VERSION + " ou plus récent.");
            }
            role(statement, OWNER, secrets.owner());
            role(statement, APPLICATION, secrets.application());
            statement.execute("grant " + OWNER + " to current_user");
            statement.execute("create schema if not exists " + NAME + " authorization " + OWNER);
            statement.execute("grant usage on schema " + NAME + " to " + APPLICATION);
        }
    }

    private static void role(Statement statement, String name, String password) throws SQLException {
        boolean exists;
        try (ResultSet found = statement.executeQuery("select from pg_roles where rolname = '" + name + "'")) {
            exists = found.next();
        }
        statement.execute((exists ? "alter" : "create") + " role " + name
                + " login nosuperuser nocreatedb nocreaterole nobypassrls password '" + password + "'");
        statement.execute("alter role " + name + " set search_path = " + NAME);
    }

    /** Brings the schema to this version, as its owner. */
    int migrate(String ownerPassword) {
        return Flyway.configure()
                .dataSource(url, OWNER, ownerPassword)
                .schemas(NAME)
                .locations("classpath:db/migration")
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
