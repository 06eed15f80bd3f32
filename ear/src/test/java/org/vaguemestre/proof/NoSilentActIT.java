package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vaguemestre.api.Program;
import org.vaguemestre.whole.ChangedRows;
import org.vaguemestre.whole.TestPortal;

/**
 * An act and its journal entry are there together or not at all: acts are undone at three points of their transaction, and every row that the
 * portal of the tests has changed is asked for the entry that its transaction wrote. It comes last, so that in the run of all tests this is whatever
 * they did, page by page and act by act; alone, it is a day's work of its own.
 */
@Order(Integer.MAX_VALUE)
class NoSilentActIT {
    @RegisterExtension
    static final Proof PROOF =
            Proof.of("P8", "No silent action: every change has its journal entry, in the same transaction");

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String COMMUNE = ProvingPortal.COMMUNES.get(3);
    private static final String ITEMS = "/organisations/" + COMMUNE + "/mail-items";

    /** Tables of an organisation that may change without an entry, or in one way only, and why. */
    private static final Map<String, String> WITHOUT_AN_ENTRY = Map.ofEntries(
            Map.entry("journal_cursor", "how far a follower of the journal has come"),
            Map.entry(
                    "journal_checkpoint", "the signature of the entries there are; an export's stands with its entry"),
            Map.entry("journal_stamp", "what an authority answered of a checkpoint, asked for afterwards"),
            Map.entry("mail_course", "made again from the journal at any time, by its follower"),
            Map.entry("mail_step", "made again from the journal at any time, by its follower"),
            Map.entry("mail_awaited", "made again from the journal at any time, by its follower"),
            Map.entry("notification", "made from the journal by its follower; read or not is a person's own"),
            Map.entry("outbox", "made from the journal by its follower, then how often it was tried"),
            Map.entry(
                    "configuration_draft INSERT",
                    "what somebody prepares; it holds once it is published, which has its entry"),
            Map.entry(
                    "correspondent_import INSERT",
                    "a file that is being read: given, started, dropped and done have their entry"),
            Map.entry("correspondent_import_line INSERT", "what that file says"),
            Map.entry("mail_follow", "what a person wants to hear of, their own"),
            Map.entry("notification_choice", "how a person wants to hear of it, their own"),
            Map.entry("document_page", "the text of a document, made again from its bytes at any time"),
            Map.entry("document", "whether its text is made"),
            Map.entry("proposal", "what was read on the page and is proposed to a person, who decides"),
            Map.entry("scan_page", "how far a batch has come; each letter it makes has its entry"),
            Map.entry("scan_batch", "how far a batch has come; each letter it makes has its entry"),
            Map.entry("scan_file", "how far a batch has come; each letter it makes has its entry"),
            Map.entry("last_look", "when a person last looked at a list, their own"));

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

    /** What the organisation has, a digest a table, once nothing in the background changes it any more; checkpoints and their stamps come when they come. */
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
            Set<String> tables = ChangedRows.of(portal).tables();
            tables.removeAll(Set.of("journal_checkpoint", "journal_stamp"));
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
    void everyRowThatChangedHasTheEntryOfItsTransaction() throws Exception {
        TestPortal portal = TestPortal.running();
        WallThings.of(portal, "port-lerin", "merlex", "zostere").plant();
        ChangedRows rows = ChangedRows.of(portal);
        Map<String, Long> changed = rows.byTable();
        Set<String> tables = rows.tables();
        Set<String> acts = rows.acts();
        Set<String> known = acts("web/src/main/resources/org/vaguemestre/web/messages_fr.properties");
        PROOF.tell(
                "rows changed",
                changed.values().stream().mapToLong(Long::longValue).sum());
        PROOF.tell("transactions", rows.transactions());
        PROOF.tell("tables changed", changed.size() + " of " + tables.size());
        tables.removeAll(changed.keySet());
        PROOF.tell("tables that nothing changed", String.join(", ", tables));
        PROOF.tell("tables, or ways of one, that may change without an entry", WITHOUT_AN_ENTRY.size());
        PROOF.tell("kinds of acts in the journals", acts.size() + " of " + known.size());
        known.removeAll(acts);
        PROOF.tell("kinds that nobody did", String.join(", ", known));
        assertThat(changed.get("journal_entry")).isGreaterThan(20);
        Map<String, Long> silent = rows.withoutEntry();
        silent.keySet()
                .removeIf(change -> WITHOUT_AN_ENTRY.containsKey(change)
                        || WITHOUT_AN_ENTRY.containsKey(change.substring(0, change.indexOf(' '))));
        assertThat(silent)
                .as("rows that changed in a transaction without an entry of their organisation")
                .isEmpty();
    }

    /** The acts there are words for. */
    private static Set<String> acts(String messages) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(TestPortal.home().resolve(messages))) {
            words.load(reader);
        }
        return words.stringPropertyNames().stream()
                .filter(name -> name.startsWith("Act."))
                .map(name -> name.substring("Act.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
