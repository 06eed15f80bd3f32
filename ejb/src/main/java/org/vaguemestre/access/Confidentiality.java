package org.vaguemestre.access;

/**
 * Level of confidentiality (<i>confidentialité</i>) of an item, and clearance of a member: a member sees an item only if the clearance is
 * at least the item's level, or if the item was addressed to that person by name (assignee or copy).
 */
public enum Confidentiality {
    /** Normale. */
    NORMAL,
    /** Restreinte. */
    RESTRICTED,
    /** Confidentielle; each consultation is journalled. */
    CONFIDENTIAL;

    public boolean allows(Confidentiality level) {
        return level.compareTo(this) <= 0;
    }
}
