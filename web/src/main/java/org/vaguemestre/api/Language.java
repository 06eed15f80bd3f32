package org.vaguemestre.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;

/** The language of sentences: French, unless the caller prefers English to it. */
final class Language {
    private Language() {}

    static Locale of(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null ? Locale.FRENCH : preferred(request.getLocales());
    }

    static Locale preferred(Enumeration<Locale> wished) {
        return Collections.list(wished).stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals("fr") || language.equals("en"))
                .findFirst()
                .map(Locale::forLanguageTag)
                .orElse(Locale.FRENCH);
    }
}
