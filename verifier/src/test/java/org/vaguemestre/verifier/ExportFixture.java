package org.vaguemestre.verifier;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Exports to be verified and spoilt, written by the words of {@code docs/journal-format.md} and not by the verifier's code. */
final class ExportFixture {
    static final UUID PORT_LERIN = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    private final List<String> lines = new ArrayList<>();
    private byte[] head = new byte[32];
    private long entries;

    private ExportFixture() {
        lines.add("{\"format\":\"vaguemestre-journal\",\"version\":1,\"organisation\":\"" + PORT_LERIN + "\"}");
    }

    /** A whole export of so many entries. */
    static ExportFixture of(int entries) {
        ExportFixture export = new ExportFixture();
        for (int n = 1; n <= entries; n++) {
            export.add(content(n, PORT_LERIN));
        }
        return export.end();
    }

    /** An export whose only entry has this content, rightly hashed. */
    static ExportFixture ofContent(String content) {
        return new ExportFixture().add(content).end();
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
        return this;
    }

    private ExportFixture end() {
        lines.add("{\"entries\":" + entries + ",\"head\":\"" + head() + "\"}");
        return this;
    }

    String head() {
        return HexFormat.of().formatHex(head);
    }

    /** The lines: the entry n is at n. */
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
