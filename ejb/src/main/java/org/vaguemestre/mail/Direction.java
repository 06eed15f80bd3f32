package org.vaguemestre.mail;

/** Which way the mail goes (<i>sens</i>); each has a chrono counter of its own. */
public enum Direction {
    /** Arrivé. */
    INCOMING("A"),
    /** Départ. */
    OUTGOING("D"),
    /** Interne. */
    INTERNAL("I");

    private final String letter;

    Direction(String letter) {
        this.letter = letter;
    }

    /** Its letter in a chrono number. */
    String letter() {
        return letter;
    }
}
