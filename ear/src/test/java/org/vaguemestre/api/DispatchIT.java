package org.vaguemestre.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vaguemestre.api.Demand.ITEMS;
import static org.vaguemestre.api.Demand.does;
import static org.vaguemestre.api.Program.PORT_LERIN;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vaguemestre.whole.Mailboxes;
import org.vaguemestre.whole.TestPortal;

/** A signed letter leaves: by e-mail once the mail server is there, exactly the bytes that were signed, once; by registered post with its number. */
class DispatchIT {
    private final Program jeanne = Program.of("jeanne.morel");
    private final Program camille = Program.of("camille.durand");

    /** An item whose reply is signed. */
    private static String signed(String subject, String email) {
        String item = Demand.from(subject, email);
        Demand.isReplied(item, "C’est accordé.");
        Demand.reachesTheSignature(item);
        does(Program.of("yann.kersaudy"), item, "SIGNATURE", "SIGNED");
        return item;
    }

    private JsonNode letter(String item) {
        return camille.get(ITEMS + "/" + item + "/reply").json().get("letters").get(0);
    }

    private Program.Answer sends(Program who, String item, String means, String address, String more) {
        return who.post(
                ITEMS + "/" + item + "/dispatches",
                "{\"letter\":\"" + letter(item).get("id").asText() + "\",\"means\":\"" + means + "\",\"address\":\""
                        + address + "\"" + more + "}");
    }

    private String state(String item) {
        return jeanne.get(ITEMS + "/" + item).json().get("state").asText();
    }

    @Test
    void byEmailItWaitsForTheMailServerThenTheSignedBytesLeaveOnce() throws Exception {
        String item = signed("Club nautique", "club@exemple.fr");
        assertThat(sends(camille, item, "EMAIL", "club@exemple.fr", "").code())
                .as("she is not asked to send it")
                .isEqualTo("TASK_NOT_YOURS");
        assertThat(sends(jeanne, item, "EMAIL", "club@exemple.fr\\nBcc: autre@exemple.fr", "")
                        .code())
                .as("nothing is smuggled into the head of the message")
                .isEqualTo("EMAIL_INVALID");
        assertThat(does(jeanne, item, "DISPATCH", "SENT").code())
                .as("it is not merely ticked")
                .isEqualTo("LETTER_UNSENT");
        assertThat(sends(jeanne, item, "EMAIL", "club@exemple.fr", "").status()).isEqualTo(200);
        assertThat(sends(jeanne, item, "EMAIL", "club@exemple.fr", "").code()).isEqualTo("DISPATCHED_ALREADY");
        TestPortal.until(
                "the outbox tells that nobody answers",
                Duration.ofSeconds(30),
                () -> jeanne.get(PORT_LERIN + "/outbox").text().contains("ne répond pas"));
        assertThat(state(item)).as("it has not left").isEqualTo("IN_PROGRESS");

        try (Mailboxes mailboxes = new Mailboxes()) {
            TestPortal.until("the letter has left", Duration.ofSeconds(60), () -> state(item)
                    .equals("ANSWERED"));
            List<MimeMessage> received = mailboxes.of("club@exemple.fr");
            assertThat(received).hasSize(1);
            assertThat(received.get(0).getMessageID()).endsWith("@port-lerin.vaguemestre>");
            byte[] signed = jeanne.get(PORT_LERIN + "/documents/"
                            + letter(item).get("signedSha256").asText())
                    .response()
                    .body();
            assertThat(Mailboxes.attached(received.get(0)))
                    .as("the bytes signed are the bytes sent")
                    .isEqualTo(signed);
        }
        assertThat(jeanne.get(ITEMS + "/" + item + "/journal")
                        .json()
                        .get("items")
                        .findValuesAsText("sentence"))
                .contains("Envoi décidé : courriel", "Parti : courriel", "Réponse envoyée");
        String outgoing = letter(item).get("outgoing").asText();
        assertThat(jeanne.get(ITEMS + "/" + outgoing).json().get("state").asText())
                .isEqualTo("CLOSED");
    }

    @Test
    void whatIsReturnedBringsItsItemBackAndLeavesAnotherWay() throws Exception {
        String item = signed("Adresse perdue", "perdue@exemple.fr");
        sends(jeanne, item, "EMAIL", "perdue@exemple.fr", "");
        try (Mailboxes mailboxes = new Mailboxes()) {
            TestPortal.until("the letter has left", Duration.ofSeconds(60), () -> state(item)
                    .equals("ANSWERED"));
            mailboxes.returns(mailboxes.of("perdue@exemple.fr").get(0));
            TestPortal.until("it has come back", Duration.ofSeconds(60), () -> state(item)
                    .equals("IN_PROGRESS"));
        }
        assertThat(jeanne.get(ITEMS + "/" + item + "/dispatches").text())
                .contains("550 5.1.1 Recipient address rejected");
        assertThat(jeanne.get(ITEMS + "/" + item + "/journal").text()).contains("Revenu, non remis : courriel");
        assertThat(sends(jeanne, item, "PAPER", "3 rue du Port", "").text()).contains("SENT");
        assertThat(state(item)).isEqualTo("ANSWERED");
    }

    @Test
    void byRegisteredPostItHasLeftWithItsNumber() {
        String item = signed("Association des halles", "halles@exemple.fr");
        assertThat(sends(jeanne, item, "REGISTERED", "Port-Lérin", ",\"postNumber\":\"RK123456789FR\"")
                        .code())
                .as("its check digit is wrong")
                .isEqualTo("POST_NUMBER_INVALID");
        Program.Answer sent = sends(jeanne, item, "REGISTERED", "Port-Lérin", ",\"postNumber\":\"2C 123 456 7890 1\"");
        assertThat(sent.text()).contains("2C12345678901").contains("SENT");
        assertThat(state(item)).isEqualTo("ANSWERED");
    }

    @Test
    void fromThePrintQueueItLeavesWhenTheMailRoomPostsIt() {
        String item = signed("Comité de quartier", "quartier@exemple.fr");
        assertThat(sends(jeanne, item, "REGISTERED", "3 rue du Port", ",\"print\":true")
                        .text())
                .contains("DECIDED");
        assertThat(state(item)).as("it has not left").isEqualTo("IN_PROGRESS");
        assertThat(camille.get(PORT_LERIN + "/print-queue").code()).isEqualTo("RIGHT_MISSING");
        String posted = PORT_LERIN + "/print-queue/" + waiting(item) + "/posted";
        assertThat(jeanne.post(posted, "{\"postage\":\"REGISTERED\"}").code()).isEqualTo("POST_NUMBER_INVALID");
        String number = "{\"postage\":\"REGISTERED\",\"postNumber\":\"2C 123 456 7890 1\"}";
        assertThat(jeanne.post(posted, number).status()).isEqualTo(204);
        assertThat(jeanne.post(posted, number).code()).isEqualTo("DISPATCHED_ALREADY");
        assertThat(state(item)).isEqualTo("ANSWERED");
    }

    @Test
    void whatWaitsToBePrintedIsWithdrawnAndLeavesAnotherWay() {
        String item = signed("Amicale du port", "amicale@exemple.fr");
        sends(jeanne, item, "PAPER", "3 rue du Port", ",\"print\":true");
        String queued = PORT_LERIN + "/print-queue/" + waiting(item);
        assertThat(camille.post(queued + "/withdraw").code()).isEqualTo("TASK_NOT_YOURS");
        assertThat(jeanne.post(queued + "/withdraw").status()).isEqualTo(204);
        assertThat(jeanne.post(queued + "/withdraw").code()).isEqualTo("DISPATCHED_ALREADY");
        assertThat(jeanne.get(PORT_LERIN + "/print-queue").text()).doesNotContain(item);
        assertThat(sends(jeanne, item, "HAND", "Amicale du port", "").text()).contains("SENT");
        assertThat(state(item)).isEqualTo("ANSWERED");
    }

    private String waiting(String item) {
        for (JsonNode waiting : jeanne.get(PORT_LERIN + "/print-queue").json().get("items")) {
            if (waiting.get("item").asText().equals(item)) {
                return waiting.get("dispatch").asText();
            }
        }
        throw new AssertionError("nothing of it waits to be printed");
    }

    @Test
    void whatWasSignedIsVerifiedAndWhatWasChangedSinceIsFound() {
        String item = signed("Signature à vérifier", "verifier@exemple.fr");
        String sha256 = letter(item).get("signedSha256").asText();
        JsonNode found = jeanne.get(PORT_LERIN + "/documents/" + sha256 + "/signatures")
                .json()
                .get("items")
                .get(0);
        assertThat(found.get("signer").asText()).isEqualTo("Yann Kersaudy");
        assertThat(found.get("verdict").asText())
                .as("whole; its demonstration authority tells nothing of revocations: " + found)
                .isEqualTo("UNDETERMINED");
        assertThat(found.get("whole").asBoolean()).isTrue();
        assertThat(found.get("format").asText()).isEqualTo("PAdES-BASELINE-T");
        byte[] changed =
                jeanne.get(PORT_LERIN + "/documents/" + sha256).response().body();
        int at = new String(changed, StandardCharsets.ISO_8859_1).indexOf("/MediaBox");
        changed[at + 1] = 'm';
        Program.Answer received = jeanne.post(
                ITEMS,
                new Program.Form()
                        .json("item", "{\"direction\":\"INCOMING\",\"subject\":\"PDF changé\"}")
                        .file("document", "change.pdf", changed));
        assertThat(received.status()).as(received.text()).isEqualTo(201);
        String theirs = jeanne.get(ITEMS + "/" + received.id())
                .json()
                .get("documents")
                .get(0)
                .get("sha256")
                .asText();
        assertThat(jeanne.get(PORT_LERIN + "/documents/" + theirs + "/signatures")
                        .json()
                        .get("items")
                        .get(0)
                        .get("verdict")
                        .asText())
                .isEqualTo("INVALID");
    }
}
