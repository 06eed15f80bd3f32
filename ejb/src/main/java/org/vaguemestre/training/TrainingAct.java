package org.vaguemestre.training;

import org.vaguemestre.journal.Act;

/** Acts of the training ground; they begin with {@code organisation.}, so that what is cached of the commune is forgotten. */
enum TrainingAct implements Act {
    /** Quitter: nobody is a member any more. */
    LEFT("organisation.training-left");

    private final String code;

    TrainingAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
