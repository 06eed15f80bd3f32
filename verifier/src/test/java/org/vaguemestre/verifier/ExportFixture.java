package org.vaguemestre.verifier;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Exports to be verified and spoilt, written by the words of {@code docs/journal-format.md} and not by the verifier's code. */
final class ExportFixture {
    static final UUID PORT_LERIN = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    /** RFC 8032, 7.1, test 1; its public half is {@code docs/journal-vectors/key.pem}. */
    static final PrivateKey KEY = key("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    static final PrivateKey ANOTHER_KEY = key("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    private static final long MONDAY = 1_772_439_300_000_000L;

    private final List<String> lines = new ArrayList<>();
    private final List<byte[]> leaves = new ArrayList<>();
    private byte[] head = new byte[32];
    private byte[] signedRoot = MerkleTreeTest.root(List.of());
    private long entries;

    private ExportFixture(int version) {
        lines.add("{\"format\":\"vaguemestre-journal\",\"version\":" + version + ",\"organisation\":\"" + PORT_LERIN
                + "\"}");
    }

    /** A whole export of so many entries, signed after each of {@code days} and at its end. */
    static ExportFixture signed(int entries, PrivateKey key, Set<Integer> days) {
        ExportFixture export = new ExportFixture(2);
        for (int n = 1; n <= entries; n++) {
            export.add(content(n, PORT_LERIN));
            if (days.contains(n)) {
                export.checkpoint("day", key);
            }
        }
        return export.checkpoint("export", key).end();
    }

    /** A whole export of version 1, of so many entries. */
    static ExportFixture of(int entries) {
        ExportFixture export = new ExportFixture(1);
        for (int n = 1; n <= entries; n++) {
            export.add(content(n, PORT_LERIN));
        }
        return export.end();
    }

    /** An export whose only entry has this content, rightly hashed. */
    static ExportFixture ofContent(String content) {
        return new ExportFixture(1).add(content).end();
    }

    static String content(long n, UUID organisation) {
        return "{\"act\":\"mail-item.registered\",\"actor\":null,\"at\":\"2026-03-02T08:15:00.000000Z\",\"facts\":{\"number\":\"A-2026-%06d\",\"é\":[1,-2,true,{}]},\"n\":%d,\"organisation\":\"%s\",\"subject\":\"01890a5d-ac96-774b-bcce-b302099a8058\",\"subjectKind\":\"mail-item\",\"v\":1}"
                .formatted(n, n, organisation);
    }

    private ExportFixture add(String content) {
        entries++;
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream hashed = new ByteArrayOutputStream();
        hashed.write(0);
        hashed.write(1);
        hashed.writeBytes(ByteBuffer.allocate(24)
                .putLong(PORT_LERIN.getMostSignificantBits())
                .putLong(PORT_LERIN.getLeastSignificantBits())
                .putLong(entries)
                .array());
        hashed.writeBytes(head);
        hashed.writeBytes(bytes);
        try {
            head = MessageDigest.getInstance("SHA-256").digest(hashed.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        lines.add("{\"n\":" + entries + ",\"bytes\":\"" + Base64.getEncoder().encodeToString(bytes) + "\",\"hash\":\""
                + HexFormat.of().formatHex(head) + "\"}");
        leaves.add(head);
        return this;
    }

    private ExportFixture checkpoint(String occasion, PrivateKey key) {
        byte[] root = MerkleTreeTest.root(leaves);
        long at = MONDAY + entries;
        ByteBuffer signed = ByteBuffer.allocate(123)
                .put("vaguemestre-checkpoint-v1\n".getBytes(StandardCharsets.US_ASCII))
                .putLong(PORT_LERIN.getMostSignificantBits())
                .putLong(PORT_LERIN.getLeastSignificantBits())
                .putLong(entries)
                .putLong(at)
                .put((byte) (occasion.equals("day") ? 1 : 2))
                .put(root)
                .put(signedRoot);
        lines.add("{\"size\":%d,\"at\":%d,\"occasion\":\"%s\",\"root\":\"%s\",\"previous\":\"%s\",\"signature\":\"%s\"}"
                .formatted(
                        entries,
                        at,
                        occasion,
                        HexFormat.of().formatHex(root),
                        HexFormat.of().formatHex(signedRoot),
                        HexFormat.of().formatHex(signature(key, signed.array()))));
        signedRoot = root;
        return this;
    }

    private static PrivateKey key(String secret) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(
                            NamedParameterSpec.ED25519, HexFormat.of().parseHex(secret)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] signature(PrivateKey key, byte[] bytes) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key);
            ed25519.update(bytes);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private ExportFixture end() {
        lines.add("{\"entries\":" + entries + ",\"head\":\"" + head() + "\"}");
        return this;
    }

    String head() {
        return HexFormat.of().formatHex(head);
    }

    /** The lines: in version 1 the entry n is at n. */
    List<String> lines() {
        return lines;
    }

    byte[] bytes() {
        return bytes(lines);
    }

    static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
