package org.vaguemestre.whole;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every row of an organisation that a portal changes, whatever made it do so, noted by the database itself with its transaction. What a test changes
 * by its own hand, as the superuser, is not the portal's.
 */
public final class ChangedRows {
    private static final String ENTRY = "journal_entry";
    private static final String NOTE =
            """
            create schema proof;
            create table proof.changed (of text, how text, organisation uuid, transaction text);
            create function proof.note() returns trigger language plpgsql security definer as $$ begin
              if session_user = 'vaguemestre_app' then
                insert into proof.changed values
                  (tg_table_name, tg_op, case when tg_op = 'DELETE' then old.organisation_id else new.organisation_id end,
                   pg_current_xact_id()::text);
              end if;
              return null;
            end $$;
            """;

    private final TestPortal portal;

    private ChangedRows(TestPortal portal) {
        this.portal = portal;
    }

    /** Those of a portal that {@link #note} was called for. */
    public static ChangedRows of(TestPortal portal) {
        return new ChangedRows(portal);
    }

    /** From now on they are noted. */
    static void note(TestPortal portal) {
        try (Connection database = portal.database();
                Statement statement = database.createStatement()) {
            statement.execute(NOTE);
            for (String table : tables(statement)) {
                statement.execute(
                        "create trigger proof_note after insert or update or delete on vaguemestre.%s for each row execute function proof.note()"
                                .formatted(table));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tables of an organisation. */
    public Set<String> tables() throws SQLException {
        try (Connection database = portal.database();
                Statement statement = database.createStatement()) {
            return tables(statement);
        }
    }

    private static Set<String> tables(Statement statement) throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(
                """
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
                where c.relkind = 'r' and c.relnamespace = 'vaguemestre'::regnamespace
                """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** How many by table. */
    public Map<String, Long> byTable() throws SQLException {
        return counted("select of, count(*) from proof.changed group by 1");
    }

    /** In how many transactions. */
    public long transactions() throws SQLException {
        return counted("select 'all', count(distinct transaction) from proof.changed")
                .get("all");
    }

    /** How many by table and kind of change, in transactions that wrote no entry into the journal of the row's organisation. */
    public Map<String, Long> withoutEntry() throws SQLException {
        return counted(
                """
                select c.of || ' ' || c.how, count(*) from proof.changed c where c.of <> '%s' and not exists
                  (select 1 from proof.changed j where j.of = '%s' and (j.organisation, j.transaction) = (c.organisation, c.transaction))
                group by 1
                """
                        .formatted(ENTRY, ENTRY));
    }

    /** Kinds of acts in the journals. */
    public Set<String> acts() throws SQLException {
        return counted(
                        "select convert_from(bytes, 'UTF8')::json ->> 'act', count(*) from vaguemestre.journal_entry group by 1")
                .keySet();
    }

    private Map<String, Long> counted(String sql) throws SQLException {
        Map<String, Long> counted = new TreeMap<>();
        try (Connection database = portal.database();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                counted.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counted;
    }
}
