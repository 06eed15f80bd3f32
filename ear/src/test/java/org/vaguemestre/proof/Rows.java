package org.vaguemestre.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.vaguemestre.whole.TestPortal;

/** All that the database holds, a fingerprint for each table: to see that nothing was changed. */
record Rows(Map<String, String> tables) {
    /** What moves without anybody: cursors of the followers, checkpoints and their stamps, jobs. */
    private static final Set<String> BY_THEMSELVES = Set.of(
            "journal_cursor",
            "journal_head",
            "journal_checkpoint",
            "journal_stamp",
            "job_instance",
            "job_execution",
            "step_execution",
            "partition_execution");

    /** That somebody read is no change; whom a page elsewhere makes read sees the answer, that page does not. */
    private static final Map<String, String> BUT = Map.of("journal_entry", " where act !~ '\\.(exported|consulted)$'");

    /** What they are once nothing is under way any more. */
    static Rows now() {
        TestPortal.followed(Intruder.data(), "%");
        Map<String, String> tables = new TreeMap<>();
        try (Connection database = TestPortal.database(Intruder.data());
                Statement asked = database.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet row =
                    asked.executeQuery("select tablename from pg_tables where schemaname = 'vaguemestre'")) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            names.removeAll(BY_THEMSELVES);
            for (String name : names) {
                try (ResultSet row =
                        asked.executeQuery("select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0)"
                                + " from vaguemestre." + name + " t" + BUT.getOrDefault(name, ""))) {
                    row.next();
                    tables.put(name, row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Rows(tables);
    }

    /** Tables that are not as they were. */
    List<String> changedSince(Rows before) {
        return tables.entrySet().stream()
                .filter(table -> !table.getValue().equals(before.tables.get(table.getKey())))
                .map(table -> table.getKey() + ": " + before.tables.get(table.getKey()) + " then " + table.getValue())
                .toList();
    }
}
