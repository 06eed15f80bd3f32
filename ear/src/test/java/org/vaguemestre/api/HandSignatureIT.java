package org.vaguemestre.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vaguemestre.api.Demand.ITEMS;
import static org.vaguemestre.api.Program.PORT_LERIN;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vaguemestre.whole.ScanPaper;
import org.vaguemestre.whole.TestPortal;

/** A letter is signed on paper: printed with its code, scanned in the middle of the mail, known again, looked at, posted as the paper it is. */
public class HandSignatureIT {
    private static final Duration READ = Duration.ofSeconds(120);

    private final Program jeanne = Program.of("jeanne.morel");
    private final Program camille = Program.of("camille.durand");
    private final Program yann = Program.of("yann.kersaudy");

    @TempDir
    private Path folder;

    /** An item whose answer waits for its signature. */
    public static String toSign(String name) {
        String item = Demand.from(name, "papier@exemple.fr");
        Demand.isReplied(item, "C’est accordé.");
        Demand.reachesTheSignature(item);
        return item;
    }

    private static String paper(String item) {
        return ITEMS + "/" + item + "/hand-signature";
    }

    /** Its letter with the code, as a file. */
    private Path printed(String item) throws IOException {
        Program.Answer printed = jeanne.post(paper(item));
        assertThat(printed.status()).as(printed.text()).isEqualTo(200);
        return printed(item, folder);
    }

    /** The letter of an item that was printed already. */
    public static Path printed(String item, Path folder) throws IOException {
        Program jeanne = Program.of("jeanne.morel");
        String sha256 = jeanne.get(paper(item))
                .json()
                .get("papers")
                .get(0)
                .get("printedSha256")
                .asText();
        return Files.write(
                folder.resolve(item + ".pdf"),
                jeanne.get(PORT_LERIN + "/documents/" + sha256).response().body());
    }

    /** Scanned by the mail room, and read. */
    private JsonNode scanned(Path... printed) throws IOException {
        return scanned(jeanne, PORT_LERIN, printed);
    }

    private JsonNode scanned(Program who, String organisation, Path... printed) throws IOException {
        Path pile = ScanPaper.signedAndScanned(folder.resolve(UUID.randomUUID() + ".pdf"), printed);
        Program.Answer given = who.with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        organisation + "/scan-batches",
                        new Program.Form().file("file", "pile.pdf", Files.readAllBytes(pile)));
        assertThat(given.status()).as(given.text()).isEqualTo(202);
        String batch = organisation + "/scan-batches/" + given.id();
        TestPortal.until(
                "the batch is read",
                READ,
                () -> who.get(batch).json().get("state").asText().equals("DONE"));
        return who.get(batch).json();
    }

    private JsonNode onlyPaper(String item) {
        return jeanne.get(paper(item)).json().get("papers").get(0);
    }

    private JsonNode letter(String item) {
        return jeanne.get(ITEMS + "/" + item + "/reply").json().get("letters").get(0);
    }

    @Test
    void itsScanInAPileIsTheSignedLetterOnceSomebodyLookedAtIt() throws IOException {
        String first = toSign("Papier premier");
        String second = toSign("Papier second");
        Path one = printed(first);
        assertThat(letter(first).get("number").isNull())
                .as("it has its number before it is signed")
                .isFalse();
        assertThat(jeanne.post(paper(first) + "/told", "{}").code()).isEqualTo("HAND_SIGNATURE_NOT_BACK");

        JsonNode batch = scanned(one, printed(second));

        assertThat(batch.get("rejections")).as(batch.toString()).isEmpty();
        assertThat(batch.get("items"))
                .as("no new item is registered")
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(first, second);
        JsonNode back = onlyPaper(first);
        assertThat(back.get("scannedPages")).isEqualTo(back.get("printedPages"));
        assertThat(jeanne.get(PORT_LERIN + "/hand-signatures").text()).contains(first, second);
        assertThat(camille.post(paper(first) + "/told", "{}").code())
                .as("she neither signs nor keeps the mail room")
                .isIn("RIGHT_MISSING", "TASK_NOT_YOURS");

        assertThat(jeanne.post(paper(first) + "/told", "{\"comment\":\"Parapheur du lundi\"}")
                        .status())
                .isEqualTo(204);

        assertThat(letter(first).get("signedSha256")).isEqualTo(back.get("scanSha256"));
        String circuit = jeanne.get(Demand.circuit(first)).text();
        assertThat(circuit).contains("\"outcome\":\"SIGNED\"", "Parapheur du lundi");
        assertThat(jeanne.get(ITEMS + "/" + first + "/journal").text())
                .contains("signature.printed", "signature.returned", "Signé à la main par Anne Rivoal");
        assertThat(jeanne.post(paper(first) + "/told", "{}").code()).isEqualTo("TASK_OVER");
        assertThat(jeanne.get(PORT_LERIN + "/hand-signatures").text())
                .contains(second)
                .doesNotContain(first);
        assertThat(jeanne.get(PORT_LERIN + "/documents/"
                                + letter(first).get("signedSha256").asText())
                        .status())
                .isEqualTo(200);
        goesByPost(first);
    }

    /** It is the paper that is posted: nothing is printed again. */
    private void goesByPost(String item) {
        Program.Answer decided = jeanne.post(
                ITEMS + "/" + item + "/dispatches",
                "{\"letter\":\"" + letter(item).get("id").asText()
                        + "\",\"means\":\"PAPER\",\"address\":\"3, quai du Port\",\"print\":true}");
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        for (JsonNode waiting : jeanne.get(PORT_LERIN + "/print-queue").json().get("items")) {
            if (waiting.get("item").asText().equals(item)) {
                assertThat(waiting.get("signedByHand").asBoolean()).isTrue();
                return;
            }
        }
        throw new AssertionError("it is not in the print queue");
    }

    @Test
    void theSignerTellsItAlone() throws IOException {
        String item = toSign("Papier du signataire");
        scanned(printed(item));
        assertThat(yann.get(paper(item)).json().get("tellable").asBoolean()).isTrue();
        assertThat(yann.post(paper(item) + "/told", "{}").status()).isEqualTo(204);
        assertThat(letter(item).get("signedSha256").isNull()).isFalse();
    }

    @Test
    void whatIsScannedOnceMoreTakesThePlaceOfTheFirstScan() throws IOException {
        String item = toSign("Papier deux fois");
        Path printed = printed(item);
        scanned(printed);
        String first = onlyPaper(item).get("scannedAt").asText();
        assertThat(printed(item)).as("printed again, it is the same").hasSameBinaryContentAs(printed);

        scanned(printed, printed);

        assertThat(onlyPaper(item).get("scannedAt").asText()).isGreaterThan(first);
    }

    @Test
    void aPaperOfAnAnswerThatWasGivenUpWaitsInQuarantineWithTheReason() throws IOException {
        String item = toSign("Papier abandonné");
        Path printed = printed(item);
        assertThat(yann.post(
                                Demand.circuit(item) + "/tasks/" + Demand.task(yann, item, "SIGNATURE") + "/refusal",
                                "{\"reason\":\"Le montant a changé\"}")
                        .status())
                .isEqualTo(200);
        assertThat(camille.post(ITEMS + "/" + item + "/reply/abandon").status()).isLessThan(300);

        JsonNode batch = scanned(printed);

        assertThat(batch.toString()).contains("RETURN_SUPERSEDED");
        assertThat(batch.get("items")).isEmpty();
    }

    @Test
    void aPaperThatIsSignedAlreadyWaitsInQuarantineWithTheReason() throws IOException {
        String item = toSign("Papier dépassé");
        Path printed = printed(item);
        assertThat(Demand.does(yann, item, "SIGNATURE", "SIGNED").status()).isEqualTo(200);
        String signed = letter(item).get("signedSha256").asText();

        JsonNode batch = scanned(printed);

        assertThat(batch.toString()).contains("RETURN_SIGNED_ALREADY");
        assertThat(batch.get("items")).isEmpty();
        assertThat(letter(item).get("signedSha256").asText())
                .as("what was signed stays")
                .isEqualTo(signed);
    }

    @Test
    void theLetterOfAnotherOrganisationIsNotKnownAndNotRegistered() throws IOException {
        String item = toSign("Papier d’ailleurs");
        JsonNode batch = scanned(Program.of("sophie.lemaire"), Program.SAINTE_ORME, printed(item));
        assertThat(batch.toString()).contains("RETURN_UNKNOWN");
        assertThat(batch.get("items")).isEmpty();
        assertThat(onlyPaper(item).get("scanSha256").isNull()).isTrue();
    }
}
