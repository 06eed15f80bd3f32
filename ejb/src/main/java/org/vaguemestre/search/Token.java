package org.vaguemestre.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of what was typed: a word, a phrase in quotes, or a field with its value.
 *
 * @param field before the colon; null for none
 * @param value without sign, field and quotes
 * @param value of a phrase, whatever it holds
 */
record Token(boolean without, String field, String value, boolean quoted, int from, int to) {
    private static final String QUOTES = "\"«»“”";

    /** Cuts what was typed; every character that is not a space is in one of them. */
    static List<Token> of(String typed) {
        List<Token> tokens = new ArrayList<>();
        int at = skipped(typed, 0);
        while (at < typed.length()) {
            Token token = next(typed, at);
            tokens.add(token);
            at = skipped(typed, token.to);
        }
        return tokens;
    }

    /** As a word of a date or of a name; what no word is for a phrase or a field. */
    String plain() {
        return quoted || field != null || without
                ? "\u0000"
                : PlainText.of(value).replaceAll("^[(\\[]+|[,;.!?)\\]]+$", "");
    }

    private static Token next(String typed, int from) {
        int at = from;
        boolean without = typed.charAt(at) == '-' && at + 1 < typed.length() && !isSpace(typed, at + 1);
        if (without) {
            at++;
        }
        String field = null;
        int colon = colon(typed, at);
        if (colon > 0) {
            field = typed.substring(at, colon).strip();
            at = colon + 1;
            int value = skipped(typed, at);
            at = value < typed.length()
                            && QueryField.called(PlainText.of(field)).isPresent()
                    ? value
                    : at;
        }
        if (at < typed.length() && isQuote(typed, at)) {
            int end = at + 1;
            while (end < typed.length() && !isQuote(typed, end)) {
                end++;
            }
            int to = Math.min(typed.length(), end + 1);
            return new Token(without, field, typed.substring(at + 1, end).strip(), true, from, to);
        }
        int end = at;
        while (end < typed.length() && !isSpace(typed, end) && !isQuote(typed, end)) {
            end++;
        }
        return new Token(without, field, typed.substring(at, end), false, from, Math.max(end, from + 1));
    }

    /** Where the colon of a field stands, directly after its name or, for a known one, after a space; -1 for no field. */
    private static int colon(String typed, int from) {
        int at = from;
        while (at < typed.length() && (Character.isLetter(typed.charAt(at)) || typed.charAt(at) == '°')) {
            at++;
        }
        if (at == from) {
            return -1;
        }
        int after = skipped(typed, at);
        if (after < typed.length() && typed.charAt(after) == ':') {
            boolean known =
                    QueryField.called(PlainText.of(typed.substring(from, at))).isPresent();
            return after == at || known ? after : -1;
        }
        return -1;
    }

    private static int skipped(String typed, int from) {
        int at = from;
        while (at < typed.length() && isSpace(typed, at)) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(String typed, int at) {
        return Character.isWhitespace(typed.charAt(at)) || Character.isSpaceChar(typed.charAt(at));
    }

    private static boolean isQuote(String typed, int at) {
        return QUOTES.indexOf(typed.charAt(at)) >= 0;
    }
}
