package org.vaguemestre.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vaguemestre.verifier.PublicKeys;
import org.vaguemestre.verifier.Verdict;
import org.vaguemestre.verifier.Verifier;

class ChainTest {
    private static final UUID PORT_LERIN = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:15:00Z");
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
    void whatTheServerWritesAndSignsTheVerifierFindsIntact(@TempDir Path folder) throws IOException {
        CheckpointKey key = new CheckpointKey(folder);
        key.open();
        PublicKeys published = PublicKeys.of(
                Files.writeString(folder.resolve("public.pem"), key.published().pem()));
        String export = export(300, key);
        assertThat(verify(export, published))
                .isEqualTo(new Verdict.Intact(
                        300,
                        export.substring(export.length() - 67, export.length() - 3),
                        Verdict.Signature.RIGHT,
                        MONDAY));
        assertThat(verify(export.replace("\"n\":7,", "\"n\":8,"), published))
                .isInstanceOfSatisfying(Verdict.Altered.class, altered -> assertThat(altered.entry())
                        .isEqualTo(7));
    }

    private static Verdict verify(String export, PublicKeys keys) throws IOException {
        return new Verifier(null, keys).verify(new ByteArrayInputStream(export.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Signed after each hundredth entry. */
    private static String export(int entries, CheckpointKey key) {
        StringBuilder export = new StringBuilder(
                "{\"format\":\"vaguemestre-journal\",\"version\":2,\"organisation\":\"" + PORT_LERIN + "\"}\n");
        byte[] head = Chain.BEFORE_THE_FIRST;
        MerkleTree tree = MerkleTree.EMPTY;
        byte[] signed = tree.root();
        for (long n = 1; n <= entries; n++) {
            byte[] bytes = CanonicalJson.bytes(entry(n));
            head = Chain.hash(PORT_LERIN, n, head, bytes);
            tree = tree.with(head);
            export.append(ChainExport.line(new JournalEntry(
                            PORT_LERIN, n, MONDAY, "mail-item.registered", null, "mail-item", ITEM, bytes, head)))
                    .append('\n');
            if (n % 100 == 0) {
                Checkpoint.Occasion occasion = n == entries ? Checkpoint.Occasion.EXPORT : Checkpoint.Occasion.DAY;
                byte[] signature =
                        key.sign(Checkpoint.signedBytes(PORT_LERIN, n, MONDAY, occasion, tree.root(), signed));
                export.append(ChainExport.line(
                                new Checkpoint(PORT_LERIN, n, MONDAY, occasion, tree.root(), signed, signature)))
                        .append('\n');
                signed = tree.root();
            }
        }
        return export.append("{\"entries\":%d,\"head\":\"%s\"}\n".formatted(entries, hex(head)))
                .toString();
    }

    private static Map<String, Object> entry(long n) {
        Map<String, Object> entry = new HashMap<>();
        entry.put("act", "mail-item.registered");
        entry.put("actor", null);
        entry.put("at", MONDAY);
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
