package org.vaguemestre.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.IntPredicate;

/** Exports written by the words of {@code docs/journal-format.md}, and neither by the server's code nor by the verifier's. */
final class WrittenExport {
    static final UUID PORT_LERIN = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final long MONDAY = 1_772_439_300_000_000L;

    private final OutputStream out;
    private final KeyPair key;
    /** Roots of the whole subtrees by their height; null where there is none. */
    private final byte[][] subtrees = new byte[63][];

    private byte[] head = new byte[32];
    private byte[] signed = sha256();

    private WrittenExport(OutputStream out, KeyPair key) {
        this.out = out;
        this.key = key;
    }

    static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Writes an export, which ends with a checkpoint of its own.
     *
     * @param checkpoints entries that a checkpoint follows
     * @param exports those of them that are of an export; the others are of a day
     */
    static void write(int entries, IntPredicate checkpoints, IntPredicate exports, KeyPair key, OutputStream out)
            throws IOException {
        WrittenExport export = new WrittenExport(out, key);
        export.line("{\"format\":\"vaguemestre-journal\",\"version\":2,\"organisation\":\"" + PORT_LERIN + "\"}");
        for (int n = 1; n <= entries; n++) {
            export.line(line(n, export.head));
            export.head = hash(n, export.head);
            export.grow(export.head);
            if (n == entries || checkpoints.test(n)) {
                export.checkpoint(n, n == entries || exports.test(n));
            }
        }
        export.line(last(entries, export.head));
    }

    private void grow(byte[] leaf) {
        byte[] node = leaf;
        int height = 0;
        for (; subtrees[height] != null; height++) {
            node = sha256(new byte[] {1}, subtrees[height], node);
            subtrees[height] = null;
        }
        subtrees[height] = node;
    }

    private byte[] root() {
        byte[] root = null;
        for (byte[] subtree : subtrees) {
            if (subtree != null) {
                root = root == null ? subtree : sha256(new byte[] {1}, subtree, root);
            }
        }
        return root;
    }

    private void checkpoint(int size, boolean ofAnExport) throws IOException {
        byte[] root = root();
        byte[] bytes = ByteBuffer.allocate(123)
                .put("vaguemestre-checkpoint-v1\n".getBytes(StandardCharsets.US_ASCII))
                .putLong(PORT_LERIN.getMostSignificantBits())
                .putLong(PORT_LERIN.getLeastSignificantBits())
                .putLong(size)
                .putLong(MONDAY + size)
                .put((byte) (ofAnExport ? 2 : 1))
                .put(root)
                .put(signed)
                .array();
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key.getPrivate());
            ed25519.update(bytes);
            line("{\"size\":" + size + ",\"at\":" + (MONDAY + size) + ",\"occasion\":\""
                    + (ofAnExport ? "export" : "day")
                    + "\",\"root\":\"" + hex(root) + "\",\"previous\":\"" + hex(signed) + "\",\"signature\":\""
                    + hex(ed25519.sign()) + "\"}");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        signed = root;
    }

    /** When the checkpoint after this entry was made. */
    static Instant at(int size) {
        return Instant.EPOCH.plus(MONDAY + size, ChronoUnit.MICROS);
    }

    /** The last line of an export of so many entries. */
    static String last(int entries) {
        return last(entries, chain(entries));
    }

    /** Hash of the last of so many entries, in hexadecimal. */
    static String head(int entries) {
        return hex(chain(entries));
    }

    private static byte[] chain(int entries) {
        byte[] head = new byte[32];
        for (int n = 1; n <= entries; n++) {
            head = hash(n, head);
        }
        return head;
    }

    private static String last(int entries, byte[] head) {
        return "{\"entries\":" + entries + ",\"head\":\"" + hex(head) + "\"}";
    }

    /** The line of the entry n behind an entry of this hash. */
    static String line(int n, byte[] previous) {
        return "{\"n\":" + n + ",\"bytes\":\"" + Base64.getEncoder().encodeToString(content(n)) + "\",\"hash\":\""
                + hex(hash(n, previous)) + "\"}";
    }

    private static byte[] hash(int n, byte[] previous) {
        byte[] place = ByteBuffer.allocate(26)
                .put((byte) 0)
                .put((byte) 1)
                .putLong(PORT_LERIN.getMostSignificantBits())
                .putLong(PORT_LERIN.getLeastSignificantBits())
                .putLong(n)
                .array();
        return sha256(place, previous, content(n));
    }

    private static byte[] content(int n) {
        return ("{\"act\":\"mail-item.registered\",\"actor\":null,\"at\":\"2026-03-02T08:15:00.000000Z\",\"facts\":{\"number\":\"A-2026-"
                        + n + "\"},\"n\":" + n + ",\"organisation\":\"" + PORT_LERIN
                        + "\",\"subject\":\"01890a5d-ac96-774b-bcce-b302099a8058\",\"subjectKind\":\"mail-item\",\"v\":1}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void line(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha256.update(part);
            }
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
