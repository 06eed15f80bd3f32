package org.vaguemestre.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedExportTest {
    private static final Set<Integer> DAYS = Set.of(3, 7, 8);
    private static final ExportFixture EXPORT = ExportFixture.signed(12, ExportFixture.KEY, DAYS);

    private static PublicKeys keys;

    @BeforeAll
    static void theKeyWasKept() throws IOException {
        keys = PublicKeys.of(SecondOpinionTest.KEY);
    }

    @Test
    void anUntouchedExportIsIntactAndSignedAsOfItsLastCheckpoint() {
        Instant last = Instant.parse("2026-03-02T08:15:00.000012Z");
        assertThat(verify(EXPORT.bytes(), keys))
                .isEqualTo(new Verdict.Intact(12, EXPORT.head(), Verdict.Signature.RIGHT, last));
        assertThat(verify(EXPORT.bytes(), null))
                .isEqualTo(new Verdict.Intact(12, EXPORT.head(), Verdict.Signature.NOT_CHECKED, last));
    }

    @Test
    void everyFlippedBitIsFoundWithTheKey() {
        byte[] export = EXPORT.bytes();
        for (int i = 0; i < export.length; i++) {
            byte was = export[i];
            export[i] ^= (byte) (1 << i % 8);
            assertThat(verify(export, keys)).as("byte %d", i).isInstanceOf(Verdict.Altered.class);
            export[i] = was;
        }
    }

    /** Whoever has the export and not the key can write everything anew but the signatures. */
    @Test
    void anEndCutOffAndWrittenAnewIsFoundWithTheKeyAloneAtTheFirstEntryThatIsNotSignedAnyMore() {
        List<Integer> signed = new ArrayList<>(List.of(0));
        for (int entries = 0; entries < 12; entries++) {
            int left = entries;
            ExportFixture shorter = ExportFixture.signed(left, ExportFixture.ANOTHER_KEY, Set.of());
            List<String> lines = new ArrayList<>(EXPORT.lines());
            lines.removeIf(line -> place(line) > left);
            int last = signed.get(signed.size() - 1);
            lines.add(shorter.lines().get(shorter.lines().size() - 1));
            assertThat(alteredAt(lines)).as("cut at %d, unsigned", left).isEqualTo(last + 1L);
            if (left > last) {
                lines.add(lines.size() - 1, forged(left, last));
                assertThat(alteredAt(lines)).as("cut at %d, forged", left).isEqualTo(last + 1L);
            }
            if (DAYS.contains(left + 1)) {
                signed.add(left + 1);
            }
        }
    }

    /** The checkpoint of an export at this size, by the key of somebody else. */
    private static String forged(int size, int after) {
        List<String> lines = ExportFixture.signed(size, ExportFixture.ANOTHER_KEY, after == 0 ? Set.of() : DAYS)
                .lines();
        return lines.get(lines.size() - 2);
    }

    @Test
    void aDeletedRepeatedOrMovedCheckpointIsFound() {
        List<String> whole = EXPORT.lines();
        for (int i = 1; i < whole.size(); i++) {
            if (whole.get(i).startsWith("{\"size\"")) {
                List<String> deleted = new ArrayList<>(whole);
                String checkpoint = deleted.remove(i);
                assertThat(alteredAt(deleted)).as("deleted line %d", i).isPositive();

                List<String> repeated = new ArrayList<>(whole);
                repeated.add(i, checkpoint);
                assertThat(alteredAt(repeated)).as("repeated line %d", i).isPositive();

                deleted.add(i - 1, checkpoint);
                assertThat(alteredAt(deleted)).as("moved line %d", i).isPositive();
            }
        }
    }

    @Test
    void anotherKeyProvesNothingAndOneThePortalHadBeforeIsGivenBesideItsOwn(@TempDir Path folder) throws IOException {
        byte[] before =
                ExportFixture.signed(5, ExportFixture.ANOTHER_KEY, Set.of()).bytes();
        assertThat(verify(before, null)).isInstanceOf(Verdict.Intact.class);
        assertThat(verify(before, keys)).isInstanceOf(Verdict.Altered.class);
        Path both = Files.writeString(
                folder.resolve("keys.pem"),
                Files.readString(SecondOpinionTest.KEY)
                        + """
                        -----BEGIN PUBLIC KEY-----
                        MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=
                        -----END PUBLIC KEY-----
                        """);
        assertThat(verify(before, PublicKeys.of(both))).isInstanceOf(Verdict.Intact.class);
        assertThat(verify(EXPORT.bytes(), PublicKeys.of(both))).isInstanceOf(Verdict.Intact.class);
    }

    /** The entry that the line is, or that it follows; of the last line more than any. */
    private static int place(String line) {
        Matcher number = Pattern.compile("\\{\"(?:n|size)\":([0-9]+),.*").matcher(line);
        if (number.matches()) {
            return Integer.parseInt(number.group(1));
        }
        return line.startsWith("{\"entries\"") ? Integer.MAX_VALUE : 0;
    }

    private static long alteredAt(List<String> lines) {
        return verify(ExportFixture.bytes(lines), keys) instanceof Verdict.Altered altered ? altered.entry() : -1;
    }

    private static Verdict verify(byte[] export, PublicKeys keys) {
        try {
            return new Verifier(null, keys).verify(new ByteArrayInputStream(export));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
