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
    /** Pages that are read in a minute or two. */
    private static final int SHORT = 30;

    /** Whether it takes so long to read that others should not wait for it. */
    public boolean isLong() {
        return pages != null && pages > SHORT;
    }

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
