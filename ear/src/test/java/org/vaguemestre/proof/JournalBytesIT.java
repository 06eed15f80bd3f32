package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.vaguemestre.verifier.Verdict;
import org.vaguemestre.verifier.Verifier;

/** An export of 500 entries is spoilt in every way that is promised to be found, and verified each time from its first byte. */
class JournalBytesIT {
    @RegisterExtension
    static final Proof PROOF = Proof.of("P7", "Any changed byte of the journal is found offline");

    private static final UUID PORT_LERIN = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final int ENTRIES = 500;
    /** The line n is that of the entry n; 0 is the first line, {@code ENTRIES + 1} the last. */
    private static final List<String> EXPORT = export(ENTRIES);

    @TempDir
    private Path folder;

    @Test
    void everyFlippedByteIsFoundAtItsEntry() {
        byte[] whole = bytes(EXPORT);
        int[] lines = lineOfEachByte(whole);
        int organisationAt = EXPORT.get(0).indexOf(PORT_LERIN.toString());
        RandomGenerator lot = PROOF.lot();
        int[] places = IntStream.range(0, whole.length).toArray();
        int tried = PROOF.extent(5_000, whole.length);
        byte[] flips = new byte[whole.length];
        for (int i = 0; i < whole.length; i++) {
            int other = i + lot.nextInt(whole.length - i);
            int place = places[other];
            places[other] = places[i];
            places[i] = place;
            flips[place] = (byte) (1 << lot.nextInt(8));
        }
        ThreadLocal<byte[]> copies = ThreadLocal.withInitial(whole::clone);
        List<Integer> missed = Arrays.stream(places, 0, tried)
                .parallel()
                .filter(place -> {
                    byte[] spoilt = copies.get();
                    spoilt[place] ^= flips[place];
                    long found = firstBad(spoilt, null);
                    spoilt[place] ^= flips[place];
                    // Another organisation in the first line shows in the first entry, which is not its own.
                    boolean organisation = place >= organisationAt && place < organisationAt + 36;
                    return found != lines[place] && !(organisation && found == 1);
                })
                .boxed()
                .toList();
        PROOF.tell("bytes of the export", whole.length);
        PROOF.tell("bytes flipped", tried);
        PROOF.tell("not found, or at another entry", missed.size());
        assertThat(missed).as("places of flipped bytes").isEmpty();
    }

    @Test
    void everyDeletedInsertedRepeatedOrSwappedEntryIsFoundWhereItIs() {
        RandomGenerator lot = PROOF.lot();
        for (int n = 1; n <= ENTRIES; n++) {
            List<String> deleted = new ArrayList<>(EXPORT);
            deleted.remove(n);
            assertFirstBad("deleted", n, deleted);

            List<String> repeated = new ArrayList<>(EXPORT);
            repeated.add(n + 1, EXPORT.get(n));
            assertFirstBad("replayed at once", n + 1L, repeated);

            List<String> replayed = new ArrayList<>(EXPORT);
            replayed.add(ENTRIES + 1, EXPORT.get(n));
            assertFirstBad("replayed at the end", ENTRIES + 1L, replayed);

            List<String> inserted = new ArrayList<>(EXPORT);
            inserted.add(n, entry(n, new byte[32], content(n)).line());
            assertFirstBad("inserted", n == 1 ? 2 : n, inserted);

            int other = 1 + lot.nextInt(ENTRIES);
            if (other != n) {
                List<String> swapped = new ArrayList<>(EXPORT);
                Collections.swap(swapped, n, other);
                assertFirstBad("swapped", Math.min(n, other), swapped);
            }
        }
    }

    @Test
    void anEndCutOffIsFoundAndWithItsLastLineWrittenAnewByAHeadThatWasNoted() {
        String noted = EXPORT.get(ENTRIES + 1).replaceFirst(".*\"head\":\"([0-9a-f]{64})\"}", "$1");
        for (int left = 0; left < ENTRIES; left++) {
            List<String> cut = new ArrayList<>(EXPORT.subList(0, left + 1));
            assertFirstBad("cut", left + 1L, cut);
            cut.add(export(left).get(left + 1));
            assertThat(firstBad(bytes(cut), noted)).as("cut at %d", left).isEqualTo(left + 1L);
            PROOF.count("cut with the last line anew", 1);
        }
    }

    @Test
    void aLongJournalIsVerified() throws IOException {
        int entries = PROOF.extent(50_000, 1_000_000);
        Path file = folder.resolve("journal.jsonl");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(entries, out);
        }
        long began = System.nanoTime();
        try (InputStream export = new BufferedInputStream(Files.newInputStream(file))) {
            assertThat(new Verifier(null).verify(export))
                    .isInstanceOfSatisfying(Verdict.Intact.class, intact -> assertThat(intact.entries())
                            .isEqualTo(entries));
        }
        PROOF.tell("entries verified in one export", entries);
        PROOF.tell(
                "milliseconds for them",
                Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    private static void assertFirstBad(String what, long n, List<String> spoilt) {
        assertThat(firstBad(bytes(spoilt), null)).as("%s %d", what, n).isEqualTo(n);
        PROOF.count(what, 1);
    }

    /** @return −1 when nothing was found */
    private static long firstBad(byte[] export, String head) {
        try {
            Verdict verdict = new Verifier(head).verify(new ByteArrayInputStream(export));
            return verdict instanceof Verdict.Altered altered ? altered.entry() : -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] lineOfEachByte(byte[] export) {
        int[] lines = new int[export.length];
        for (int i = 1; i < export.length; i++) {
            lines[i] = lines[i - 1] + (export[i - 1] == '\n' ? 1 : 0);
        }
        return lines;
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> export(int entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(entries, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.US_ASCII).lines().toList();
    }

    /** Writes an export by the words of {@code docs/journal-format.md}. */
    private static void write(int entries, OutputStream out) throws IOException {
        line(out, "{\"format\":\"vaguemestre-journal\",\"version\":1,\"organisation\":\"" + PORT_LERIN + "\"}");
        byte[] head = new byte[32];
        for (int n = 1; n <= entries; n++) {
            Entry entry = entry(n, head, content(n));
            line(out, entry.line());
            head = entry.hash();
        }
        line(out, "{\"entries\":" + entries + ",\"head\":\"" + HexFormat.of().formatHex(head) + "\"}");
    }

    private static void line(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private record Entry(String line, byte[] hash) {}

    private static Entry entry(int n, byte[] previous, byte[] content) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(ByteBuffer.allocate(26)
                    .put((byte) 0)
                    .put((byte) 1)
                    .putLong(PORT_LERIN.getMostSignificantBits())
                    .putLong(PORT_LERIN.getLeastSignificantBits())
                    .putLong(n)
                    .flip());
            sha256.update(previous);
            byte[] hash = sha256.digest(content);
            String line = "{\"n\":" + n + ",\"bytes\":\"" + Base64.getEncoder().encodeToString(content)
                    + "\",\"hash\":\"" + HexFormat.of().formatHex(hash) + "\"}";
            return new Entry(line, hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] content(int n) {
        return ("{\"act\":\"mail-item.registered\",\"actor\":null,\"at\":\"2026-03-02T08:15:00.000000Z\",\"facts\":{\"number\":\"A-2026-"
                        + n + "\"},\"n\":" + n + ",\"organisation\":\"" + PORT_LERIN
                        + "\",\"subject\":\"01890a5d-ac96-774b-bcce-b302099a8058\",\"subjectKind\":\"mail-item\",\"v\":1}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
