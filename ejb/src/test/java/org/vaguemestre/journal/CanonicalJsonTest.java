package org.vaguemestre.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vaguemestre.access.Confidentiality;

class CanonicalJsonTest {
    @Test
    void membersStandInTheOrderOfTheirUtf16Names() {
        Map<String, Object> facts = new LinkedHashMap<>();
        // The example of RFC 8785, 3.2.3, without the letter that NFC writes otherwise: the order is that of UTF-16
        // code units, not of code points
        facts.put("\u20ac", "Euro Sign");
        facts.put("\r", "Carriage Return");
        facts.put("1", "One");
        facts.put("\ud83d\ude00", "Emoji: Grinning Face");
        facts.put("\u0080", "Control");
        facts.put("\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(CanonicalJsonOrder.valuesOf(json(facts)))
                .containsExactly(
                        "Carriage Return",
                        "One",
                        "Control",
                        "Latin Small Letter O With Diaeresis",
                        "Euro Sign",
                        "Emoji: Grinning Face");
    }

    @Test
    void thereIsNoSpaceBetweenAnything() {
        assertThat(json(Map.of("b", List.of(1, 2L, true), "a", Map.of()))).isEqualTo("{\"a\":{},\"b\":[1,2,true]}");
    }

    @Test
    void nothingSaidIsWrittenAsNull() {
        assertThat(json(Collections.singletonMap("actor", null))).isEqualTo("{\"actor\":null}");
    }

    @Test
    void instantsAreInUtcToTheMicrosecond() {
        assertThat(json(Map.of("at", Instant.parse("2026-03-02T08:15:00Z"))))
                .isEqualTo("{\"at\":\"2026-03-02T08:15:00.000000Z\"}");
        assertThat(json(Map.of("at", Instant.parse("2026-03-02T08:15:00.123456789Z"))))
                .isEqualTo("{\"at\":\"2026-03-02T08:15:00.123456Z\"}");
    }

    @Test
    void datesIdentifiersAndCodesAreText() {
        assertThat(json(Map.of("a", LocalDate.of(2026, 3, 2), "b", new UUID(1, 2), "c", Confidentiality.RESTRICTED)))
                .isEqualTo(
                        "{\"a\":\"2026-03-02\",\"b\":\"00000000-0000-0001-0000-000000000002\",\"c\":\"RESTRICTED\"}");
    }

    @Test
    void aTextAndItsNameHaveTheSameBytesHoweverTheirAccentsWereTyped() {
        String composed = "\u00e9";
        String decomposed = "e\u0301";
        assertThat(CanonicalJson.bytes(Map.of(decomposed, decomposed)))
                .isEqualTo(CanonicalJson.bytes(Map.of(composed, composed)));
    }

    @Test
    void twoNamesThatAreOneAreRefused() {
        assertThatThrownBy(() -> json(Map.of("\u00e9", 1, "e\u0301", 2))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyWhatMustBeIsEscapedAndInTheShortestWay() {
        assertThat(json(Map.of("t", "\"\\\b\t\n\f\r\u0000\u001f/<é€\ud83d\ude00\u007f")))
                .isEqualTo("{\"t\":\"\\\"\\\\\\b\\t\\n\\f\\r\\u0000\\u001f/<é€\ud83d\ude00\u007f\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83db"})
    void halfACharacterIsRefusedRatherThanWrittenAsAnother(String text) {
        assertThatThrownBy(() -> json(Map.of("t", text))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersThatSomeReaderWouldRoundAreRefused() {
        assertThat(json(Map.of("n", (1L << 53) - 1))).isEqualTo("{\"n\":9007199254740991}");
        assertThatThrownBy(() -> json(Map.of("n", 1L << 53))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> json(Map.of("n", Long.MIN_VALUE))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void floatingPointAndAnythingElseIsNoFactOfTheJournal() {
        assertThatThrownBy(() -> json(Map.of("n", 0.1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> json(Map.of("n", new Object()))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whateverTheOrderItWasSaidInTheBytesAreTheSame() {
        Random random = new Random(8785);
        for (int i = 0; i < 500; i++) {
            Map<String, Object> facts = facts(random, 3);
            assertThat(CanonicalJson.bytes(shuffled(facts, random))).isEqualTo(CanonicalJson.bytes(facts));
        }
    }

    @Test
    void anyReaderOfJsonReadsWhatWasSaid() {
        Random random = new Random(7493);
        for (int i = 0; i < 500; i++) {
            Map<String, Object> facts = facts(random, 3);
            try (JsonReader reader = Json.createReader(new ByteArrayInputStream(CanonicalJson.bytes(facts)))) {
                assertSame(facts, reader.readObject());
            }
        }
    }

    private static void assertSame(Map<String, Object> said, JsonObject read) {
        assertThat(read).hasSameSizeAs(said);
        said.forEach((name, value) -> {
            if (value instanceof Map<?, ?> map) {
                @SuppressWarnings("unchecked")
                Map<String, Object> inner = (Map<String, Object>) map;
                assertSame(inner, read.getJsonObject(name));
            } else if (value instanceof Long number) {
                assertThat(read.getJsonNumber(name).longValueExact()).isEqualTo(number);
            } else {
                assertThat(read.getString(name)).isEqualTo(Normalizer.normalize((String) value, Normalizer.Form.NFC));
            }
        });
    }

    private static Map<String, Object> facts(Random random, int depth) {
        Map<String, Object> facts = new HashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            int kind = random.nextInt(depth == 0 ? 2 : 3);
            facts.put(
                    "n" + random.nextInt(1_000),
                    kind == 0
                            ? (Object) (random.nextLong() >> 11)
                            : kind == 1 ? text(random) : facts(random, depth - 1));
        }
        return facts;
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 0x20000)
                .filter(c -> !(c >= 0xD800 && c <= 0xDFFF))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Map<String, Object> shuffled(Map<String, Object> facts, Random random) {
        List<String> names = new ArrayList<>(facts.keySet());
        Collections.shuffle(names, random);
        Map<String, Object> shuffled = new LinkedHashMap<>();
        names.forEach(name -> shuffled.put(name, facts.get(name)));
        return shuffled;
    }

    private static String json(Map<String, ?> facts) {
        return new String(CanonicalJson.bytes(facts), StandardCharsets.UTF_8);
    }

    /** The values of a flat object of texts, as they follow one another. */
    private static final class CanonicalJsonOrder {
        static List<String> valuesOf(String json) {
            String inside = json.substring(1, json.length() - 1);
            return Arrays.stream(inside.split("\",\""))
                    .map(member -> member.substring(member.indexOf("\":\"") + 3).replace("\"", ""))
                    .toList();
        }
    }
}
