package org.vaguemestre.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vaguemestre.verifier.Verdict;
import org.vaguemestre.verifier.Verifier;

class ChainTest {
    private static final UUID PORT_LERIN = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final UUID ITEM = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");

    /** The same vector is in docs/journal-format.md and in the verifier's test. */
    @Test
    void theGoldenEntryHasTheBytesAndTheHashThatWerePublished() {
        byte[] bytes = CanonicalJson.bytes(entry(1));
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"act\":\"mail-item.registered\",\"actor\":null,\"at\":\"2026-03-02T08:15:00.000000Z\",\"facts\":{\"number\":\"A-2026-000001\",\"é\":[1,-2,true,{}]},\"n\":1,\"organisation\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"subject\":\"01890a5d-ac96-774b-bcce-b302099a8058\",\"subjectKind\":\"mail-item\",\"v\":1}");
        assertThat(hex(Chain.hash(PORT_LERIN, 1, Chain.BEFORE_THE_FIRST, bytes)))
                .isEqualTo("0b402840c6fb3f778853b1f7a01d132ea1906640e589b508c02782804f09a165");
    }

    @Test
    void theHashDependsOnTheOrganisationThePlaceAndAllThatCameBefore() {
        byte[] bytes = CanonicalJson.bytes(entry(1));
        byte[] otherBefore = Chain.BEFORE_THE_FIRST.clone();
        otherBefore[31] = 1;
        assertThat(List.of(
                        hex(Chain.hash(PORT_LERIN, 1, Chain.BEFORE_THE_FIRST, bytes)),
                        hex(Chain.hash(ITEM, 1, Chain.BEFORE_THE_FIRST, bytes)),
                        hex(Chain.hash(PORT_LERIN, 2, Chain.BEFORE_THE_FIRST, bytes)),
                        hex(Chain.hash(PORT_LERIN, 1, otherBefore, bytes)),
                        hex(Chain.hash(PORT_LERIN, 1, Chain.BEFORE_THE_FIRST, new byte[0]))))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatTheServerWritesTheVerifierFindsIntact() throws IOException {
        String export = export(300);
        assertThat(verify(export)).isInstanceOfSatisfying(Verdict.Intact.class, intact -> assertThat(intact.entries())
                .isEqualTo(300));
        assertThat(verify(export.replace("\"n\":7,", "\"n\":8,")))
                .isInstanceOfSatisfying(Verdict.Altered.class, altered -> assertThat(altered.entry())
                        .isEqualTo(7));
    }

    private static Verdict verify(String export) throws IOException {
        return new Verifier(null).verify(new ByteArrayInputStream(export.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String export(int entries) {
        StringBuilder export = new StringBuilder(
                "{\"format\":\"vaguemestre-journal\",\"version\":1,\"organisation\":\"" + PORT_LERIN + "\"}\n");
        byte[] head = Chain.BEFORE_THE_FIRST;
        for (long n = 1; n <= entries; n++) {
            byte[] bytes = CanonicalJson.bytes(entry(n));
            head = Chain.hash(PORT_LERIN, n, head, bytes);
            export.append("{\"n\":%d,\"bytes\":\"%s\",\"hash\":\"%s\"}\n"
                    .formatted(n, Base64.getEncoder().encodeToString(bytes), hex(head)));
        }
        return export.append("{\"entries\":%d,\"head\":\"%s\"}\n".formatted(entries, hex(head)))
                .toString();
    }

    private static Map<String, Object> entry(long n) {
        Map<String, Object> entry = new HashMap<>();
        entry.put("act", "mail-item.registered");
        entry.put("actor", null);
        entry.put("at", Instant.parse("2026-03-02T08:15:00Z"));
        entry.put("facts", Map.of("number", "A-2026-%06d".formatted(n), "é", Arrays.asList(1, -2L, true, Map.of())));
        entry.put("n", n);
        entry.put("organisation", PORT_LERIN);
        entry.put("subject", ITEM);
        entry.put("subjectKind", "mail-item");
        entry.put("v", 1);
        return entry;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
