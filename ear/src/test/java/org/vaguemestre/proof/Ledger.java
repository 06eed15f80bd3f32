package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.vaguemestre.api.Program;
import org.vaguemestre.verifier.Verdict;
import org.vaguemestre.verifier.Verifier;
import org.vaguemestre.whole.TestPortal;

/**
 * What a portal acknowledged, kept outside of what is killed: every request with what became of it for who asked. {@link #reckon} then looks
 * behind the portal, as PostgreSQL's superuser and on the disk, whether it was told the truth.
 */
final class Ledger {
    /** What the one who asked knows of it. */
    enum Outcome {
        ACKNOWLEDGED,
        REFUSED,
        /** No answer, or an answer that says neither: it was done once, or not at all. */
        UNKNOWN
    }

    /**
     * A registration that was asked for.
     *
     * @param document its only document, {@code null} for none
     * @param id of the item, once acknowledged
     */
    record Line(String commune, UUID key, byte[] document, Outcome outcome, String id, String number) {
        String subject() {
            return "Essai " + key;
        }
    }

    /** Which says that nothing was kept. */
    private static final int DISK_FULL = 507;

    private final TestPortal portal;
    private final Program agent;
    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    Ledger(TestPortal portal, Program agent) {
        this.portal = portal;
        this.agent = agent;
    }

    /** Asks for a registration, and keeps what was answered. */
    Outcome register(String commune, byte[] document) {
        Line line = ask(commune, UUID.randomUUID(), document);
        lines.add(line);
        return line.outcome();
    }

    private Line ask(String commune, UUID key, byte[] document) {
        String item = "{\"direction\":\"INCOMING\",\"subject\":\"Essai " + key + "\"}";
        String path = "/organisations/" + commune + "/mail-items";
        Program caller = agent.with("Idempotency-Key", key.toString());
        Program.Answer answer;
        try {
            answer = document == null
                    ? caller.post(path, item)
                    : caller.post(path, new Program.Form().json("item", item).file("document", "essai.pdf", document));
        } catch (UncheckedIOException nothingWasAnswered) {
            return new Line(commune, key, document, Outcome.UNKNOWN, null, null);
        }
        if (answer.status() == DISK_FULL) {
            return new Line(commune, key, document, Outcome.REFUSED, null, null);
        }
        return switch (answer.status() / 100) {
            case 2 ->
                new Line(
                        commune,
                        key,
                        document,
                        Outcome.ACKNOWLEDGED,
                        answer.id(),
                        answer.json().get("number").asText());
            case 4 -> new Line(commune, key, document, Outcome.REFUSED, null, null);
            default -> {
                failures.add(answer.status() + " " + answer.text());
                yield new Line(commune, key, document, Outcome.UNKNOWN, null, null);
            }
        };
    }

    /** A connection that died with PostgreSQL is found dead by who is given it next: its request fails, and is sent again with its key. */
    private Line askUntilTold(Line line, Proof proof) {
        AtomicReference<Line> told = new AtomicReference<>();
        TestPortal.until("it is told what became of " + line, Duration.ofSeconds(60), () -> {
            told.set(ask(line.commune(), line.key(), line.document()));
            proof.count("asked again", 1);
            return told.get().outcome() == Outcome.ACKNOWLEDGED;
        });
        return told.get();
    }

    /** What was answered where it was neither done nor refused, each with its status. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    long count(Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }

    /** The numbers that a commune was told, in no order. */
    List<String> numbers(String commune) {
        return lines.stream()
                .filter(line -> line.commune().equals(commune) && line.number() != null)
                .map(Line::number)
                .toList();
    }

    /**
     * Looks whether what was told is true, once the portal runs again: everything acknowledged is there, once, with its document's bytes and
     * its journal entry; what was refused is not; what is unknown is there once or not at all, and once after it is asked again. All chains
     * are intact, and no number is missing or given twice.
     */
    void reckon(Proof proof) throws IOException, SQLException {
        try (Connection database = portal.database()) {
            for (Line line : lines) {
                List<UUID> found = items(database, line);
                switch (line.outcome()) {
                    case ACKNOWLEDGED -> {
                        assertThat(found)
                                .as("acknowledged, lost or doubled: %s", line)
                                .containsExactly(UUID.fromString(line.id()));
                        assertThat(entries(database, line.id()))
                                .as("journal entries of %s", line)
                                .isEqualTo(1);
                        isKept(database, line);
                    }
                    case REFUSED ->
                        assertThat(found).as("refused, and there: %s", line).isEmpty();
                    case UNKNOWN -> {
                        assertThat(found).as("unknown, and doubled: %s", line).hasSizeLessThanOrEqualTo(1);
                        proof.count(found.isEmpty() ? "unknown that were not done" : "unknown that were done", 1);
                        Line again = askUntilTold(line, proof);
                        assertThat(items(database, line)).containsExactly(UUID.fromString(again.id()));
                        isKept(database, again);
                    }
                }
            }
            numbersAreWhole(database);
        }
        for (String commune : communes()) {
            String export =
                    agent.get("/organisations/" + commune + "/journal/export").text();
            assertThat(new Verifier(null).verify(new ByteArrayInputStream(export.getBytes("UTF-8"))))
                    .as("journal of %s", commune)
                    .isInstanceOf(Verdict.Intact.class);
        }
        proof.count("acknowledged", count(Outcome.ACKNOWLEDGED));
        proof.count("refused", count(Outcome.REFUSED));
        proof.count("unknown", count(Outcome.UNKNOWN));
        proof.tell("lost", 0);
        proof.tell("doubled", 0);
    }

    /** P3: the counter says the highest number that was given, and there are as many items, void ones among them, as that. */
    static void numbersAreWhole(Connection database) throws SQLException {
        try (PreparedStatement asked = database.prepareStatement(
                        """
                        select c.organisation_id, c.direction, c.year, c.value, coalesce(max(m.sequence), 0), count(m.id), count(distinct m.number)
                        from counter c left join mail_item m
                          on (m.organisation_id, m.direction, m.year) = (c.organisation_id, c.direction, c.year)
                        group by 1, 2, 3, 4 having not (c.value = coalesce(max(m.sequence), 0) and c.value = count(m.id) and count(m.id) = count(distinct m.number))
                        """);
                ResultSet wrong = asked.executeQuery()) {
            assertThat(wrong.next())
                    .as("a counter that does not agree with its items")
                    .isFalse();
        }
    }

    private Set<String> communes() {
        return lines.stream().map(Line::commune).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<UUID> items(Connection database, Line line) throws SQLException {
        try (PreparedStatement asked = database.prepareStatement("select id from mail_item where subject = ?")) {
            asked.setString(1, line.subject());
            List<UUID> found = new ArrayList<>();
            ResultSet rows = asked.executeQuery();
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
            return found;
        }
    }

    private static int entries(Connection database, String item) throws SQLException {
        try (PreparedStatement asked = database.prepareStatement(
                "select count(*) from journal_entry where subject_id = ? and act = 'mail-item.registered'")) {
            asked.setObject(1, UUID.fromString(item));
            ResultSet rows = asked.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }

    /** The document's bytes are on the disk as they were given. */
    private void isKept(Connection database, Line line) throws IOException, SQLException {
        if (line.document() == null) {
            return;
        }
        String sha256 = sha256(line.document());
        try (PreparedStatement asked =
                database.prepareStatement("select organisation_id from mail_item where id = ?")) {
            asked.setObject(1, UUID.fromString(line.id()));
            ResultSet rows = asked.executeQuery();
            rows.next();
            Path file = portal.data()
                    .resolve("documents")
                    .resolve(rows.getObject(1, UUID.class).toString())
                    .resolve(sha256.substring(0, 2))
                    .resolve(sha256.substring(2, 4))
                    .resolve(sha256);
            assertThat(file).as("document of %s", line).exists();
            assertThat(sha256(Files.readAllBytes(file))).isEqualTo(sha256);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
