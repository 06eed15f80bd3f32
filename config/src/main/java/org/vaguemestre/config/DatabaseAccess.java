package org.vaguemestre.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * How to reach the database, as the server is told it: by three variables of the environment.
 *
 * @param url JDBC address, schema included
 * @param user role of PostgreSQL
 * @param password its password
 */
public record DatabaseAccess(String url, String user, String password) {
    static final String FILE = "database.env";

    /** A connection of one's own, outside the server's pool. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Says that the database is ready: the file appears whole or not at all, and only the owner of the process may read it. */
    void announce(Path data) throws IOException {
        Path written = Secrets.write(
                data.resolve(FILE + ".part"),
                List.of(
                        "VAGUEMESTRE_DATABASE_URL='" + url + "'",
                        "VAGUEMESTRE_DATABASE_USER='" + user + "'",
                        "VAGUEMESTRE_DATABASE_PASSWORD='" + password + "'"));
        Files.move(written, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Says that the database is not, or no longer, ready. */
    static void withdraw(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(FILE));
    }

    @Override
    public String toString() {
        return user + " @ " + url;
    }
}
