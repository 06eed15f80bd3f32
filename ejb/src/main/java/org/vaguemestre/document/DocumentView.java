package org.vaguemestre.document;

/**
 * A stored document (<i>pièce</i>).
 *
 * @param sha256 fingerprint of its bytes, in hexadecimal: its name in the store
 * @param size in bytes
 * @param mediaType by content, whatever the file was named
 * @param pages null where the type has none
 * @param signed a PDF that bears an electronic signature
 * @param clearance whether it may be opened
 */
public record DocumentView(
        String sha256,
        long size,
        String mediaType,
        Integer pages,
        boolean signed,
        Reading reading,
        String refusal,
        Clearance clearance) {
    /** Whether it may be opened, for pages. */
    public boolean isCleared() {
        return clearance == Clearance.CLEARED;
    }

    /** Whether its text was read. */
    public enum Reading {
        /** Still to be read. */
        PENDING,
        READ,
        /** Kept, but its content could not be read; the refusal says why. */
        UNREADABLE
    }
}
