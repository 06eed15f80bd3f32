package org.vaguemestre.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Identifier of the item registered out of a letter, made of its batch and its first page: the same letter has the same one after any
 * restart, so it is registered once. Version 8 (RFC 9562): the batch's time, then the page's place, then a digest of both; items of a
 * batch therefore sort in the order of their pages, among the time-ordered identifiers of all other items.
 */
final class LetterId {
    private static final long TIME = 0xFFFF_FFFF_FFFF_0000L;

    private LetterId() {}

    static UUID of(UUID batch, PageRef first) {
        byte[] digest = digest(batch + "/" + first);
        long place = ((long) first.file() & 0xFFFF) << 14 | (long) first.page() & 0x3FFF;
        long high = batch.getMostSignificantBits() & TIME | 0x8000L | place >>> 18;
        long low = 0x8000_0000_0000_0000L
                | (place & 0x3FFFF) << 44
                | ByteBuffer.wrap(digest).getLong() >>> 20;
        return new UUID(high, low);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
