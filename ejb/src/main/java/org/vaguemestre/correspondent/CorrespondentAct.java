package org.vaguemestre.correspondent;

import org.vaguemestre.journal.Act;

/** Acts on a correspondent. */
enum CorrespondentAct implements Act {
    CREATED("correspondent.created"),
    /** Corriger: what is said of it. */
    CORRECTED("correspondent.corrected"),
    /** Fusionner: others became aliases of it. */
    MERGED("correspondent.merged"),
    /** Séparer de nouveau those that a merge had joined. */
    SEPARATED("correspondent.separated"),
    /** Donner a file to import: it is read, and nothing is created. */
    IMPORT_GIVEN("correspondent.import-given"),
    /** Lancer its import. */
    IMPORT_STARTED("correspondent.import-started"),
    /** Abandonner it before that. */
    IMPORT_DROPPED("correspondent.import-dropped"),
    /** Importer some lines of a file, on behalf of who started it. */
    IMPORTED("correspondent.imported"),
    /** Exporter all of them. */
    EXPORTED("correspondent.exported");

    static final String SUBJECT = "correspondent";

    /** Fact of an act: every correspondent whose name, as the mail shows it, may have changed. */
    static final String CONCERNED = "correspondents";

    private final String code;

    CorrespondentAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
