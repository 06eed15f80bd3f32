package org.vaguemestre.mail;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a text calls by name (<i>mentions</i>): {@code @camille.durand}, at its beginning or after something that is no part of a word. */
final class Mentions {
    private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{N}._@-])@(\\p{L}[\\p{L}\\p{N}._-]*)");

    private Mentions() {}

    /** Logins, in the order of the text, each once; the full stop of a sentence is no part of them. */
    static Set<String> in(String text) {
        Set<String> logins = new LinkedHashSet<>();
        Matcher mention = MENTION.matcher(text);
        while (mention.find()) {
            logins.add(mention.group(1).replaceAll("[._-]+$", "").toLowerCase(Locale.ROOT));
        }
        return logins;
    }
}
