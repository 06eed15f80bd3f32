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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.vaguemestre.verifier.PublicKeys;
import org.vaguemestre.verifier.Verdict;
import org.vaguemestre.verifier.Verifier;

/** A signed export of 500 entries is spoilt in every way that is promised to be found, and verified each time from its first byte. */
class JournalBytesIT {
    @RegisterExtension
    static final Proof PROOF = Proof.of("P7", "Any changed byte of the journal is found offline");

    private static final int ENTRIES = 500;
    /** Somebody exported it before: there is a shorter export, and right. */
    private static final int EARLIER = 250;

    /** Entries that a checkpoint follows. */
    private static final TreeSet<Integer> CHECKPOINTS = new TreeSet<>(List.of(0, 100, EARLIER, 400, ENTRIES));

    private static final KeyPair KEY = WrittenExport.key();
    private static final KeyPair ANOTHER_KEY = WrittenExport.key();
    private static final PublicKeys PUBLISHED = new PublicKeys(List.of(KEY.getPublic()));
    private static final List<String> EXPORT = export(ENTRIES, KEY);

    @TempDir
    private Path folder;

    @Test
    void everyFlippedByteIsFoundAtItsEntry() {
        byte[] whole = bytes(EXPORT);
        int[] lines = lineOfEachByte(whole);
        int organisationAt = EXPORT.get(0).indexOf(WrittenExport.PORT_LERIN.toString());
        RandomGenerator lot = PROOF.lot();
        int[] places = IntStream.range(0, whole.length).toArray();
        int tried = PROOF.extent(2_000, whole.length);
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
                    return !isAt(EXPORT.get(lines[place]), found) && !(organisation && found == 1);
                })
                .boxed()
                .toList();
        PROOF.tell("bytes of the export", whole.length);
        PROOF.tell("bytes flipped", tried);
        PROOF.tell("not found, or at another entry", missed.size());
        assertThat(missed).as("places of flipped bytes").isEmpty();
    }

    /** Whether what is wrong with the line is told where it should be. */
    private static boolean isAt(String line, long found) {
        int place = place(line);
        if (line.startsWith("{\"size\"")) {
            // What a spoilt checkpoint covers is proven no more; one that is none stands where an entry should.
            return found == place + 1 || found == CHECKPOINTS.lower(place) + 1;
        }
        return found == place;
    }

    /** The entry that the line is, or that it follows as a checkpoint; 0 for the first line, one more than there are for the last. */
    private static int place(String line) {
        Matcher number = Pattern.compile("\\{\"(?:n|size)\":([0-9]+),.*").matcher(line);
        if (number.matches()) {
            return Integer.parseInt(number.group(1));
        }
        return line.startsWith("{\"entries\"") ? ENTRIES + 1 : 0;
    }

    @Test
    void everyDeletedInsertedRepeatedOrSwappedEntryIsFoundWhereItIs() {
        RandomGenerator lot = PROOF.lot();
        for (int n = 1; n <= ENTRIES; n++) {
            int at = lineOf(n);
            List<String> deleted = new ArrayList<>(EXPORT);
            deleted.remove(at);
            assertFirstBad("deleted", CHECKPOINTS.contains(n) ? CHECKPOINTS.lower(n) + 1 : n, deleted);

            List<String> repeated = new ArrayList<>(EXPORT);
            repeated.add(at + 1, EXPORT.get(at));
            assertFirstBad("replayed at once", n + 1L, repeated);

            List<String> replayed = new ArrayList<>(EXPORT);
            replayed.add(EXPORT.size() - 1, EXPORT.get(at));
            assertFirstBad("replayed at the end", ENTRIES + 1L, replayed);

            List<String> inserted = new ArrayList<>(EXPORT);
            inserted.add(at, WrittenExport.line(n, new byte[32]));
            assertFirstBad("inserted", n == 1 ? 2 : n, inserted);

            int other = 1 + lot.nextInt(ENTRIES);
            if (other != n) {
                List<String> swapped = new ArrayList<>(EXPORT);
                Collections.swap(swapped, at, lineOf(other));
                assertFirstBad("swapped", Math.min(n, other), swapped);
            }
        }
    }

    @Test
    void everyDeletedRepeatedOrMovedCheckpointIsFound() {
        for (int size : CHECKPOINTS.tailSet(1)) {
            int at = lineOf(size) + 1;
            long unproven = CHECKPOINTS.lower(size) + 1L;
            List<String> spoilt = new ArrayList<>(EXPORT);
            String checkpoint = spoilt.remove(at);
            assertFirstBad("checkpoint deleted", unproven, spoilt);
            spoilt.add(at - 1, checkpoint);
            assertFirstBad("checkpoint moved", unproven, spoilt);
            spoilt = new ArrayList<>(EXPORT);
            spoilt.add(at, checkpoint);
            assertFirstBad("checkpoint repeated", size + 1L, spoilt);
        }
    }

    @Test
    void anEndCutOffWithTheLastLineWrittenAnewIsFoundWithTheKeyAlone() {
        for (int left = 0; left < ENTRIES; left++) {
            List<String> cut = cut(left);
            assertFirstBad("cut", left + 1L, cut);
            int signed = CHECKPOINTS.floor(left);
            cut.add(WrittenExport.last(left));
            if (left == EARLIER) {
                assertThat(verdict(bytes(cut), null))
                        .as("an export that was made is one: it tells when")
                        .isInstanceOfSatisfying(Verdict.Intact.class, earlier -> assertThat(earlier.at())
                                .isEqualTo(WrittenExport.at(EARLIER)));
            } else {
                assertFirstBad("cut with the last line anew", signed + 1L, cut);
            }
            if (left > signed) {
                List<String> forged = export(left, ANOTHER_KEY);
                cut.add(cut.size() - 1, forged.get(forged.size() - 2));
                assertFirstBad("cut and signed by another key", signed + 1L, cut);
            }
        }
        assertFirstBad("all signed by another key", 1, export(ENTRIES, ANOTHER_KEY));
    }

    @Test
    void anEndCutOffAtAnEarlierExportIsFoundByAHeadThatWasNoted() {
        List<String> cut = cut(EARLIER);
        cut.add(WrittenExport.last(EARLIER));
        assertThat(firstBad(bytes(cut), WrittenExport.head(ENTRIES))).isEqualTo(EARLIER + 1L);
    }

    /** The lines to an entry and its checkpoint. */
    private static List<String> cut(int left) {
        List<String> lines = new ArrayList<>(EXPORT);
        lines.removeIf(line -> place(line) > left);
        return lines;
    }

    @Test
    void aLongJournalIsVerified() throws IOException {
        int entries = PROOF.extent(50_000, 1_000_000);
        Path file = folder.resolve("journal.jsonl");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            WrittenExport.write(entries, n -> n % 1_000 == 0, n -> false, KEY, out);
        }
        long began = System.nanoTime();
        try (InputStream export = new BufferedInputStream(Files.newInputStream(file))) {
            assertThat(new Verifier(null, PUBLISHED).verify(export))
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
        return verdict(export, head) instanceof Verdict.Altered altered ? altered.entry() : -1;
    }

    private static Verdict verdict(byte[] export, String head) {
        try {
            return new Verifier(head, PUBLISHED).verify(new ByteArrayInputStream(export));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the entry n stands in the export. */
    private static int lineOf(int n) {
        return n + CHECKPOINTS.subSet(1, n).size();
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

    private static List<String> export(int entries, KeyPair key) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            WrittenExport.write(entries, CHECKPOINTS::contains, n -> n == EARLIER, key, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.US_ASCII).lines().toList();
    }
}
