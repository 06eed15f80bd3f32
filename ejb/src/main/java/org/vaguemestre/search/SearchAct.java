package org.vaguemestre.search;

import org.vaguemestre.journal.Act;

/** Acts around the search. What was looked for is not told: it may name people. */
enum SearchAct implements Act {
    /** Enregistrer a search under a name. */
    SAVE("saved-search.created"),
    RENAME("saved-search.renamed"),
    DELETE("saved-search.deleted"),
    /** Undo of the former. */
    RESTORE("saved-search.restored"),
    /** Exporter what was found: personal data leave the portal. */
    EXPORT("search.exported");

    static final String SAVED_SEARCH = "saved-search";
    static final String SEARCH = "search";

    private final String code;

    SearchAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
