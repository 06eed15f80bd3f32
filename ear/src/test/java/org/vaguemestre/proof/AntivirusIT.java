package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vaguemestre.api.Program;
import org.vaguemestre.whole.TestPortal;

/** A portal whose antivirus is killed, frozen and started again while mail comes in. */
class AntivirusIT {
    @RegisterExtension
    static final Proof PROOF = Proof.of("P11", "The antivirus fails closed and loses nothing");

    private static final RandomGenerator LOT = PROOF.lot();
    private static final int PORT = 8480;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String COMMUNE = ProvingPortal.COMMUNES.get(0);
    private static final String ORGANISATION = "/organisations/" + COMMUNE;

    private static LocalClamd clamd;
    private static TestPortal portal;
    private static Program agent;
    private static WallCaller caller;

    /**
     * A document that was given.
     *
     * @param item it was given with; null in a batch
     * @param word that stands in it and nowhere else
     */
    private record Given(String item, byte[] bytes, String sha256, String word, boolean infected) {}

    @BeforeAll
    static void start() throws IOException {
        clamd = new LocalClamd();
        clamd.start();
        portal = TestPortal.apart(
                PORT,
                "antivirus",
                ProvingPortal.structure(),
                Map.of("VAGUEMESTRE_ANTIVIRUS", clamd.socket().toString()));
        agent = ProvingPortal.agentOf(portal);
        caller = new WallCaller(portal, "claude.essai");
    }

    @AfterAll
    static void stop() {
        if (portal != null) {
            portal.stop();
        }
        clamd.close();
    }

    @Test
    void whatComesWhileItIsDeadWaitsUnseenAndIsExaminedOnceItLives() throws Exception {
        int mail = PROOF.extent(24, 400);
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < mail / 3; i++) {
            given.add(registered(i));
        }
        List<Given> pile = new ArrayList<>(batchFiles(PROOF.extent(2, 20)));
        clamd.kill();
        for (int i = given.size(); i < mail; i++) {
            given.add(registered(i));
        }
        String batch = batch(pile);

        Set<String> waiting = fingerprints("state = 'WAITING'");
        List<Given> unseen =
                given.stream().filter(one -> waiting.contains(one.sha256())).toList();
        assertThat(unseen).hasSizeGreaterThanOrEqualTo(mail - mail / 3);
        assertThat(waiting).containsAll(pile.stream().map(Given::sha256).toList());
        for (Given one : unseen) {
            sealed(one.sha256(), "DOCUMENT_AWAITS_ANTIVIRUS");
        }
        Given last = given.get(given.size() - 1);
        TestPortal.until("the last item is in the index", PATIENCE, () -> finds(last.word()));
        assertThat(unseen).noneMatch(one -> finds("texte" + one.word()));
        assertThat(number(
                        "select count(*) from document_page p join document_clearance c using (organisation_id, sha256)"
                                + " where c.state <> 'CLEARED'"))
                .as("pages read of what is not cleared")
                .isZero();
        assertThat(sheet(last)).contains("En attente de l’antivirus");
        assertThat(agent.get(ORGANISATION + "/scan-batches/" + batch)
                        .json()
                        .get("state")
                        .asText())
                .isEqualTo("RECEIVED");
        PROOF.tell("documents that waited", waiting.size());

        if (PROOF.extent(0, 1) == 1) {
            portal.killAndStartAgain();
            caller = new WallCaller(portal, "claude.essai");
            assertThat(fingerprints("state = 'WAITING'"))
                    .as("after a power cut")
                    .isEqualTo(waiting);
        }
        clamd.start();
        TestPortal.until("all are examined", PATIENCE, () -> fingerprints("state = 'WAITING'")
                .isEmpty());
        given.addAll(pile);
        reckon(given);
        TestPortal.until("the batch is read", PATIENCE, () -> agent.get(ORGANISATION + "/scan-batches/" + batch)
                .json()
                .get("state")
                .asText()
                .equals("DONE"));
        JsonNode read = agent.get(ORGANISATION + "/scan-batches/" + batch).json();
        assertThat(read.get("rejections")).hasSize(1).first().satisfies(one -> assertThat(one.toString())
                .contains("DOCUMENT_INFECTED"));
        assertThat(read.get("items")).isNotEmpty();
    }

    @Test
    void whileItIsFrozenNobodyWaitsButTheDocument() throws Exception {
        clamd.freeze();
        Given one = registered(1);
        sealed(one.sha256(), "DOCUMENT_AWAITS_ANTIVIRUS");
        clamd.thaw();
        TestPortal.until("it is examined", PATIENCE, () -> fingerprints("state = 'CLEARED'")
                .contains(one.sha256()));
        served(one);
    }

    /** Accepted = cleared + found, each decided once and in its turn; what was found is sealed and told, the rest is served as it was given. */
    private void reckon(List<Given> given) throws Exception {
        Set<String> accepted = given.stream().map(Given::sha256).collect(Collectors.toCollection(TreeSet::new));
        Set<String> infected = given.stream()
                .filter(Given::infected)
                .map(Given::sha256)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> cleared = new TreeSet<>(accepted);
        cleared.removeAll(infected);
        assertThat(fingerprints("state = 'INFECTED'")).isEqualTo(infected);
        assertThat(fingerprints("state = 'CLEARED' and judged_at is not null")).containsAll(cleared);
        assertThat(
                        number(
                                "select count(*) from document_clearance c where judged_at is not null and 1 <>"
                                        + " (select count(*) from journal_entry e where e.organisation_id = c.organisation_id and e.subject_id = c.id)"))
                .as("documents decided without exactly one entry of the journal")
                .isZero();
        assertThat(number(
                        "select count(*) from (select e.n, lag(e.n) over (order by c.since, c.id) as before from document_clearance c"
                                + " join journal_entry e on e.organisation_id = c.organisation_id and e.subject_id = c.id where c.tries = 0) turns"
                                + " where n < before"))
                .as("documents examined before their turn")
                .isZero();
        for (Given one : given) {
            if (one.item() == null) {
                // a file of a batch is no document by itself; what is made of it is
                assertThat(agent.get(ORGANISATION + "/documents/" + one.sha256())
                                .status())
                        .isIn(one.infected() ? Set.of(404) : Set.of(200, 404));
            } else if (one.infected()) {
                sealed(one.sha256(), "DOCUMENT_INFECTED");
            } else {
                served(one);
            }
        }
        Given found = given.stream()
                .filter(one -> one.infected() && one.item() != null)
                .findFirst()
                .orElseThrow();
        assertThat(sheet(found)).contains("En quarantaine").contains("Pièce mise en quarantaine par l’antivirus : E");
        assertThat(given).filteredOn(Given::infected).noneMatch(one -> finds("texte" + one.word()));
        PROOF.tell("accepted", accepted.size());
        PROOF.tell("cleared", cleared.size());
        PROOF.tell("found and in quarantine", infected.size());
        PROOF.tell("lost", accepted.size() - cleared.size() - infected.size());
    }

    /** By no entry: neither the API nor the pages, not a part of it, its text, its pictures or its signatures. */
    private void sealed(String sha256, String code) {
        String api = ORGANISATION.substring(1) + "/documents/" + sha256;
        for (String path : List.of(api, api + "/text", api + "/pages/1", api + "/signatures")) {
            WallCaller.Answer answer = caller.api("GET", path, null, null);
            assertThat(answer.status()).as(path).isEqualTo(409);
            assertThat(answer.body()).as(path).contains(code);
            PROOF.count("looks refused", 1);
        }
        String page = "o/" + COMMUNE + "/document/" + sha256;
        for (String path : List.of(page, page + "?telecharger=1", page + "/pages/1")) {
            assertThat(caller.page("GET", path, null).status()).as(path).isEqualTo(409);
            PROOF.count("looks refused", 1);
        }
    }

    private void served(Given one) {
        String path = ORGANISATION.substring(1) + "/documents/" + one.sha256();
        assertThat(caller.api("GET", path, null, null).body().getBytes(StandardCharsets.ISO_8859_1))
                .isEqualTo(one.bytes());
        assertThat(caller.page("GET", "o/" + COMMUNE + "/document/" + one.sha256(), null)
                        .status())
                .isEqualTo(200);
        TestPortal.until("it is found by a word of its text", PATIENCE, () -> finds("texte" + one.word()));
    }

    private boolean finds(String words) {
        return agent.get(ORGANISATION + "/search?q=" + words)
                        .json()
                        .get("items")
                        .size()
                > 0;
    }

    private String sheet(Given one) {
        return new String(
                caller.page("GET", "o/" + COMMUNE + "/courrier?id=" + one.item(), null)
                        .body()
                        .getBytes(StandardCharsets.ISO_8859_1),
                StandardCharsets.UTF_8);
    }

    /** Every fifth is infected, in one way or the other. */
    private Given registered(int i) throws IOException {
        Given one = drawn(i % 5 == 4);
        boolean eicar = i % 10 == 9;
        byte[] bytes = eicar ? (one.word() + " " + LocalClamd.EICAR).getBytes(StandardCharsets.US_ASCII) : one.bytes();
        Program.Answer answer = agent.post(
                ORGANISATION + "/mail-items",
                new Program.Form()
                        .json("item", "{\"direction\":\"INCOMING\",\"subject\":\"Essai " + one.word() + "\"}")
                        .file("document", eicar ? "essai.txt" : "essai.pdf", bytes));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().get("number").asText()).isNotEmpty();
        return new Given(answer.id(), bytes, sha256(bytes), one.word(), one.infected());
    }

    private List<Given> batchFiles(int clean) throws IOException {
        List<Given> files = new ArrayList<>();
        for (int i = 0; i < clean; i++) {
            files.add(drawn(false));
        }
        files.add(drawn(true));
        return files;
    }

    private String batch(List<Given> files) {
        Program.Form form = new Program.Form();
        for (Given file : files) {
            form.file("file", file.word() + ".pdf", file.bytes());
        }
        Program.Answer answer =
                agent.with("Idempotency-Key", UUID.randomUUID().toString()).post(ORGANISATION + "/scan-batches", form);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.id();
    }

    /** A page with a word that no other has; an infected one has the word of our signature where nobody reads it. */
    private Given drawn(boolean infected) throws IOException {
        String word = LOT.ints(10, 'a', 'z' + 1)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 14);
                content.newLineAtOffset(60, 700);
                content.showText("Madame la Maire, voici le mot texte" + word + " de cette lettre.");
                content.endText();
            }
            document.getDocumentInformation().setKeywords(infected ? LocalClamd.OURS : "essai");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes, CompressParameters.NO_COMPRESSION);
            return new Given(null, bytes.toByteArray(), sha256(bytes.toByteArray()), word, infected);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> fingerprints(String which) {
        return rows("select sha256 from document_clearance where " + which)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long number(String query) {
        return rows(query).mapToLong(Long::parseLong).findFirst().orElseThrow();
    }

    /** Behind the portal, as PostgreSQL's superuser. */
    private static Stream<String> rows(String query) {
        try (Connection connection = portal.database();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to vaguemestre");
            List<String> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(query)) {
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            }
            return rows.stream();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
