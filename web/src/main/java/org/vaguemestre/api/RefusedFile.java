package org.vaguemestre.api;

import org.vaguemestre.refusal.Refused;

/** One of several files was refused, and with it the whole request. */
class RefusedFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;

    RefusedFile(Refused refused, String file) {
        super(refused);
        this.file = Json.shown(file);
    }

    String file() {
        return file;
    }
}
