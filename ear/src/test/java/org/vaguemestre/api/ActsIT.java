package org.vaguemestre.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vaguemestre.api.Program.PORT_LERIN;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One act on many items: each its own answer, sent again it is done once, and taken back it never was. */
class ActsIT {
    private static final String ITEMS = PORT_LERIN + "/mail-items";
    private static final String ACTS = ITEMS + "/acts";

    private final Program jeanne = Program.of("jeanne.morel");
    private final Program camille = Program.of("camille.durand");

    private String letter(String department) {
        return jeanne.post(
                        ITEMS,
                        "{\"direction\":\"INCOMING\",\"subject\":\"Acte en nombre\",\"department\":\"" + department
                                + "\"}")
                .id();
    }

    private static String body(String act, String more, String... targets) {
        return "{\"act\":\"" + act + "\"" + more + ",\"items\":["
                + Arrays.stream(targets).collect(Collectors.joining(",")) + "]}";
    }

    private static String target(String id, long version) {
        return "{\"id\":\"" + id + "\",\"version\":" + version + "}";
    }

    private JsonNode done(Program who, String body) {
        Program.Answer answer = who.post(ACTS, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode item(String id) {
        return jeanne.get(ITEMS + "/" + id).json();
    }

    private List<String> trail(String id) {
        return jeanne.get(ITEMS + "/" + id + "/journal").json().get("items").findValuesAsText("act");
    }

    @Test
    void eachItemHasItsOwnAnswer() {
        String ours = letter("VOIRIE");
        String others = letter("RH");
        String changed = letter("VOIRIE");
        camille.with("If-Match", "\"0\"").post(ITEMS + "/" + changed + "/take");
        JsonNode answer = done(
                camille,
                body(
                        "CLOSE",
                        ",\"reason\":\"Pour information\"",
                        target(ours, 0),
                        target(others, 0),
                        target(changed, 0),
                        target(UUID.randomUUID().toString(), 0)));
        assertThat(answer.get("done").asInt()).isEqualTo(1);
        assertThat(answer.get("refused").asInt()).isEqualTo(3);
        JsonNode results = answer.get("items");
        assertThat(results.get(0).get("done").asBoolean()).isTrue();
        assertThat(results.get(0).get("version").asLong()).isEqualTo(1);
        assertThat(results.get(1).get("refusal").get("code").asText()).isEqualTo("NOT_FOUND");
        assertThat(results.get(1).get("number").isNull())
                .as("nothing is told of what may not be seen")
                .isTrue();
        assertThat(results.get(2).get("refusal").get("code").asText()).isEqualTo("CHANGED_MEANWHILE");
        assertThat(results.get(2).get("number").asText()).startsWith("A-");
        assertThat(results.get(3).get("refusal").get("code").asText()).isEqualTo("NOT_FOUND");
        assertThat(item(ours).get("state").asText()).isEqualTo("CLOSED");
        assertThat(item(others).get("state").asText()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void theSameRequestSentAgainDoesNothingTwice() {
        String one = letter("VOIRIE");
        String body = body("ROUTE", ",\"department\":\"URBA\"", target(one, 0));
        Program retrying = camille.with("Idempotency-Key", UUID.randomUUID().toString());
        JsonNode first = done(retrying, body);
        JsonNode second = done(retrying, body);
        assertThat(second).as("though the item is out of sight").isEqualTo(first);
        assertThat(first.get("done").asInt()).isEqualTo(1);
        assertThat(trail(one)).containsExactly("mail-item.registered", "mail-item.routed");
        JsonNode another = done(camille.with("Idempotency-Key", "une autre"), body);
        assertThat(another.get("refused").asInt()).isEqualTo(1);
    }

    @Test
    void aWholeBatchIsTakenBackAlsoWhereItWentOutOfSight() {
        String one = letter("VOIRIE");
        String two = letter("VOIRIE");
        JsonNode moved = done(camille, body("ROUTE", ",\"department\":\"URBA\"", target(one, 0), target(two, 0)));
        assertThat(moved.get("done").asInt()).isEqualTo(2);
        assertThat(camille.get(ITEMS + "/" + one).status()).isEqualTo(404);
        String undo = body("UNDO", "", target(one, 1), target(two, 1));
        Program retrying = camille.with("Idempotency-Key", UUID.randomUUID().toString());
        assertThat(done(retrying, undo).get("done").asInt()).isEqualTo(2);
        assertThat(done(retrying, undo).get("done").asInt()).as("sent again").isEqualTo(2);
        assertThat(item(one).get("department").get("code").asText()).isEqualTo("VOIRIE");
        assertThat(trail(two)).containsExactly("mail-item.registered", "mail-item.routed", "mail-item.route-undone");
        assertThat(done(camille, undo).get("refused").asInt())
                .as("nothing is left to undo")
                .isEqualTo(2);
    }

    @Test
    void nobodyTakesBackWhatAnotherDidNorWhatWasChangedSince() {
        String one = letter("VOIRIE");
        done(camille, body("TAKE", "", target(one, 0)));
        assertThat(done(jeanne, body("UNDO", "", target(one, 1)))
                        .get("items")
                        .get(0)
                        .get("refusal")
                        .get("code")
                        .asText())
                .isEqualTo("NOTHING_TO_UNDO");
        done(jeanne, body("ROUTE", ",\"department\":\"RH\"", target(one, 1)));
        assertThat(done(camille, body("UNDO", "", target(one, 1)))
                        .get("items")
                        .get(0)
                        .get("done")
                        .asBoolean())
                .isFalse();
        assertThat(item(one).get("department").get("code").asText()).isEqualTo("RH");
    }

    @Test
    void everyActThatCanBeUndoneIs() {
        String one = letter("VOIRIE");
        long version = 0;
        String[][] acts = {
            {"TAKE", "", "mail-item.take-undone"},
            {"ASSIGN", ",\"assignee\":\"camille.durand\"", "mail-item.assign-undone"},
            {"RETURN", "", "mail-item.return-undone"},
            {"CLOSE", ",\"reason\":\"Doublon\"", "mail-item.reopened"}
        };
        for (String[] act : acts) {
            JsonNode done = done(camille, body(act[0], act[1], target(one, version)));
            assertThat(done.get("done").asInt()).as(done.toString()).isEqualTo(1);
            version++;
            done = done(camille, body("UNDO", "", target(one, version)));
            assertThat(done.get("done").asInt()).as(done.toString()).isEqualTo(1);
            version++;
            assertThat(trail(one)).endsWith(act[2]);
        }
        JsonNode item = item(one);
        assertThat(item.get("state").asText()).isEqualTo("IN_PROGRESS");
        assertThat(item.get("assignee").isNull()).isTrue();
        assertThat(item.get("department").get("code").asText()).isEqualTo("VOIRIE");
        assertThat(item.get("closingReason").isNull()).isTrue();
    }

    @Test
    void anItemOfAnOrganisationOneIsNoMemberOfDoesNotExist() {
        String one = letter("VOIRIE");
        JsonNode answer = done(
                Program.of("sophie.lemaire"),
                Program.SAINTE_ORME + "/mail-items/acts",
                "{\"act\":\"TAKE\",\"items\":[{\"organisation\":\"port-lerin\",\"id\":\"" + one
                        + "\",\"version\":0}]}");
        assertThat(answer.get("items").get(0).get("refusal").get("code").asText())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void eachItemIsActedOnInItsOwnOrganisation() {
        Program sophie = Program.of("sophie.lemaire");
        String here = sophie.post(
                        Program.SAINTE_ORME + "/mail-items",
                        "{\"direction\":\"INCOMING\",\"subject\":\"Ici\",\"department\":\"COURRIER\"}")
                .id();
        String there = sophie.post(
                        "/organisations/brecy-le-haut/mail-items",
                        "{\"direction\":\"INCOMING\",\"subject\":\"Là\",\"department\":\"COURRIER\"}")
                .id();
        JsonNode answer = done(
                sophie,
                Program.SAINTE_ORME + "/mail-items/acts",
                "{\"act\":\"CLOSE\",\"reason\":\"Vu\",\"items\":[" + target(here, 0)
                        + ",{\"organisation\":\"brecy-le-haut\",\"id\":\"" + there + "\",\"version\":0}]}");
        assertThat(answer.get("done").asInt()).as(answer.toString()).isEqualTo(2);
    }

    @Test
    void whatIsAskedBadlyIsRefusedBeforeAnythingIsDone() {
        String one = letter("VOIRIE");
        assertThat(camille.post(ACTS, body("ROUTE", "", target(one, 0))).code()).isEqualTo("FIELD_MISSING");
        assertThat(camille.post(ACTS, body("TAKE", "")).code()).isEqualTo("FIELD_MISSING");
        assertThat(camille.post(ACTS, "{\"act\":\"VOID\",\"items\":[" + target(one, 0) + "]}")
                        .code())
                .isEqualTo("FIELD_INVALID");
        String[] many = new String[201];
        Arrays.fill(many, target(one, 0));
        assertThat(camille.post(ACTS, body("TAKE", "", many)).code()).isEqualTo("TOO_MANY_ITEMS");
        assertThat(trail(one)).containsExactly("mail-item.registered");
    }

    private static JsonNode done(Program who, String address, String body) {
        Program.Answer answer = who.post(address, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
