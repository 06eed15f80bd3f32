package org.vaguemestre.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vaguemestre.api.Demand.ITEMS;
import static org.vaguemestre.api.Demand.does;
import static org.vaguemestre.api.Program.PORT_LERIN;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A reply is filled in from a template, finished as PDF, approved, signed by delegation; the bytes signed are those that are kept. */
class ReplyIT {
    private final Program camille = Program.of("camille.durand");
    private final Program erwan = Program.of("erwan.guillou");
    private final Program yann = Program.of("yann.kersaudy");

    private static String demand(String subject) {
        return Demand.of(
                subject,
                ",\"sender\":{\"kind\":\"PERSON\",\"name\":\"Quéméré\",\"firstName\":\"Maël\",\"city\":\"Port-Lérin\"}");
    }

    private String template(String fileName) {
        for (JsonNode template : camille.get(PORT_LERIN + "/templates").json().get("items")) {
            if (template.get("fileName").asText().equals(fileName)) {
                return template.get("id").asText();
            }
        }
        throw new AssertionError("no template " + fileName);
    }

    private Program.Answer begin(String item, String fileName, String text) {
        Program.Answer begun = camille.post(
                ITEMS + "/" + item + "/reply",
                "{\"template\":\"" + template(fileName) + "\",\"text\":\"" + text + "\"}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
        return begun;
    }

    private JsonNode finish(String item) {
        Program.Answer finished = camille.send("POST", ITEMS + "/" + item + "/reply/finish", null, null);
        assertThat(finished.status()).as(finished.text()).isEqualTo(200);
        return finished.json().get("letters").get(0);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void aReplyIsFilledInFinishedAndSigned() throws Exception {
        String item = demand("Réponse signée");
        begin(item, "reponse.odt", "Le banc sera posé lundi.");
        assertThat(does(camille, item, "HANDLE", "HANDLED").code())
                .as("what is being written is not approved")
                .isEqualTo("REPLY_NOT_FINISHED");
        String finalText = text(camille.get(PORT_LERIN + "/documents/"
                        + finish(item).get("finalSha256").asText())
                .response()
                .body());
        assertThat(finalText)
                .contains(
                        "Maël Quéméré",
                        "Le banc sera posé lundi.",
                        "Camille Durand",
                        "Anne Rivoal",
                        "place de la Mairie")
                .doesNotContain("${");

        Demand.reachesTheSignature(item);
        Program.Answer signed = does(yann, item, "SIGNATURE", "SIGNED");
        assertThat(signed.status()).as(signed.text()).isEqualTo(200);
        JsonNode letter =
                camille.get(ITEMS + "/" + item + "/reply").json().get("letters").get(0);
        assertThat(letter.get("number").asText()).startsWith("D-");
        String sha256 = letter.get("signedSha256").asText();
        byte[] pdf = camille.get(PORT_LERIN + "/documents/" + sha256).response().body();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf)))
                .isEqualTo(sha256);
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).contains("/ETSI.CAdES.detached");
        assertThat(text(pdf)).contains("Le banc sera posé lundi.");
        JsonNode outgoing =
                camille.get(ITEMS + "/" + letter.get("outgoing").asText()).json();
        assertThat(outgoing.get("direction").asText()).isEqualTo("OUTGOING");
        assertThat(outgoing.toString()).contains(sha256);
        Program.Answer again = camille.send("POST", ITEMS + "/" + item + "/reply/finish", null, null);
        assertThat(again.status()).as("what is signed changes no more").isGreaterThanOrEqualTo(400);
    }

    @Test
    void aVersionIsGivenBackAndASecondWriterLosesNothing() {
        String item = demand("Réponse à deux");
        JsonNode first = begin(item, "reponse-breve.docx", "Bonjour.")
                .json()
                .get("versions")
                .get(0);
        byte[] mine = camille.get(
                        PORT_LERIN + "/documents/" + first.get("sha256").asText())
                .response()
                .body();
        for (int i = 0; i < 2; i++) {
            Program.Answer written = camille.post(
                    ITEMS + "/" + item + "/reply/versions",
                    new Program.Form().file("file", "Projet.docx", mine).text("basedOn", "1"));
            assertThat(written.status()).as(written.text()).isEqualTo(200);
        }
        JsonNode versions = camille.get(ITEMS + "/" + item + "/reply").json().get("versions");
        assertThat(versions).hasSize(3);
        assertThat(versions.get(1).get("branched").asBoolean()).isFalse();
        assertThat(versions.get(2).get("branched").asBoolean())
                .as("both were written from the first")
                .isTrue();
    }

    @Test
    void aDemandIsAcknowledgedWithWhatTheLawAsksForAndStaysToBeAnswered() throws Exception {
        String item = demand("Demande à accuser");
        String acknowledgement = ITEMS + "/" + item + "/acknowledgement";
        assertThat(camille.get(acknowledgement).code()).isEqualTo("NOT_FOUND");
        assertThat(camille.post(acknowledgement, "{\"template\":\"" + template("reponse.odt") + "\"}")
                        .code())
                .as("a template of answers is none of acknowledgements")
                .isEqualTo("TEMPLATE_UNKNOWN");
        String made = "{\"template\":\"" + template("accuse.odt") + "\"}";
        Program.Answer letter = camille.post(acknowledgement, made);
        assertThat(letter.status()).as(letter.text()).isEqualTo(200);
        assertThat(camille.post(acknowledgement, made).code()).isEqualTo("ACKNOWLEDGED_ALREADY");
        assertThat(text(camille.get(PORT_LERIN + "/documents/"
                                        + letter.json().get("signedSha256").asText())
                                .response()
                                .body())
                        .replaceAll("\\s+", " "))
                .contains("Maël Quéméré", "Voirie et domaine public", "réputée rejetée", "tribunal administratif")
                .doesNotContain("${");
        Program.Answer sent = camille.post(
                ITEMS + "/" + item + "/dispatches",
                "{\"letter\":" + letter.json().get("id") + ",\"means\":\"PAPER\",\"address\":\"Port-Lérin\"}");
        assertThat(sent.text()).contains("SENT");
        assertThat(camille.get(ITEMS + "/" + item).json().get("state").asText()).isEqualTo("IN_PROGRESS");
        assertThat(camille.get(acknowledgement).json().get("number").asText()).startsWith("D-");
    }

    @Test
    void whatAnAcknowledgementHasToSayIsKnownFirst() {
        String item = camille.post(
                        ITEMS,
                        "{\"direction\":\"INCOMING\",\"subject\":\"Un lampadaire\",\"department\":\"VOIRIE\",\"mailType\":\"SIGNALEMENT\","
                                + "\"sender\":{\"kind\":\"PERSON\",\"name\":\"Quéméré\",\"firstName\":\"Maël\"}}")
                .id();
        Program.Answer refused = camille.post(
                ITEMS + "/" + item + "/acknowledgement", "{\"template\":\"" + template("accuse.odt") + "\"}");
        assertThat(refused.code()).as("its type says nothing of silence").isEqualTo("ACKNOWLEDGEMENT_INCOMPLETE");
        assertThat(refused.text()).contains("courrier.silence");
    }

    @Test
    void twoVersionsAreComparedWordByWord() {
        String item = demand("Réponse comparée");
        begin(item, "reponse.odt", "La somme de 300 € est accordée.");
        byte[] other = camille.get(PORT_LERIN + "/documents/"
                        + begin(demand("Autre réponse"), "reponse.odt", "La somme de 500 € est accordée.")
                                .json()
                                .get("versions")
                                .get(0)
                                .get("sha256")
                                .asText())
                .response()
                .body();
        camille.post(ITEMS + "/" + item + "/reply/versions", new Program.Form().file("file", "Projet.odt", other));
        String versions = ITEMS + "/" + item + "/reply/versions/";
        Program.Answer compared = camille.get(versions + "2/comparison");
        assertThat(compared.status()).as(compared.text()).isEqualTo(200);
        assertThat(compared.text())
                .contains("{\"change\":\"REMOVED\",\"text\":\"300\"},{\"change\":\"ADDED\",\"text\":\"500\"}");
        assertThat(camille.get(versions + "2/comparison?with=7").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void whatIsNoTextDocumentIsRefusedAndNothingIsLost() {
        String item = demand("Réponse refusée");
        begin(item, "reponse.odt", "Bonjour.");
        Program.Answer refused = camille.post(
                ITEMS + "/" + item + "/reply/versions",
                new Program.Form().file("file", "Projet.odt", "pas un document".getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.code()).isEqualTo("DOCUMENT_TYPE_REFUSED");
        assertThat(camille.get(ITEMS + "/" + item + "/reply").json().get("versions"))
                .hasSize(1);
        assertThat(erwan.post(ITEMS + "/" + item + "/reply/abandon").status())
                .as("his department handles it too")
                .isEqualTo(204);
    }
}
