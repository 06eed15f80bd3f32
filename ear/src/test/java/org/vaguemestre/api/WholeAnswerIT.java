package org.vaguemestre.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vaguemestre.api.Demand.ITEMS;
import static org.vaguemestre.api.Demand.does;
import static org.vaguemestre.api.Demand.task;
import static org.vaguemestre.api.Program.PORT_LERIN;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vaguemestre.whole.Mailboxes;
import org.vaguemestre.whole.TestPortal;

/**
 * The same walk as {@link org.vaguemestre.walk.WholeAnswerIT}, through the REST API alone: qualified, two opinions at once, an answer to two people, an
 * approval refused then given, a signature by delegation, one letter by e-mail and one by post.
 */
class WholeAnswerIT {
    private static final String CLUB = "club.api@exemple.fr";

    private final Program jeanne = Program.of("jeanne.morel");
    private final Program camille = Program.of("camille.durand");
    private final Program lucie = Program.of("lucie.marchand");
    private final Program david = Program.of("david.nguyen");
    private final Program erwan = Program.of("erwan.guillou");
    private final Program paul = Program.of("paul.legoff");
    private final Program elise = Program.of("elise.bourhis");
    private final Program yann = Program.of("yann.kersaudy");

    private static Program.Answer accepted(Program.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        return answer;
    }

    @Test
    void fromQualificationToTheAnswerByEmailAndByPost() {
        String item = received();
        accepted(jeanne.with("If-Match", jeanne.get(ITEMS + "/" + item).header("ETag"))
                .post(
                        ITEMS + "/" + item + "/qualify",
                        "{\"department\":\"VOIRIE\",\"mailType\":\"SUBVENTION\",\"assignee\":\"camille.durand\"}"));
        accepted(camille.post(
                Demand.circuit(item) + "/steps",
                "{\"step\":{\"kind\":\"OPINION\",\"addressees\":[{\"kind\":\"PERSON\",\"agent\":\"lucie.marchand\"},"
                        + "{\"kind\":\"PERSON\",\"agent\":\"david.nguyen\"}]}}"));
        accepted(does(david, item, "OPINION", "RESERVED"));
        accepted(does(lucie, item, "OPINION", "FAVOURABLE"));
        isAnsweredToTwo(item);
        accepted(does(camille, item, "HANDLE", "HANDLED"));
        accepted(does(erwan, item, "VISA", "APPROVED"));
        accepted(paul.post(
                Demand.circuit(item) + "/tasks/" + task(paul, item, "VISA") + "/refusal",
                "{\"reason\":\"Il manque le montant\"}"));
        accepted(does(camille, item, "HANDLE", "HANDLED"));
        accepted(does(erwan, item, "VISA", "APPROVED"));
        accepted(does(paul, item, "VISA", "APPROVED"));
        String signature = task(yann, item, "SIGNATURE");
        assertThat(does(elise, item, signature, "SIGNED", "").code())
                .as("her decree covers other matters")
                .isEqualTo("DELEGATION_OUT_OF_SCOPE");
        assertThat(accepted(does(yann, item, signature, "SIGNED", "")).text()).contains("\"doneFor\":\"Anne Rivoal\"");

        try (Mailboxes mailboxes = new Mailboxes()) {
            JsonNode letters = jeanne.get(ITEMS + "/" + item + "/reply").json().get("letters");
            assertThat(letters).hasSize(2);
            accepted(sends(item, letters.get(0), "EMAIL", CLUB));
            accepted(sends(item, letters.get(1), "PAPER", "Comité de la fête du port"));
            TestPortal.until("it is answered", Duration.ofSeconds(60), () -> jeanne.get(ITEMS + "/" + item)
                    .json()
                    .get("state")
                    .asText()
                    .equals("ANSWERED"));
            List<MimeMessage> messages = mailboxes.of(CLUB);
            assertThat(messages).hasSize(1);
            assertThat(Mailboxes.attached(messages.get(0)))
                    .as("exactly the signed bytes")
                    .isEqualTo(jeanne.get(PORT_LERIN + "/documents/"
                                    + letters.get(0).get("signedSha256").asText())
                            .response()
                            .body());
        }
        assertThat(camille.get(ITEMS + "/" + item + "/journal")
                        .json()
                        .get("items")
                        .findValuesAsText("sentence"))
                .contains(
                        "Avis favorable",
                        "Avis réservé",
                        "Refusé et renvoyé à une étape antérieure",
                        "Signé par délégation de Anne Rivoal",
                        "Parti : courriel",
                        "Parti : courrier postal",
                        "Réponse envoyée");
    }

    private String received() {
        Program.Answer registered = jeanne.post(
                ITEMS,
                "{\"direction\":\"INCOMING\",\"subject\":\"Subvention pour la régate\",\"sender\":{\"kind\":\"ORGANISATION\","
                        + "\"name\":\"Régate par programme\",\"email\":\"" + CLUB + "\"}}");
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        return registered.id();
    }

    private void isAnsweredToTwo(String item) {
        JsonNode sender = camille.get(ITEMS + "/" + item).json().get("sender");
        String other = jeanne.post(
                        PORT_LERIN + "/correspondents",
                        "{\"kind\":\"ORGANISATION\",\"name\":\"Comité par programme\",\"city\":\"Port-Lérin\"}")
                .id();
        accepted(camille.post(
                ITEMS + "/" + item + "/reply",
                "{\"template\":\"" + Demand.template()
                        + "\",\"text\":\"Une subvention de 500 € est accordée.\",\"correspondents\":["
                        + sender.get("id") + ",\"" + other + "\"]}"));
        accepted(camille.post(ITEMS + "/" + item + "/reply/finish"));
    }

    private Program.Answer sends(String item, JsonNode letter, String means, String address) {
        return jeanne.post(
                ITEMS + "/" + item + "/dispatches",
                "{\"letter\":" + letter.get("id") + ",\"means\":\"" + means + "\",\"address\":\"" + address + "\"}");
    }
}
