package org.vaguemestre.capture;

import java.util.Locale;
import org.vaguemestre.refusal.Refusal;

/**
 * Why a file was rejected, or a page put in quarantine (<i>rejet</i>).
 *
 * @param file name of the file
 * @param page number of the page in it; null for the whole file
 * @param about what the sentence speaks of (a department's code, an earlier batch); empty where it needs nothing
 */
public record Rejection(String file, Integer page, Refusal refusal, String about) {
    public String code() {
        return refusal.code();
    }

    /** The sentence for a person. */
    public String message(Locale locale) {
        return refusal.sentence(locale, about);
    }
}
