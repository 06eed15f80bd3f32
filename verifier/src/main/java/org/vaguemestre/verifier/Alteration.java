package org.vaguemestre.verifier;

/** Something is not as it was written. */
final class Alteration extends Exception {
    private final long entry;

    /** @param entry the first one that cannot be trusted */
    Alteration(long entry, String reason) {
        super(reason.replaceAll("[^\\P{C}]", "?"), null, false, false);
        this.entry = entry;
    }

    long entry() {
        return entry;
    }
}
