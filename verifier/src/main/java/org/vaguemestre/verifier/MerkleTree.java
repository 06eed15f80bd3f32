package org.vaguemestre.verifier;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The Merkle tree (RFC 9162, 2.1.1) whose leaves are the entries. Only the roots of its whole subtrees are kept, so that a million entries take
 * no more memory than one.
 */
final class MerkleTree {
    private final MessageDigest sha256;
    /** Roots of the subtrees whose sizes are the powers of two that make up the size; the smallest, which is the last, first. */
    private final Deque<byte[]> peaks = new ArrayDeque<>();

    private long size;

    MerkleTree(MessageDigest sha256) {
        this.sha256 = sha256;
    }

    /** @param leaf hash of the entry, which is a leaf's already */
    void add(byte[] leaf) {
        byte[] node = leaf;
        for (long whole = size; (whole & 1) == 1; whole >>= 1) {
            node = node(peaks.pop(), node);
        }
        peaks.push(node);
        size++;
    }

    byte[] root() {
        if (size == 0) {
            return sha256.digest();
        }
        Iterator<byte[]> leftwards = peaks.iterator();
        byte[] root = leftwards.next();
        while (leftwards.hasNext()) {
            root = node(leftwards.next(), root);
        }
        return root;
    }

    private byte[] node(byte[] left, byte[] right) {
        sha256.update((byte) 1);
        sha256.update(left);
        return sha256.digest(right);
    }
}
