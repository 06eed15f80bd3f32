package org.vaguemestre.worker;

/** A document, or one of its pages, is not opened; the message is for the log, the code for people. */
final class RefusedDocument extends Exception {
    private final RefusalCode code;

    RefusedDocument(RefusalCode code, String detail) {
        super(detail);
        this.code = code;
    }

    RefusedDocument(RefusalCode code, Throwable cause) {
        super(cause.toString(), cause);
        this.code = code;
    }

    RefusalCode code() {
        return code;
    }
}
