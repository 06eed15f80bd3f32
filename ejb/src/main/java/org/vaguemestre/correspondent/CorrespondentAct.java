package org.vaguemestre.correspondent;

import org.vaguemestre.journal.Act;

/** Acts on a correspondent. */
enum CorrespondentAct implements Act {
    CREATED("correspondent.created");

    static final String SUBJECT = "correspondent";

    private final String code;

    CorrespondentAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
