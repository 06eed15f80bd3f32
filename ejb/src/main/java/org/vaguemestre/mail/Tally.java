package org.vaguemestre.mail;

import java.io.Serializable;
import java.time.Instant;

/**
 * What waits in a basket, and when the last of it changed: the same twice means that nothing moved.
 *
 * @param count no further than {@link Baskets#COUNTED_UP_TO}
 * @param changed null for nothing
 */
public record Tally(int count, Instant changed) implements Serializable {
    /** The same for two that are equal, and telling nothing else. */
    public String stamp() {
        return Integer.toHexString(hashCode());
    }
}
