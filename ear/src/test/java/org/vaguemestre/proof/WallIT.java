package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vaguemestre.whole.TestPortal;

/**
 * P4 and P5: every entry of the code, called by others with what is Port-Lérin's; then again with one of the two lines between organisations
 * switched off, and at last with both, where the same calls must see what they look for.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WallIT {
    @RegisterExtension
    static final Proof PROOF =
            Proof.of("P4", "No organisation sees another's, and either of two lines would suffice (P5)");

    private static final String IN = "m.department_id = (select id from department d"
            + " where d.organisation_id = m.organisation_id and d.code = '%s')";
    private static final String CANARY = "kanari";
    private static final String OTHER_CANARY = "pinsonx";

    /**
     * Who is no member of Port-Lérin.
     *
     * @param login {@code null} for nobody
     * @param home the organisation they act for; {@code null} for none
     */
    private record Stranger(String login, String home) {}

    private static final List<Stranger> STRANGERS = List.of(
            new Stranger("sophie.lemaire", "sainte-orme"),
            new Stranger(null, null),
            new Stranger("marc.tessier", null),
            new Stranger("hugo.perrin", "val-de-lerin"),
            new Stranger("helene.caradec", "val-de-lerin"),
            new Stranger("admin", null));

    private static final List<String> OF_OTHER_DEPARTMENTS =
            List.of("camille.durand", "erwan.guillou", "lucie.marchand");

    /** Every role of Port-Lérin, none of them a member of Sainte-Orme. */
    private static final List<String> ROLES = List.of(
            "jeanne.morel",
            "camille.durand",
            "erwan.guillou",
            "paul.legoff",
            "anne.rivoal",
            "yann.kersaudy",
            "nadia.benali");

    private static TestPortal portal;
    private static Map<String, String> things;
    private static Map<String, String> ofFinances;

    private static void planted() throws Exception {
        if (portal != null) {
            return;
        }
        TestPortal started = WallPortal.running();
        WallThings all = WallThings.of(started, "port-lerin", CANARY, "zebulonide");
        all.plant();
        Map<String, Boolean> columns = all.sow();
        PROOF.tell(
                "free text columns with a canary",
                columns.values().stream().filter(Boolean::booleanValue).count() + " of " + columns.size());
        assertThat(columns.entrySet().stream().filter(one -> !one.getValue()).map(Map.Entry::getKey))
                .as("free text columns without a canary")
                .isEmpty();
        things = all.things(IN.formatted("VOIRIE"));
        ofFinances = all.things(IN.formatted("FINANCES"));
        portal = started;
    }

    @Test
    @Order(1)
    void everyEntryOfTheCodeIsCalled() throws Exception {
        Set<String> code = EntriesOfTheCode.read();
        PROOF.tell("entries of the code", code.size());
        Set<String> unlisted = new TreeSet<>(code);
        unlisted.removeAll(WallEntries.all().entries());
        assertThat(unlisted)
                .as(
                        "entries of the code that nobody calls: give each a line in WallEntries, with the identifiers it takes")
                .isEmpty();
        Set<String> gone = new TreeSet<>(WallEntries.all().entries());
        gone.removeAll(code);
        assertThat(gone)
                .as("lines of WallEntries that no code answers any more: take them out")
                .isEmpty();
    }

    @Test
    @Order(2)
    void whatIsAnothersIsAnsweredAsWhatIsNobodys() throws Exception {
        planted();
        WallMatrix matrix = new WallMatrix(CANARY);
        long seen = matrix.answersThatHoldOne(new WallCaller(portal, "paul.legoff"), "port-lerin", things);
        PROOF.tell("answers with a canary for who may see it", seen);
        assertThat(seen).as("the matrix would see one").isGreaterThan(40);

        Path log = portal.data().resolve("log/server.log");
        long before = Files.size(log);
        for (Stranger stranger : STRANGERS.subList(0, PROOF.extent(2, STRANGERS.size()))) {
            WallCaller caller = new WallCaller(portal, stranger.login());
            matrix.atItsAddress(caller, things);
            byItsIdentifiers(matrix, caller, stranger);
        }
        for (String login : OF_OTHER_DEPARTMENTS.subList(0, PROOF.extent(1, OF_OTHER_DEPARTMENTS.size()))) {
            matrix.byTheItemsOfASibling(new WallCaller(portal, login), "port-lerin", ofFinances);
        }
        String logged = Files.readString(log, StandardCharsets.ISO_8859_1).substring((int) before);
        ofSainteOrme(matrix, ROLES.subList(0, PROOF.extent(0, ROLES.size())));

        PROOF.tell("cells", matrix.cells());
        PROOF.tell("leaks", matrix.leaks().size());
        PROOF.tell(
                "answers that tell another's from nobody's",
                matrix.differences().size());
        PROOF.tell("median ms of another's / of nobody's, by address", matrix.mediansByAddress());
        PROOF.tell("median ms of another's / of nobody's, by identifier", matrix.mediansByIdentifier());
        assertThat(logged).as("the server's log").doesNotContain(CANARY);
        assertThat(matrix.leaks()).isEmpty();
        assertThat(matrix.differences()).isEmpty();
    }

    /** The other way: every role of Port-Lérin asks for what is Sainte-Orme's. */
    private static void ofSainteOrme(WallMatrix matrix, List<String> logins) throws Exception {
        if (logins.isEmpty()) {
            return;
        }
        WallThings all = WallThings.of(portal, "sainte-orme", OTHER_CANARY, "quartzeux");
        all.plantOne("sophie.lemaire", "VOIRIE");
        all.sow();
        Map<String, String> theirs = all.things(IN.formatted("VOIRIE"));
        matrix.watching(OTHER_CANARY);
        for (String login : logins) {
            WallCaller caller = new WallCaller(portal, login);
            matrix.atItsAddress(caller, theirs);
            matrix.byItsIdentifiers(caller, "port-lerin", theirs);
        }
    }

    @Test
    @Order(3)
    void theDatabaseAloneHolds() throws Exception {
        planted();
        WallPortal.withoutTheApplicationsLine(() -> held("the application's line off"));
    }

    @Test
    @Order(4)
    void theApplicationAloneHolds() throws Exception {
        planted();
        WallPortal.withoutRowLevelSecurity(() -> held("row-level security off"));
    }

    private static void held(String how) {
        WallMatrix matrix = new WallMatrix(CANARY);
        for (Stranger stranger : STRANGERS.subList(0, PROOF.extent(1, STRANGERS.size()))) {
            WallCaller caller = new WallCaller(portal, stranger.login());
            if (PROOF.extent(0, 1) > 0) {
                matrix.atItsAddress(caller, things);
            }
            byItsIdentifiers(matrix, caller, stranger);
        }
        PROOF.tell(how + ": cells", matrix.cells());
        PROOF.tell(how + ": leaks", matrix.leaks().size());
        assertThat(matrix.leaks()).as(how).isEmpty();
        assertThat(matrix.differences()).as(how).isEmpty();
    }

    /** Last: what is written now, by whatever works in the background, is anybody's. That they are seen shows that each line was off above. */
    @Test
    @Order(5)
    void withoutBothLinesTheCanariesAreSeen() throws Exception {
        planted();
        WallMatrix matrix = new WallMatrix(CANARY);
        WallPortal.withoutTheApplicationsLine(() -> WallPortal.withoutRowLevelSecurity(
                () -> matrix.byItsIdentifiers(new WallCaller(portal, "sophie.lemaire"), "sainte-orme", things)));
        PROOF.tell("both lines off: leaks", matrix.leaks().size());
        assertThat(matrix.leaks()).as("switched off is switched off").isNotEmpty();
    }

    private static void byItsIdentifiers(WallMatrix matrix, WallCaller caller, Stranger stranger) {
        if (stranger.home() != null) {
            matrix.byItsIdentifiers(caller, stranger.home(), things);
        }
    }
}
