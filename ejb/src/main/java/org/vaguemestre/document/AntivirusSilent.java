package org.vaguemestre.document;

/** The antivirus has not answered. */
final class AntivirusSilent extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean reached;

    AntivirusSilent(String sentence, boolean reached, Throwable cause) {
        super(sentence, cause);
        this.reached = reached;
    }

    /** Whether it had taken the call, and broke off: the document may be why. */
    boolean wasReached() {
        return reached;
    }
}
