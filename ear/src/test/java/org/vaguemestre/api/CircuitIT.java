package org.vaguemestre.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vaguemestre.api.Demand.ITEMS;
import static org.vaguemestre.api.Demand.does;
import static org.vaguemestre.api.Demand.task;
import static org.vaguemestre.api.Program.PORT_LERIN;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A letter goes through its circuit by the API alone, person by person; what is not theirs is refused, what is done twice is done once. */
class CircuitIT {
    private final Program jeanne = Program.of("jeanne.morel");
    private final Program camille = Program.of("camille.durand");
    private final Program erwan = Program.of("erwan.guillou");
    private final Program paul = Program.of("paul.legoff");
    private final Program yann = Program.of("yann.kersaudy");
    private final Program elise = Program.of("elise.bourhis");

    private static List<String> steps(Program.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Stream.of(answer.json().get("steps"))
                .flatMap(steps -> steps.findParents("rank").stream())
                .map(step -> step.get("kind").asText() + " " + step.get("state").asText())
                .toList();
    }

    private static String openTask(Program who, String item) {
        for (JsonNode step : who.get(Demand.circuit(item)).json().get("steps")) {
            for (JsonNode task : step.get("tasks")) {
                if (task.get("state").asText().equals("OPEN")) {
                    return task.get("id").asText();
                }
            }
        }
        throw new AssertionError("nothing is open");
    }

    private static boolean holds(Program who, String basket, String item) {
        return who.get(ITEMS + "?limit=200&basket=" + basket).text().contains(item);
    }

    @Test
    void aLetterGoesFromHandToHandUntilItIsAnswered() {
        String item = Demand.of("Une fanfare");
        Program lucie = Program.of("lucie.marchand");
        Program david = Program.of("david.nguyen");
        assertThat(lucie.get(ITEMS + "/" + item).status())
                .as("nobody asked her yet")
                .isEqualTo(404);
        camille.post(
                Demand.circuit(item) + "/steps",
                "{\"step\":{\"kind\":\"OPINION\",\"addressees\":[{\"kind\":\"PERSON\",\"agent\":\"lucie.marchand\"},"
                        + "{\"kind\":\"PERSON\",\"agent\":\"david.nguyen\"}]}}");
        assertThat(holds(lucie, "pour-avis", item)).isTrue();
        assertThat(lucie.get(PORT_LERIN + "/tasks").text()).contains(item);
        does(lucie, item, task(lucie, item, "OPINION"), "FAVOURABLE", ",\"comment\":\"Bon projet\"");
        does(david, item, "OPINION", "RESERVED");
        assertThat(holds(lucie, "pour-avis", item)).as("her part is done").isFalse();
        assertThat(lucie.get(ITEMS + "/" + item).status())
                .as("she still sees it")
                .isEqualTo(200);

        does(camille, item, "HANDLE", "HANDLED");
        assertThat(holds(camille, "a-traiter", item)).as("it waits for others").isFalse();
        does(erwan, item, "VISA", "APPROVED");
        Program.Answer refused = paul.post(
                Demand.circuit(item) + "/tasks/" + task(paul, item, "VISA") + "/refusal",
                "{\"reason\":\"Il manque le montant\"}");
        assertThat(steps(refused)).contains("VISA REFUSED", "HANDLE OPEN");
        assertThat(holds(camille, "a-traiter", item)).as("it is back").isTrue();
        does(camille, item, "HANDLE", "HANDLED");
        does(erwan, item, "VISA", "APPROVED");
        does(paul, item, "VISA", "APPROVED");

        assertThat(does(elise, item, openTask(paul, item), "SIGNED", "").code()).isEqualTo("DELEGATION_OUT_OF_SCOPE");
        assertThat(does(camille, item, openTask(paul, item), "SIGNED", "").code())
                .isEqualTo("TASK_NOT_YOURS");
        assertThat(holds(yann, "a-signer", item)).as("by delegation").isTrue();
        assertThat(does(yann, item, "SIGNATURE", "SIGNED").text()).contains("\"doneFor\":\"Anne Rivoal\"");
        does(jeanne, item, "DISPATCH", "SENT");

        assertThat(camille.get(ITEMS + "/" + item).json().get("state").asText()).isEqualTo("ANSWERED");
        assertThat(camille.get(ITEMS + "/" + item + "/journal")
                        .json()
                        .get("items")
                        .findValuesAsText("sentence"))
                .contains(
                        "Circuit engagé",
                        "Avis favorable",
                        "Avis réservé",
                        "Refusé et renvoyé à une étape antérieure",
                        "Signé par délégation de Anne Rivoal",
                        "Réponse envoyée");
    }

    @Test
    void twoVisasInTheSameSecondAreOne() throws Exception {
        String item = Demand.of("Un banc");
        does(camille, item, "HANDLE", "HANDLED");
        String visa = task(erwan, item, "VISA");
        CountDownLatch both = new CountDownLatch(2);
        ExecutorService hands = Executors.newFixedThreadPool(2);
        try {
            List<Future<Program.Answer>> answers = Stream.of(erwan, erwan)
                    .map(hand -> hands.submit(() -> {
                        both.countDown();
                        both.await();
                        return does(hand, item, visa, "APPROVED", "");
                    }))
                    .toList();
            List<String> codes = Stream.of(answers.get(0).get(), answers.get(1).get())
                    .map(answer -> answer.status() == 200 ? "done" : answer.code())
                    .sorted()
                    .toList();
            assertThat(codes).containsExactly("TASK_OVER", "done");
        } finally {
            hands.shutdownNow();
        }
    }

    @Test
    void whatIsSignedGoesNoMoreBackBeforeItsSignature() {
        String item = Demand.of("Une scène");
        Demand.reachesTheSignature(item);
        does(yann, item, "SIGNATURE", "SIGNED");
        Program.Answer refusal = jeanne.post(
                Demand.circuit(item) + "/tasks/" + task(jeanne, item, "DISPATCH") + "/refusal",
                "{\"reason\":\"Faute\"}");
        assertThat(refusal.code()).isEqualTo("SIGNED_ALREADY");
    }

    @Test
    void aDelegationReachesWhatWaitsAlreadyAndNoMoreOnceItIsRevoked() {
        String item = Demand.of("Des chaises");
        does(camille, item, "HANDLE", "HANDLED");
        Program sophie = Program.of("lucie.marchand");
        assertThat(holds(sophie, "a-viser", item)).isFalse();
        Program.Answer made = paul.post(
                PORT_LERIN + "/delegations",
                "{\"from\":\"erwan.guillou\",\"to\":\"lucie.marchand\",\"since\":\"2020-01-01\",\"until\":\"2099-12-31\","
                        + "\"kinds\":[\"VISA\"]}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(holds(sophie, "a-viser", item)).isTrue();
        paul.post(PORT_LERIN + "/delegations/" + made.id() + "/revocation", "{\"reason\":\"De retour\"}");
        assertThat(holds(sophie, "a-viser", item)).isFalse();
        assertThat(sophie.get(ITEMS + "/" + item).status()).isEqualTo(404);
    }

    @Test
    void aSignatureIsDelegatedByDecreeOnlyAndByTheAdministrator() {
        String body = "{\"from\":\"anne.rivoal\",\"to\":\"lucie.marchand\",\"since\":\"2020-01-01\","
                + "\"until\":\"2099-12-31\",\"kinds\":[\"SIGNATURE\"]%s}";
        assertThat(paul.post(PORT_LERIN + "/delegations", body.formatted("")).code())
                .isEqualTo("DECREE_MISSING");
        assertThat(camille.post(PORT_LERIN + "/delegations", body.formatted(",\"decree\":\"2026-1\""))
                        .code())
                .isEqualTo("RIGHT_MISSING");
    }

    @Test
    void aStepAddressedToNobodyInOfficeGoesToTheHeadVisibly() {
        String item = Demand.of("Un piano");
        Program.Answer added = camille.post(
                Demand.circuit(item) + "/steps",
                "{\"step\":{\"kind\":\"OPINION\",\"addressees\":[{\"kind\":\"ROLE_IN_DEPARTMENT\","
                        + "\"role\":\"00000000-0000-7000-8000-000000000000\",\"department\":\"RH\"}]}}");
        assertThat(added.text()).contains("\"standsIn\":\"HEAD\"").contains("Erwan Guillou");
    }

    @Test
    void whatIsWithSomeoneWhoLeavesGoesToAnotherAndIsTold() {
        String asked = Demand.of("Un avis à transmettre");
        camille.post(
                Demand.circuit(asked) + "/steps",
                "{\"step\":{\"kind\":\"OPINION\",\"addressees\":[{\"kind\":\"PERSON\",\"agent\":\"lucie.marchand\"}]}}");
        String handled = jeanne.post(
                        ITEMS,
                        "{\"direction\":\"INCOMING\",\"subject\":\"À transmettre\",\"department\":\"URBA\",\"assignee\":\"lucie.marchand\"}")
                .id();
        String handover = PORT_LERIN + "/agents/lucie.marchand/handover";
        assertThat(camille.get(handover).code()).as("she does not administer").isEqualTo("RIGHT_MISSING");
        assertThat(paul.get(handover).text()).contains(asked, handled);
        Program.Answer given = paul.post(handover, "{\"to\":\"david.nguyen\"}");
        assertThat(given.status()).as(given.text()).isEqualTo(200);
        assertThat(given.json().get("items").findValuesAsText("done")).doesNotContain("false");
        Program david = Program.of("david.nguyen");
        assertThat(holds(david, "pour-avis", asked)).isTrue();
        assertThat(david.get(ITEMS + "/" + handled).json().get("assignee").toString())
                .contains("david.nguyen");
        assertThat(holds(Program.of("lucie.marchand"), "pour-avis", asked)).isFalse();
        assertThat(paul.get(handover).json().get("items")).isEmpty();
    }
}
