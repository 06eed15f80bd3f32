package org.vaguemestre.mail;

import org.vaguemestre.journal.Act;

/** Acts on a saved basket. Its name is its owner's words and stays out of the journal. */
enum SavedBasketAct implements Act {
    SAVE("saved-basket.saved"),
    CHANGE("saved-basket.changed"),
    MOVE("saved-basket.moved"),
    REMOVE("saved-basket.removed"),
    RESTORE("saved-basket.restored");

    static final String SUBJECT = "saved-basket";

    private final String code;

    SavedBasketAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
