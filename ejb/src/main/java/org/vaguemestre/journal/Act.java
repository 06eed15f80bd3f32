package org.vaguemestre.journal;

/** A kind of act that is journalled; each capability has an enumeration of its own. */
public interface Act {
    /** Stable code, {@code subject.verb}: {@code mail-item.registered}. It is in the hashed bytes and never changes. */
    String code();
}
