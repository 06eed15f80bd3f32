package org.vaguemestre.document;

/**
 * What the antivirus says of a document.
 *
 * @param said the name of what was found, or why the document was not examined; empty for a clean one
 */
record Verdict(Kind kind, String said) {
    private static final int LIMIT = 200;

    enum Kind {
        CLEAN,
        FOUND,
        /** It answered, but has not examined: the document stays where it is. */
        NOT_EXAMINED
    }

    /** Of an answer to INSTREAM (clamd(8)). Only the one that says so is clean. */
    static Verdict of(String answer) {
        if (answer.equals("stream: OK")) {
            return new Verdict(Kind.CLEAN, "");
        }
        if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
            return new Verdict(
                    Kind.FOUND, told(answer.substring("stream: ".length(), answer.length() - " FOUND".length())));
        }
        return new Verdict(Kind.NOT_EXAMINED, told(answer));
    }

    private static String told(String words) {
        String plain = words.replaceAll("[^\\x20-\\x7e]", "?").strip();
        return plain.substring(0, Math.min(plain.length(), LIMIT));
    }
}
