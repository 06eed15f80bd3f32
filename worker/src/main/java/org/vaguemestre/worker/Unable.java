package org.vaguemestre.worker;

/** This worker cannot do its work, whatever the document: something it needs is not installed. */
final class Unable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unable(String message) {
        super(message);
    }
}
