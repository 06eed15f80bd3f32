package org.vaguemestre.journal;

import java.util.Arrays;

/**
 * The Merkle tree (RFC 9162, 2.1.1) of the first entries of a chain. Its leaves are the hashes of the entries: {@link Chain} hashes them as that
 * RFC hashes leaves, behind a byte 0x00. Kept are the roots of its whole subtrees only, so a leaf is added and the root told in as many steps as
 * the size has binary digits.
 *
 * @param size leaves
 * @param peaks roots of the subtrees whose sizes are the powers of two that make up the size, the largest first, 32 bytes each
 */
record MerkleTree(long size, byte[] peaks) {
    static final MerkleTree EMPTY = new MerkleTree(0, new byte[0]);
    private static final int HASH = 32;
    private static final byte INNER_NODE = 1;

    MerkleTree with(byte[] leaf) {
        byte[] node = leaf;
        int kept = peaks.length;
        for (long whole = size; (whole & 1) == 1; whole >>= 1) {
            node = node(peak(kept), node);
            kept -= HASH;
        }
        byte[] grown = Arrays.copyOf(peaks, kept + HASH);
        System.arraycopy(node, 0, grown, kept, HASH);
        return new MerkleTree(size + 1, grown);
    }

    byte[] root() {
        if (size == 0) {
            return Chain.sha256().digest();
        }
        byte[] root = peak(peaks.length);
        for (int end = peaks.length - HASH; end > 0; end -= HASH) {
            root = node(peak(end), root);
        }
        return root;
    }

    private byte[] peak(int end) {
        return Arrays.copyOfRange(peaks, end - HASH, end);
    }

    private static byte[] node(byte[] left, byte[] right) {
        var sha256 = Chain.sha256();
        sha256.update(INNER_NODE);
        sha256.update(left);
        return sha256.digest(right);
    }
}
