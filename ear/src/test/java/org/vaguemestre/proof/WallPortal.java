package org.vaguemestre.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.byteman.agent.Main;
import org.vaguemestre.whole.TestPortal;

/**
 * The portal whose two lines between organisations can be switched off, one at a time, from outside: the product has no such switch. It ends
 * with the run of the tests.
 */
final class WallPortal {
    private static final int PORT = 8580;
    private static final String OFF = "application-line-off";
    private static TestPortal running;

    private WallPortal() {}

    static synchronized TestPortal running() {
        if (running == null) {
            try {
                Path script = TestPortal.home().resolve("ear/target/wall.btm");
                Files.writeString(script, WITHOUT_THE_APPLICATIONS_LINE);
                Path byteman = Path.of(Main.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath());
                TestPortal portal = TestPortal.apart(
                        PORT,
                        "wall",
                        Files.readString(TestPortal.home().resolve("config/src/main/demonstration/portal.json")),
                        Map.of(
                                "PREPEND_JAVA_OPTS",
                                "-javaagent:%s=boot:%s,script:%s".formatted(byteman, byteman, script)));
                WallCaller last = new WallCaller(portal, "ines.garnier");
                TestPortal.until(
                        "the accounts are there",
                        Duration.ofSeconds(120),
                        () -> last.api("GET", "me", null, null).body().contains("brecy-le-haut"));
                running = portal;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    /**
     * The application's line is every condition on the organisation in what it asks of the database: that of the filter on the entities, and that
     * written in its own statements. Each of them lets everything through.
     */
    private static final String WITHOUT_THE_APPLICATIONS_LINE =
            """
            RULE the application's line lets everything through
            CLASS org.jboss.jca.adapters.jdbc.WrappedConnection
            METHOD prepareStatement
            AT ENTRY
            BIND off:java.io.File = new java.io.File(System.getProperty("vaguemestre.data"), "%s")
            IF off.exists()
            DO $1 = $1.replaceAll("[a-z0-9_.]*organisation_id[ ]*(=[ ]*[?]|in[ ]*[(][?](,[ ]*[?])*[)])", "($0 or true)")
            ENDRULE
            """
                    .formatted(OFF);

    /** Work that may fail. */
    interface Work {
        void go() throws Exception;
    }

    static void withoutTheApplicationsLine(Work work) throws Exception {
        Path off = Files.createFile(running().data().resolve(OFF));
        try {
            work.go();
        } finally {
            Files.delete(off);
        }
    }

    static void withoutRowLevelSecurity(Work work) throws Exception {
        List<String> walled = new ArrayList<>();
        try (Connection connection = running().database();
                Statement statement = connection.createStatement()) {
            try (ResultSet tables = statement.executeQuery(
                    "select oid::regclass from pg_class where relrowsecurity and relnamespace = 'vaguemestre'::regnamespace")) {
                while (tables.next()) {
                    walled.add(tables.getString(1));
                }
            }
            try {
                all(statement, walled, "disable");
                work.go();
            } finally {
                all(statement, walled, "enable");
            }
        }
    }

    private static void all(Statement statement, List<String> walled, String change) throws SQLException {
        for (String table : walled) {
            statement.execute("alter table " + table + " " + change + " row level security");
        }
    }
}
