package org.vaguemestre.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vaguemestre.api.Program.PORT_LERIN;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Registering mail and living through its acts. */
class MailItemsIT {
    private static final String ITEMS = PORT_LERIN + "/mail-items";

    private final Program jeanne = Program.of("jeanne.morel");
    private final Program camille = Program.of("camille.durand");

    @Test
    void aLetterIsRegisteredWithItsSenderAndFoundAtItsAddress() {
        Program.Answer made = jeanne.post(
                ITEMS,
                """
                {"direction": "INCOMING", "subject": "Nid-de-poule 🕳 <b>rue</b> '; drop table mail_item; --", "department": "VOIRIE",
                 "sender": {"title": "Mme", "firstName": "Élodie", "name": "Marchand"}, "mailType": "SIGNALEMENT",
                 "writtenOn": "2026-01-02", "arrivedOn": "2026-01-05", "assignee": "camille.durand", "copies": [{"department": "URBA"}]}
                """);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith("/api/v1" + ITEMS + "/" + made.id());
        Program.Answer item = jeanne.get(ITEMS + "/" + made.id());
        assertThat(item.header("ETag")).isEqualTo("\"0\"");
        assertThat(item.json().get("number").asText()).matches("A-\\d{4}-\\d{6}");
        assertThat(item.json().get("state").asText()).isEqualTo("IN_PROGRESS");
        assertThat(item.json().get("subject").asText())
                .isEqualTo("Nid-de-poule 🕳 <b>rue</b> '; drop table mail_item; --");
        assertThat(item.json().get("department").get("code").asText()).isEqualTo("VOIRIE");
        assertThat(item.json().get("assignee").get("code").asText()).isEqualTo("camille.durand");
        assertThat(item.json().get("sender").get("displayName").asText()).isEqualTo("Mme Élodie Marchand");
        assertThat(item.json().get("arrivedOn").asText()).isEqualTo("2026-01-05");
        assertThat(jeanne.with("If-None-Match", item.header("ETag"))
                        .get(ITEMS + "/" + made.id())
                        .status())
                .isEqualTo(304);
    }

    @Test
    void whoAsksForLittleIsGivenTheAddressAlone() {
        Program.Answer made = jeanne.with("Prefer", "return=minimal")
                .post(ITEMS, "{\"direction\":\"INCOMING\",\"subject\":\"Court\"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text()).isEmpty();
        assertThat(made.header("Location")).contains("/api/v1" + ITEMS + "/");
    }

    @Test
    void aSenderNamedAgainIsTheSameCorrespondent() {
        String name = "Testeur" + UUID.randomUUID().toString().substring(0, 8);
        String body = "{\"direction\":\"INCOMING\",\"subject\":\"x\",\"sender\":{\"name\":\"" + name + "\"}}";

        String first = jeanne.post(ITEMS, body).json().get("sender").get("id").asText();
        String second = jeanne.post(ITEMS, body).json().get("sender").get("id").asText();

        assertThat(second).isEqualTo(first);
        assertThat(jeanne.get(PORT_LERIN + "/correspondents?q=" + name).json().get("items"))
                .hasSize(1);
    }

    @Test
    void aDocumentComesBackByteForByte() {
        byte[] bytes = "Une note écrite à la main.\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        Program.Answer made = jeanne.post(
                ITEMS,
                new Program.Form()
                        .json("item", "{\"direction\":\"INCOMING\",\"subject\":\"Avec une pièce\"}")
                        .file("document", "note d’été.txt", bytes));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("documents").get(0).get("name").asText()).isEqualTo("note d’été.txt");
        assertThat(made.json().get("documents").get(0).get("type").asText()).isEqualTo("text/plain");
        String document = PORT_LERIN + "/documents/"
                + made.json().get("documents").get(0).get("sha256").asText();
        Program.Answer whole = jeanne.get(document);
        assertThat(whole.response().body()).isEqualTo(bytes);
        assertThat(whole.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(whole.header("Content-Disposition")).startsWith("attachment");
        Program.Answer part = jeanne.with("Range", "bytes=4-7").get(document);
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("note");
        assertThat(jeanne.with("Range", "bytes=9999999-").get(document).status())
                .isEqualTo(416);
        assertThat(camille.get(document).status())
                .as("who may not see the item may not see its document")
                .isEqualTo(404);
    }

    @Test
    void theSumAtStakeIsSaidKeptAndTakenBack() {
        String item = ITEMS + "/"
                + jeanne.post(
                                ITEMS,
                                "{\"direction\":\"INCOMING\",\"subject\":\"Subvention\",\"department\":\"VOIRIE\",\"amountCents\":400050}")
                        .id();
        Program.Answer corrected = corrected(item, "{\"subject\":\"Demande de subvention\"}");
        assertThat(corrected.json().get("amountCents").asLong())
                .as("what is not said is kept")
                .isEqualTo(400_050);
        assertThat(corrected(item, "{\"amountCents\":0}")
                        .json()
                        .get("amountCents")
                        .isNull())
                .isTrue();
        assertThat(corrected(item, "{\"amountCents\":-1}").code()).isEqualTo("FIELD_INVALID");
    }

    private Program.Answer corrected(String item, String said) {
        return jeanne.with("If-Match", jeanne.get(item).header("ETag")).post(item + "/correct", said);
    }

    @Test
    void aLetterLivesThroughItsActsAndItsTrailTellsThem() {
        String item = ITEMS + "/"
                + jeanne.post(ITEMS, "{\"direction\":\"INCOMING\",\"subject\":\"À suivre\"}")
                        .id();

        Program.Answer qualified =
                jeanne.with("If-Match", "\"0\"").post(item + "/qualify", "{\"department\":\"VOIRIE\"}");
        assertThat(qualified.json().get("subject").asText())
                .as("what is not said is kept")
                .isEqualTo("À suivre");
        Program.Answer taken =
                camille.with("If-Match", qualified.header("ETag")).post(item + "/take");
        assertThat(taken.json().get("assignee").get("code").asText()).isEqualTo("camille.durand");
        assertThat(camille.post(item + "/notes", "{\"text\":\"Vu sur place\"}").status())
                .isEqualTo(200);
        Program.Answer corrected = camille.with("If-Match", taken.header("ETag"))
                .post(item + "/correct", "{\"senderReference\":\"2026/114\"}");
        assertThat(corrected.json().get("senderReference").asText()).isEqualTo("2026/114");
        assertThat(camille.with("If-Match", corrected.header("ETag"))
                        .post(item + "/close", "{\"reason\":\"\"}")
                        .code())
                .isEqualTo("REASON_MISSING");
        Program.Answer closed =
                camille.with("If-Match", corrected.header("ETag")).post(item + "/close", "{\"reason\":\"Réparé\"}");
        assertThat(closed.json().get("state").asText()).isEqualTo("CLOSED");
        assertThat(camille.with("If-Match", closed.header("ETag"))
                        .post(item + "/route", "{\"department\":\"URBA\"}")
                        .code())
                .isEqualTo("ALREADY_CLOSED");

        assertThat(jeanne.get(item + "/journal").json().get("items").findValuesAsText("act"))
                .containsExactly(
                        "mail-item.registered",
                        "mail-item.qualified",
                        "mail-item.taken",
                        "mail-item.noted",
                        "mail-item.corrected",
                        "mail-item.closed");
    }

    @Test
    void anActThatTakesTheItemOutOfSightIsDoneAndTellsNothing() {
        String item = ITEMS + "/"
                + jeanne.post(ITEMS, "{\"direction\":\"INCOMING\",\"subject\":\"Ailleurs\",\"department\":\"VOIRIE\"}")
                        .id();

        Program.Answer routed = camille.with("If-Match", "\"0\"").post(item + "/route", "{\"department\":\"URBA\"}");

        assertThat(routed.status()).isEqualTo(204);
        assertThat(camille.get(item).status()).isEqualTo(404);
        assertThat(jeanne.get(item).json().get("department").get("code").asText())
                .isEqualTo("URBA");
    }

    @Test
    void whoRegistersWhatTheyMayNotSeeIsGivenItsAddressOnly() {
        Program.Answer made = jeanne.post(
                ITEMS,
                "{\"direction\":\"INCOMING\",\"subject\":\"Secret\",\"department\":\"RH\",\"confidentiality\":\"CONFIDENTIAL\"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().fieldNames()).toIterable().containsExactly("id");
        assertThat(jeanne.get(ITEMS + "/" + made.id()).status()).isEqualTo(404);
        assertThat(Program.of("paul.legoff").get(ITEMS + "/" + made.id()).status())
                .isEqualTo(200);
    }

    @Test
    void aChangeNeedsTheVersionItWasDecidedOnAndIsToldWhoWasFaster() {
        String item = ITEMS + "/"
                + jeanne.post(ITEMS, "{\"direction\":\"INCOMING\",\"subject\":\"Version\",\"department\":\"VOIRIE\"}")
                        .id();

        assertThat(camille.post(item + "/take").status()).isEqualTo(428);
        assertThat(camille.with("If-Match", "*").post(item + "/take").code()).isEqualTo("PRECONDITION_REQUIRED");
        assertThat(camille.with("If-Match", "\"0\"").post(item + "/take").status())
                .isEqualTo(200);
        Program.Answer late = jeanne.with("If-Match", "\"0\"").post(item + "/correct", "{\"subject\":\"Mon objet\"}");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("CHANGED_MEANWHILE");
        assertThat(late.json().get("detail").asText()).contains("Camille Durand", "Pris en charge");
    }

    @Test
    void ofTwoWritersAtOnceOneWins() throws Exception {
        String item = ITEMS + "/"
                + jeanne.post(ITEMS, "{\"direction\":\"INCOMING\",\"subject\":\"Course\",\"department\":\"VOIRIE\"}")
                        .id();

        List<Program.Answer> answers = atOnce(
                2, i -> jeanne.with("If-Match", "\"0\"").post(item + "/correct", "{\"subject\":\"Objet " + i + "\"}"));

        assertThat(answers).extracting(Program.Answer::status).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void oneKeyMakesOneItemHoweverOftenItIsSentAtOnce() throws Exception {
        Program retrying = jeanne.with("Idempotency-Key", UUID.randomUUID().toString());

        List<Program.Answer> answers = atOnce(
                16,
                i -> retrying.post(
                        ITEMS,
                        "{\"direction\":\"INCOMING\"," + " ".repeat(i)
                                + "\"subject\":\"Une seule fois\",\"sender\":{\"name\":\"Retentant\"}}"));

        assertThat(answers).extracting(Program.Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(answer -> answer.header("Location"))
                .containsOnly(answers.get(0).header("Location"));
        assertThat(answers)
                .extracting(Program.Answer::id)
                .containsOnly(answers.get(0).id());
    }

    @Test
    void aKeyIsForOneContent() {
        Program retrying = jeanne.with("Idempotency-Key", UUID.randomUUID().toString());
        byte[] note = "note".getBytes(StandardCharsets.UTF_8);
        String said = "{\"direction\":\"INCOMING\",\"subject\":\"Avec pièce\"}";

        Program.Answer first =
                retrying.post(ITEMS, new Program.Form().json("item", said).file("document", "note.txt", note));
        Program.Answer again =
                retrying.post(ITEMS, new Program.Form().json("item", said).file("document", "note.txt", note));
        Program.Answer other = retrying.post(
                ITEMS,
                new Program.Form()
                        .json("item", said)
                        .file("document", "note.txt", "autre".getBytes(StandardCharsets.UTF_8)));

        assertThat(again.header("Location"))
                .as("another boundary between the same parts is the same content")
                .isEqualTo(first.header("Location"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aRefusedRegistrationLeavesItsKeyFreeAndTakesNoNumber() {
        Program retrying = jeanne.with("Idempotency-Key", UUID.randomUUID().toString());
        String before = number(jeanne.post(ITEMS, "{\"direction\":\"OUTGOING\",\"subject\":\"Avant\"}"));

        assertThat(retrying.post(
                                ITEMS,
                                "{\"direction\":\"OUTGOING\",\"subject\":\"Demain\",\"arrivedOn\":\"2999-01-01\"}")
                        .code())
                .isEqualTo("DATE_IN_FUTURE");
        String after = number(retrying.post(ITEMS, "{\"direction\":\"OUTGOING\",\"subject\":\"Aujourd’hui\"}"));

        assertThat(sequence(after)).isEqualTo(sequence(before) + 1);
    }

    @Test
    void aListGoesOnFromItsCursorAndNeverTwiceThroughAnItem() {
        String sender = jeanne.post(PORT_LERIN + "/correspondents", "{\"name\":\"Lecteur\"}")
                .id();
        for (int i = 0; i < 5; i++) {
            jeanne.post(
                    ITEMS,
                    "{\"direction\":\"INTERNAL\",\"subject\":\"Liste " + i + "\",\"sender\":\"" + sender + "\"}");
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Program.Answer page =
                    jeanne.get(ITEMS + "?direction=INTERNAL&sender=" + sender + "&limit=2&cursor=" + cursor);
            assertThat(page.json().get("items").size()).isLessThanOrEqualTo(2);
            seen.addAll(page.json().get("items").findValuesAsText("subject"));
            cursor = page.json().get("next").isNull()
                    ? null
                    : page.json().get("next").asText();
        } while (cursor != null);

        assertThat(seen).containsExactly("Liste 4", "Liste 3", "Liste 2", "Liste 1", "Liste 0");
    }

    @Test
    void theJournalIsExportedToWhoMayReadItOnly() {
        jeanne.post(ITEMS, "{\"direction\":\"INCOMING\",\"subject\":\"Journal\"}");

        Program.Answer refused = jeanne.get(PORT_LERIN + "/journal/export");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("RIGHT_MISSING");
        Program.Answer exported = Program.of("ines.garnier").get(PORT_LERIN + "/journal/export");
        assertThat(exported.status()).isEqualTo(200);
        List<String> lines = exported.text().lines().toList();
        assertThat(lines.get(0)).contains("vaguemestre-journal");
        // what lies between is proved by the verifier (SignedJournalIT)
        assertThat(lines.get(lines.size() - 1)).startsWith("{\"entries\":");
    }

    private static String number(Program.Answer made) {
        return made.json().get("number").asText();
    }

    private static int sequence(String number) {
        return Integer.parseInt(number.substring(number.lastIndexOf('-') + 1));
    }

    /** A call, told which one it is. */
    private interface Call {
        Program.Answer make(int i);
    }

    private static List<Program.Answer> atOnce(int calls, Call call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try {
            List<Callable<Program.Answer>> all = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                int which = i;
                all.add(() -> call.make(which));
            }
            List<Program.Answer> answers = new ArrayList<>();
            for (Future<Program.Answer> answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
