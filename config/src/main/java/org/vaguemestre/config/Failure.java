package org.vaguemestre.config;

/** Something the person who starts the portal can mend; the message is one French sentence for that person. */
public final class Failure extends RuntimeException {
    Failure(String message) {
        super(message, null, false, false);
    }
}
