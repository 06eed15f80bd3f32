package org.vaguemestre.mail;

import org.vaguemestre.journal.Act;

/** What is done to a folder (<i>dossier</i>). */
enum FolderAct implements Act {
    /** Ouvrir un dossier. */
    CREATED("folder.created");

    static final String SUBJECT = "folder";

    private final String code;

    FolderAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
