package org.vaguemestre.journal;

/** Looking at the journal is itself an act. */
enum JournalAct implements Act {
    /** Consulter the journal of the organisation. */
    CONSULT("journal.consulted"),
    /** Exporter the whole chain for the verifier. */
    EXPORT("journal.exported");

    static final String SUBJECT = "journal";

    private final String code;

    JournalAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
