package org.vaguemestre.journal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The links of a chain: {@code hash(n) = SHA-256(0x00 ‖ version ‖ organisation ‖ n ‖ hash(n−1) ‖ bytes)}, with version one byte (1),
 * organisation the 16 bytes of its UUID, n eight bytes big-endian, and 32 zero bytes before the first entry. The leading 0x00 keeps an entry
 * from ever being taken for an inner node of a Merkle tree (RFC 9162, 2.1.1).
 */
final class Chain {
    static final byte VERSION = 1;
    static final byte[] BEFORE_THE_FIRST = new byte[32];

    private Chain() {}

    static byte[] hash(UUID organisation, long n, byte[] previous, byte[] bytes) {
        MessageDigest sha256 = sha256();
        sha256.update(ByteBuffer.allocate(2 + 16 + 8)
                .put((byte) 0)
                .put(VERSION)
                .putLong(organisation.getMostSignificantBits())
                .putLong(organisation.getLeastSignificantBits())
                .putLong(n)
                .flip());
        sha256.update(previous);
        return sha256.digest(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
