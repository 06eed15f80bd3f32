package org.vaguemestre.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vaguemestre.api.AskedTest.assertRefused;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.mail.Direction;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

class JsonTest {
    @Test
    void anItemIsReadAsItIsSaid() {
        ItemBody said = read(
                """
                {"direction": "INCOMING", "subject": "🕳 <b>", "arrivedOn": "2026-01-05",
                 "sender": {"name": "Marchand", "city": null}, "copies": [{"agent": "camille.durand"}]}
                """);

        assertThat(said.direction()).isEqualTo(Direction.INCOMING);
        assertThat(said.subject()).isEqualTo("🕳 <b>");
        assertThat(said.arrivedOn()).isEqualTo(LocalDate.of(2026, 1, 5));
        assertThat(said.sender().name()).isEqualTo("Marchand");
        assertThat(said.copies()).containsExactly(new ItemBody.CopyBody(null, "camille.durand"));
    }

    @Test
    void aSenderMayBeItsIdentifierAlone() {
        assertThat(read("{\"sender\":\"01a2090b-c6d7-71a8-89f3-8c363c533c94\"}")
                        .sender()
                        .id())
                .isEqualTo(java.util.UUID.fromString("01a2090b-c6d7-71a8-89f3-8c363c533c94"));
        assertRefused(() -> read("{\"sender\":\"marchand\"}"), Refusal.CORRESPONDENT_UNKNOWN);
    }

    @Test
    void anItemWrittenAndReadIsTheSame() {
        ItemBody said =
                read("{\"subject\":\"é\",\"sender\":{\"name\":\"Marchand\"},\"copies\":[{\"department\":\"URBA\"}]}");

        assertThat(Json.read(new ByteArrayInputStream(Json.bytes(said)), ItemBody.class))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"x\"", "{\"subject\":\"a\",\"subject\":\"b\"}", "{} {}"})
    void whatIsNoObjectIsMalformed(String json) {
        assertRefused(() -> read(json), Refusal.REQUEST_MALFORMED);
    }

    @Test
    void aMistakeIsToldByTheNameOfItsField() {
        assertThat(sentence("{\"sender\":{\"nom\":\"x\"}}")).contains("« sender.nom »");
        assertThat(sentence("{\"copies\":[{\"agent\":\"a\"},{\"agent\":1}]}")).contains("« copies.1.agent »");
        assertThat(sentence("{\"arrivedOn\":\"2026-02-30\"}")).contains("« 2026-02-30 »", "« arrivedOn »");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800", "\\udc00\\ud800", "x\\ud83d"})
    void aTextThatCannotBeKeptIsRefused(String text) {
        assertRefused(() -> read("{\"subject\":\"" + text + "\"}"), Refusal.FIELD_INVALID);
    }

    @Test
    void aBodyBeyondTheLimitIsNotRead() {
        assertRefused(() -> read("\"" + "x".repeat(Json.BODY_LIMIT) + "\""), Refusal.UPLOAD_TOO_LARGE);
    }

    @Test
    void aValueRepeatedInASentenceIsShortAndHasNoControlCharacter() {
        assertThat(Json.shown("a\0\n" + "x".repeat(200))).hasSize(81).doesNotContain("\0", "\n");
    }

    private static String sentence(String json) {
        try {
            read(json);
        } catch (Refused refused) {
            return refused.sentence(Locale.FRENCH);
        }
        throw new AssertionError("not refused: " + json);
    }

    private static ItemBody read(String json) {
        return Json.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), ItemBody.class);
    }
}
