package org.vaguemestre.capture;

/** An agent's word on where a page belongs, above every rule. */
public enum Junction {
    /** A letter begins here. */
    STARTS,
    /** It goes on with the letter before it, whatever lies between. */
    CONTINUES
}
