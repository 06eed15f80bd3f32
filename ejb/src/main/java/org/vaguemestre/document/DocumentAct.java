package org.vaguemestre.document;

import org.vaguemestre.journal.Act;

/** What the antivirus decides of a document. */
public enum DocumentAct implements Act {
    /** Nothing found: it may be opened. */
    CLEARED("document.cleared"),
    /** Mis en quarantaine. */
    QUARANTINED("document.quarantined");

    /** The subject is the clearance of the document, not the mail item that bears it: several may. */
    public static final String SUBJECT = "document";

    private final String code;

    DocumentAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
