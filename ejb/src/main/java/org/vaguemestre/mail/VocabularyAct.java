package org.vaguemestre.mail;

import org.vaguemestre.journal.Act;

/** Acts on the vocabulary of the mail; those of an organisation's configuration begin with {@code organisation.} and so empty its caches. */
enum VocabularyAct implements Act {
    MAIL_TYPE_ADDED("organisation.mail-type-added"),
    MAIL_TYPE_CHANGED("organisation.mail-type-changed"),
    MAIL_TYPE_RETIRED("organisation.mail-type-retired"),
    NUMBER_FORMAT_CHANGED("organisation.number-format-changed"),
    LABEL_ADDED("organisation.label-added"),
    LABEL_CHANGED("organisation.label-changed");

    private final String code;

    VocabularyAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
