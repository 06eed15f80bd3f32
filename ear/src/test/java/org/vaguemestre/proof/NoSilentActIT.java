package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vaguemestre.api.Program;
import org.vaguemestre.whole.TestPortal;

/**
 * An act and its journal entry are there together or not at all: acts are undone at three points of their transaction, and then every row that
 * a day's work changes is asked for the entry that its transaction wrote.
 */
class NoSilentActIT {
    @RegisterExtension
    static final Proof PROOF =
            Proof.of("P8", "No silent action: every change has its journal entry, in the same transaction");

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String COMMUNE = ProvingPortal.COMMUNES.get(3);
    private static final String ITEMS = "/organisations/" + COMMUNE + "/mail-items";

    /** Tables of an organisation that may change without an entry, and why. */
    private static final Map<String, String> WITHOUT_AN_ENTRY = Map.ofEntries(
            Map.entry("journal_cursor", "how far a follower of the journal has come"),
            Map.entry(
                    "journal_checkpoint", "the signature of the entries there are; an export's stands with its entry"),
            Map.entry("mail_course", "made again from the journal at any time, by its follower"),
            Map.entry("mail_step", "made again from the journal at any time, by its follower"),
            Map.entry("mail_awaited", "made again from the journal at any time, by its follower"),
            Map.entry("notification", "made from the journal by its follower; read or not is a person's own"),
            Map.entry("outbox", "made from the journal by its follower, then how often it was tried"),
            Map.entry("document_page", "the text of a document, made again from its bytes at any time"),
            Map.entry("document", "whether its text is made"),
            Map.entry("proposal", "what was read on the page and is proposed to a person, who decides"),
            Map.entry("scan_page", "how far a batch has come; each letter it makes has its entry"),
            Map.entry("scan_batch", "how far a batch has come; each letter it makes has its entry"),
            Map.entry("scan_file", "how far a batch has come; each letter it makes has its entry"),
            Map.entry("last_look", "when a person last looked at a list, their own"));

    /** Of Port-Lérin, each with other rights. */
    private static final List<String> AGENTS =
            List.of("jeanne.morel", "camille.durand", "erwan.guillou", "paul.legoff", "yann.kersaudy", "ines.garnier");

    @Test
    void whatIsUndoneLeavesNoEntryAndNoChange() throws Exception {
        TestPortal portal = ProvingPortal.running();
        Program agent = ProvingPortal.agent().with("If-Match", "\"0\"");
        RandomGenerator lot = PROOF.lot();
        String item = agent.post(ITEMS, "{\"direction\":\"INCOMING\",\"subject\":\"Silence\"}")
                .id();
        List<String[]> acts = List.of(
                new String[] {ITEMS, "{\"direction\":\"INCOMING\",\"subject\":\"Silence défaite\"}"},
                new String[] {ITEMS, "{\"direction\":\"OUTGOING\",\"subject\":\"Silence défaite\"}"},
                new String[] {ITEMS + "/" + item + "/notes", "{\"text\":\"Note défaite\"}"},
                new String[] {ITEMS + "/" + item + "/void", "{\"reason\":\"Annulation défaite\"}"},
                new String[] {
                    ITEMS + "/" + item + "/qualify",
                    "{\"subject\":\"Qualification défaite\",\"department\":\"COURRIER\"}"
                });
        Map<String, String> before = settled(portal);
        int undone = PROOF.extent(50, 1000);
        for (int i = 0; i < undone; i++) {
            FaultPoint point = FaultPoint.UNDOABLE.get(lot.nextInt(FaultPoint.UNDOABLE.size()));
            // only a registration takes a number
            String[] act = acts.get(lot.nextInt(point == FaultPoint.AFTER_NUMBER ? 2 : acts.size()));
            Path armed = portal.data().resolve(point.undoneBy());
            Files.createDirectories(armed.getParent());
            Files.createFile(armed);
            try {
                assertThat(agent.post(act[0], act[1]).status())
                        .as("%s at %s", act[0], point)
                        .isEqualTo(500);
            } finally {
                Files.delete(armed);
            }
            PROOF.count("forced rollbacks " + point, 1);
        }
        assertThat(settled(portal)).as("every table of the organisation").isEqualTo(before);
        for (String[] act : acts.subList(0, 3)) {
            assertThat(agent.post(act[0], act[1]).status())
                    .as("what was undone can be done")
                    .isBetween(200, 299);
        }
        assertThat(settled(portal)).as("and is seen").isNotEqualTo(before);
    }

    /** What the organisation has, a digest a table, once nothing in the background changes it any more; the day's checkpoint comes when it comes. */
    private static Map<String, String> settled(TestPortal portal) {
        AtomicReference<Map<String, String>> last = new AtomicReference<>();
        TestPortal.until("nothing moves any more", PATIENCE, () -> {
            TestPortal.followed(portal.data(), COMMUNE);
            Map<String, String> now = digests(portal);
            return now.equals(last.getAndSet(now));
        });
        return last.get();
    }

    private static Map<String, String> digests(TestPortal portal) {
        Map<String, String> digests = new TreeMap<>();
        try (Connection database = portal.database();
                Statement statement = database.createStatement()) {
            statement.execute("set search_path to vaguemestre");
            Set<String> tables = tables(statement);
            tables.remove("journal_checkpoint");
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery(
                        """
                        select count(*) || ' ' || md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), ''))
                        from %s t where organisation_id = (select id from organisation where slug = '%s')
                        """
                                .formatted(table, COMMUNE))) {
                    row.next();
                    digests.put(table, row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return digests;
    }

    @Test
    void everyRowThatChangesHasTheEntryOfItsTransaction() throws Exception {
        TestPortal portal = WallPortal.running();
        Set<String> tables = watched(portal);
        work(portal);
        try (Connection database = portal.database();
                Statement statement = database.createStatement()) {
            Map<String, Long> silent = counted(
                    statement,
                    """
                    select c.of, count(*) from proof.changed c where c.of <> 'journal_entry' and not exists
                      (select 1 from proof.changed j where j.of = 'journal_entry' and (j.organisation, j.transaction) = (c.organisation, c.transaction))
                    group by 1
                    """);
            Map<String, Long> changed = counted(statement, "select c.of, count(*) from proof.changed c group by 1");
            PROOF.tell(
                    "rows changed",
                    changed.values().stream().mapToLong(Long::longValue).sum());
            PROOF.tell(
                    "transactions",
                    counted(statement, "select 'all', count(distinct c.transaction) from proof.changed c")
                            .get("all"));
            PROOF.tell("tables changed", changed.size() + " of " + tables.size());
            tables.removeAll(changed.keySet());
            PROOF.tell("tables that this work does not change", String.join(", ", tables));
            PROOF.tell("tables that may change without an entry", WITHOUT_AN_ENTRY.size());
            assertThat(changed.get("journal_entry")).isGreaterThan(20);
            silent.keySet().removeAll(WITHOUT_AN_ENTRY.keySet());
            assertThat(silent)
                    .as("rows that changed in a transaction without an entry of their organisation")
                    .isEmpty();
        } finally {
            unwatched(portal);
        }
    }

    /** Every unsafe entry of the API is called by agents of Port-Lérin with what is theirs, after letters in every state were made. */
    private static void work(TestPortal portal) throws IOException, SQLException {
        WallThings all = WallThings.of(portal, "port-lerin", "merlex", "zostere");
        all.plant();
        Set<String> done = new TreeSet<>();
        Set<String> called = new TreeSet<>();
        List<String> states = List.of("m.state = 'IN_PROGRESS'", "m.state = 'REGISTERED'");
        for (String where : states.subList(0, PROOF.extent(1, states.size()))) {
            for (String login : AGENTS.subList(0, PROOF.extent(2, AGENTS.size()))) {
                WallCaller agent = new WallCaller(portal, login);
                for (WallEntries.Call call : WallEntries.all().calls()) {
                    if (call.api() && !call.method().equals("GET")) {
                        String entry = call.method() + " " + call.address();
                        called.add(entry);
                        if (call.by(agent, "port-lerin", all.things(where)).status() < 300) {
                            done.add(entry);
                        }
                    }
                }
            }
        }
        PROOF.tell("unsafe methods of the API that changed something", done.size() + " of " + called.size());
        called.removeAll(done);
        PROOF.tell("those that had nothing to do", String.join(", ", called));
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

    /** From now on, each row of an organisation that changes is noted with its transaction. */
    private static Set<String> watched(TestPortal portal) throws SQLException {
        try (Connection database = portal.database();
                Statement statement = database.createStatement()) {
            statement.execute(
                    """
                    drop schema if exists proof cascade;
                    create schema proof;
                    create table proof.changed (of text, organisation uuid, transaction text);
                    create function proof.note() returns trigger language plpgsql security definer as $$ begin
                      insert into proof.changed values
                        (tg_table_name, case when tg_op = 'DELETE' then old.organisation_id else new.organisation_id end, pg_current_xact_id()::text);
                      return null;
                    end $$;
                    """);
            Set<String> tables = tables(statement);
            for (String table : tables) {
                statement.execute(
                        "create trigger proof_note after insert or update or delete on vaguemestre.%s for each row execute function proof.note()"
                                .formatted(table));
            }
            return tables;
        }
    }

    private static void unwatched(TestPortal portal) throws SQLException {
        try (Connection database = portal.database();
                Statement statement = database.createStatement()) {
            statement.execute("drop schema proof cascade");
        }
    }

    private static Map<String, Long> counted(Statement statement, String sql) throws SQLException {
        Map<String, Long> counted = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                counted.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counted;
    }
}
