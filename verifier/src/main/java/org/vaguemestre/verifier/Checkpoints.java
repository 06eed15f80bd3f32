package org.vaguemestre.verifier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checkpoints (<i>points de contrôle</i>) of an export: each signs the root of all entries before it, and the root that the one before
 * signed. What is wrong with one is told at the first entry after the one before, up to which everything is proven.
 */
final class Checkpoints {
    static final String START = "{\"size\":";

    private static final Pattern LINE = Pattern.compile(
            "\\{\"size\":([1-9][0-9]{0,17}),\"at\":(0|[1-9][0-9]{0,15}),\"occasion\":\"(day|export)\",\"root\":\"([0-9a-f]{64})\",\"previous\":\"([0-9a-f]{64})\",\"signature\":\"([0-9a-f]{128})\"}");
    private static final byte[] CONTEXT = "vaguemestre-checkpoint-v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final String EXPORT = "export";

    private final PublicKeys keys;
    private final RightCheckpoint right;
    private final MerkleTree tree;
    private long size;
    private Instant at;
    private String occasion = "";
    private String root;

    /** @param keys null when signatures are not to be checked */
    Checkpoints(PublicKeys keys, MessageDigest sha256, RightCheckpoint right) {
        this.keys = keys;
        this.right = right;
        tree = new MerkleTree(sha256);
        root = HexFormat.of().formatHex(tree.root());
    }

    void entry(byte[] hash) {
        tree.add(hash);
    }

    /** @param read entries before the line */
    void checkpoint(String line, UUID organisation, long read) throws Alteration, IOException {
        Matcher told = LINE.matcher(line);
        if (!told.matches()) {
            throw new Alteration(read + 1, "la ligne n’a pas la forme d’un point de contrôle");
        }
        long toldSize = Long.parseLong(told.group(1));
        if (toldSize != read || read == size) {
            throw new Alteration(
                    size + 1,
                    "le point de contrôle de l’entrée " + toldSize + " n’est pas à sa place, après l’entrée " + read);
        }
        if (!told.group(5).equals(root)) {
            throw new Alteration(size + 1, "le point de contrôle ne suit pas celui qui le précède ici");
        }
        String now = HexFormat.of().formatHex(tree.root());
        if (!told.group(4).equals(now)) {
            throw new Alteration(size + 1, "le point de contrôle porte la racine d’autres entrées");
        }
        byte[] signed = signed(organisation, told);
        if (keys != null && !keys.haveSigned(signed, bytes(told.group(6)))) {
            throw new Alteration(size + 1, "le point de contrôle n’est pas signé par cette clé");
        }
        size = read;
        at = Instant.EPOCH.plus(Long.parseLong(told.group(2)), ChronoUnit.MICROS);
        occasion = told.group(3);
        root = now;
        right.found(size, signed);
    }

    private static byte[] signed(UUID organisation, Matcher told) {
        return ByteBuffer.allocate(CONTEXT.length + 16 + 8 + 8 + 1 + 32 + 32)
                .put(CONTEXT)
                .putLong(organisation.getMostSignificantBits())
                .putLong(organisation.getLeastSignificantBits())
                .putLong(Long.parseLong(told.group(1)))
                .putLong(Long.parseLong(told.group(2)))
                .put((byte) (told.group(3).equals(EXPORT) ? 2 : 1))
                .put(bytes(told.group(4)))
                .put(bytes(told.group(5)))
                .array();
    }

    private static byte[] bytes(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal);
    }

    /** An export ends with a checkpoint of its own. */
    void end(long read) throws Alteration {
        if (size != read || !occasion.equals(EXPORT)) {
            throw new Alteration(size + 1, "la fin n’est pas signée : aucun point de contrôle d’export ne la précède");
        }
    }

    /** When the last one was signed, by the clock of the portal; null before the first. */
    Instant at() {
        return at;
    }
}
