package org.vaguemestre.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A signed checkpoint of a journal (<i>point de contrôle</i>): up to this entry it was so, at that instant. Whoever has the public key sees in an
 * export whether anything before it was written anew since. See {@code docs/journal-format.md}.
 *
 * @param size entries it covers: it stands after the entry of this number
 * @param at to the microsecond
 * @param root of the {@link MerkleTree} of these entries
 * @param previousRoot of the checkpoint before, or of the empty tree
 * @param signature Ed25519 (RFC 8032) over {@link #signedBytes}
 */
public record Checkpoint(
        UUID organisation,
        long size,
        Instant at,
        Occasion occasion,
        byte[] root,
        byte[] previousRoot,
        byte[] signature) {
    private static final byte[] CONTEXT = "vaguemestre-checkpoint-v1\n".getBytes(StandardCharsets.US_ASCII);

    /** Why it was made; codes and words are in the signed bytes and in exports, and never change. */
    public enum Occasion {
        /** Once a day. */
        DAY(1, "day"),
        /** An export, which ends with it. */
        EXPORT(2, "export");

        private final byte code;
        private final String word;

        Occasion(int code, String word) {
            this.code = (byte) code;
            this.word = word;
        }

        /** In an export. */
        String word() {
            return word;
        }
    }

    /** What the signature is of, and what a time stamp is asked for. */
    byte[] signedBytes() {
        return signedBytes(organisation, size, at, occasion, root, previousRoot);
    }

    static byte[] signedBytes(
            UUID organisation, long size, Instant at, Occasion occasion, byte[] root, byte[] previousRoot) {
        return ByteBuffer.allocate(CONTEXT.length + 16 + 8 + 8 + 1 + root.length + previousRoot.length)
                .put(CONTEXT)
                .putLong(organisation.getMostSignificantBits())
                .putLong(organisation.getLeastSignificantBits())
                .putLong(size)
                .putLong(microseconds(at))
                .put(occasion.code)
                .put(root)
                .put(previousRoot)
                .array();
    }

    /** Microseconds since the beginning of 1970, UTC. */
    static long microseconds(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
