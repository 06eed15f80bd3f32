package org.vaguemestre.verifier;

import java.io.IOException;

/** Is given each checkpoint that was found right, in order. */
@FunctionalInterface
public interface RightCheckpoint {
    /**
     * @param size entries it covers
     * @param signed the bytes that the portal signed, and that a time stamp authority was given the SHA-256 of
     */
    void found(long size, byte[] signed) throws IOException;
}
