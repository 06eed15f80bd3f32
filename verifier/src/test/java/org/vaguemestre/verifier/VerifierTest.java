package org.vaguemestre.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private static final int ENTRIES = 500;
    private static final ExportFixture EXPORT = ExportFixture.of(ENTRIES);

    @Test
    void anUntouchedExportIsIntact() {
        assertThat(verify(EXPORT.bytes())).isEqualTo(unsigned(ENTRIES, EXPORT.head()));
    }

    @Test
    void aJournalWithoutEntryIsIntact() {
        assertThat(verify(ExportFixture.of(0).bytes())).isEqualTo(unsigned(0, "0".repeat(64)));
    }

    /** The same vector is in docs/journal-format.md and in the server's test of its chain. */
    @Test
    void theGoldenEntryHasTheHashThatWasPublished() {
        assertThat(ExportFixture.ofContent(ExportFixture.content(1, ExportFixture.PORT_LERIN))
                        .head())
                .isEqualTo("0b402840c6fb3f778853b1f7a01d132ea1906640e589b508c02782804f09a165");
    }

    /** What stands before the flipped byte is right: each time the verifier takes up the chain at the line that is spoilt. */
    @Test
    void everyFlippedByteIsFoundAtItsEntry() {
        Random bits = new Random(20260302);
        for (int line = 0; line < EXPORT.lines().size(); line++) {
            byte[] rest = restFrom(line);
            for (int i = 0; i <= EXPORT.lines().get(line).length(); i++) {
                byte was = rest[i];
                rest[i] ^= (byte) (1 << bits.nextInt(8));
                assertThat(firstBad(upTo(line), rest))
                        .as("line %d, byte %d", line, i)
                        .isIn((long) line, inIdentifier(line, i) ? 1L : line);
                rest[i] = was;
            }
        }
    }

    @Test
    void aByteFlippedAnywhereIsFoundByReadingTheWholeExport() {
        Random random = new Random(20260303);
        byte[] export = EXPORT.bytes();
        for (int i = 0; i < 500; i++) {
            int at = random.nextInt(export.length);
            export[at] ^= 1;
            assertThat(verify(export)).as("byte %d", at).isInstanceOf(Verdict.Altered.class);
            export[at] ^= 1;
        }
    }

    /** A changed organisation in the first line is only seen when the first entry is not its own. */
    private static boolean inIdentifier(int line, int at) {
        int from = EXPORT.lines().get(0).indexOf(ExportFixture.PORT_LERIN.toString());
        return line == 0 && at >= from && at < from + 36;
    }

    /** The line and the two after it. */
    private static byte[] restFrom(int line) {
        List<String> lines = EXPORT.lines();
        return ExportFixture.bytes(lines.subList(line, Math.min(lines.size(), line + 3)));
    }

    private static Verifier upTo(int line) {
        return line == 0
                ? new Verifier(null)
                : Verifier.resumed(ExportFixture.PORT_LERIN, line - 1, line == 1 ? "0".repeat(64) : hashOf(line - 1));
    }

    private static String hashOf(int n) {
        String line = EXPORT.lines().get(n);
        return line.substring(line.length() - 66, line.length() - 2);
    }

    private static long firstBad(Verifier verifier, byte[] export) {
        try {
            Verdict verdict = verifier.verify(new ByteArrayInputStream(export));
            return verdict instanceof Verdict.Altered altered ? altered.entry() : -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyDeletedEntryIsFoundWhereItStood() {
        for (int n = 1; n <= ENTRIES; n++) {
            List<String> lines = copy();
            lines.remove(n);
            assertAlteredAt(n, lines);
        }
    }

    @Test
    void everyInsertedEntryIsFoundWhereItStands() {
        String foreign = ExportFixture.ofContent(ExportFixture.content(1, ExportFixture.PORT_LERIN))
                .lines()
                .get(1);
        for (int n = 2; n <= ENTRIES + 1; n++) {
            List<String> lines = copy();
            lines.add(n, foreign);
            assertAlteredAt(n, lines);
        }
    }

    @Test
    void everyRepeatedEntryIsFoundWhereItIsRepeated() {
        for (int n = 1; n <= ENTRIES; n++) {
            List<String> lines = copy();
            lines.add(n + 1, lines.get(n));
            assertAlteredAt(n + 1, lines);
        }
    }

    @Test
    void twoSwappedEntriesAreFoundAtTheFirst() {
        for (int n = 1; n < ENTRIES; n++) {
            List<String> lines = copy();
            Collections.swap(lines, n, n + 1);
            assertAlteredAt(n, lines);
        }
    }

    @Test
    void aTruncatedExportIsFoundWhereverItIsCut() {
        for (int line = 0; line < EXPORT.lines().size(); line++) {
            byte[] rest = restFrom(line);
            for (int length = 0; length <= EXPORT.lines().get(line).length(); length++) {
                assertThat(firstBad(upTo(line), Arrays.copyOf(rest, length)))
                        .as("line %d cut at %d", line, length)
                        .isEqualTo(line);
            }
        }
    }

    @Test
    void whatFollowsTheLastLineIsFound() {
        List<String> lines = copy();
        lines.add("{}");
        assertAlteredAt(ENTRIES + 1, lines);
    }

    @Test
    void anEndCutOffWithItsLastLineRewrittenIsFoundByTheExpectedHeadOnly() throws IOException {
        List<String> lines = new ArrayList<>(ExportFixture.of(400).lines());
        byte[] cut = ExportFixture.bytes(lines);

        assertThat(verify(cut)).isInstanceOf(Verdict.Intact.class);
        assertThat(new Verifier(EXPORT.head()).verify(new ByteArrayInputStream(cut)))
                .isInstanceOfSatisfying(Verdict.Altered.class, altered -> assertThat(altered.entry())
                        .isEqualTo(401));
    }

    @Test
    void aHeadNotedEarlierStillStandsInALongerChain() throws IOException {
        String earlier = ExportFixture.of(400).head();
        assertThat(new Verifier(earlier).verify(new ByteArrayInputStream(EXPORT.bytes())))
                .isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void anEntryOfAnotherOrganisationIsFoundThoughItsHashIsRight() {
        assertAlteredAt(
                1,
                ExportFixture.ofContent(ExportFixture.content(1, new UUID(7, 7)))
                        .lines());
    }

    @Test
    void anEntryThatGivesItselfAnotherNumberIsFoundThoughItsHashIsRight() {
        assertAlteredAt(
                1,
                ExportFixture.ofContent(ExportFixture.content(2, ExportFixture.PORT_LERIN))
                        .lines());
    }

    @Test
    void contentThatIsNotCanonicalIsFoundThoughItsHashIsRight() {
        String content = ExportFixture.content(1, ExportFixture.PORT_LERIN);
        for (String forged : List.of(
                "",
                "{}",
                "[]",
                content + " ",
                content.replace("\"n\":1", "\"n\": 1"),
                content.replace("\"n\":1", "\"n\":1.0"),
                content.replace("\"n\":1", "\"n\":01"),
                content.replace("\"n\":1,", "\"n\":1,\"n\":1,"),
                content.replace("\"actor\":null", "\"actor\":nul"),
                "[".repeat(1_000_000))) {
            assertAlteredAt(1, ExportFixture.ofContent(forged).lines());
        }
    }

    @Test
    void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() {
        Verdict verdict = verify(endless());
        assertThat(verdict).isEqualTo(new Verdict.Altered(0, "la ligne dépasse 16 Mio"));
    }

    @Test
    void randomBytesAreNeverIntactAndNeverBreakTheVerifier() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            byte[] noise = new byte[random.nextInt(2_000)];
            random.nextBytes(noise);
            assertThat(verify(noise)).isInstanceOf(Verdict.Altered.class);
        }
    }

    @Test
    void aLongJournalIsVerifiedInAMomentAndLittleMemory() {
        ExportFixture hundredThousand = ExportFixture.of(100_000);
        byte[] export = hundredThousand.bytes();
        Verdict verdict = Assertions.assertTimeout(Duration.ofSeconds(6), () -> verify(export));
        assertThat(verdict).isEqualTo(unsigned(100_000, hundredThousand.head()));
    }

    private static Verdict unsigned(long entries, String head) {
        return new Verdict.Intact(entries, head, Verdict.Signature.NONE, null);
    }

    private static List<String> copy() {
        return new ArrayList<>(EXPORT.lines());
    }

    private static void assertAlteredAt(long n, List<String> lines) {
        assertThat(verify(ExportFixture.bytes(lines)))
                .isInstanceOfSatisfying(Verdict.Altered.class, altered -> assertThat(altered.entry())
                        .isEqualTo(n));
    }

    private static Verdict verify(byte[] export) {
        return verify(new ByteArrayInputStream(export));
    }

    private static Verdict verify(InputStream export) {
        try {
            return new Verifier(null).verify(export);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] into, int at, int length) {
                Arrays.fill(into, at, at + length, (byte) 'x');
                return length;
            }
        };
    }
}
