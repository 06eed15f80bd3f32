package org.vaguemestre.capture;

import org.vaguemestre.journal.Act;

/** The acts of which the life of a scan batch is made. */
enum CaptureAct implements Act {
    /** Donner un lot. */
    GIVEN("scan-batch.given"),
    /** A job takes it up, or takes it over from one that fell silent. */
    STARTED("scan-batch.started"),
    /** A file was opened, or rejected. */
    FILE_INSPECTED("scan-batch.file-inspected"),
    /** The pages of a letter are filed in an item, registered in the same transaction. */
    LETTER_FILED("scan-batch.letter-filed"),
    /** Pages put in quarantine when the letters were cut. */
    HELD("scan-batch.pages-held"),
    FINISHED("scan-batch.finished"),
    FAILED("scan-batch.failed"),
    /** The operator asks the job to stop. */
    STOP_ASKED("scan-batch.stop-asked"),
    STOPPED("scan-batch.stopped"),
    /** Reprendre. */
    RESUMED("scan-batch.resumed"),
    /** Garder comme page de courrier. */
    PAGE_KEPT("scan-batch.page-kept"),
    /** Écarter. */
    PAGE_DISCARDED("scan-batch.page-discarded"),
    /** Déclarer séparatrice. */
    SEPARATOR_DECLARED("scan-batch.separator-declared"),
    /** Un pli commence ici: split. */
    LETTER_STARTED("scan-batch.letter-started"),
    /** Rattacher au pli précédent: merge. */
    LETTER_CONTINUED("scan-batch.letter-continued"),
    PAGE_TURNED("scan-batch.page-turned"),
    PAGE_MOVED("scan-batch.page-moved");

    static final String SUBJECT = "scan-batch";

    private final String code;

    CaptureAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
