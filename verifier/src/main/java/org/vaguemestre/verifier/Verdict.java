package org.vaguemestre.verifier;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What is said of an export (<i>verdict</i>). */
public sealed interface Verdict {
    /** The verdict in one line of French. */
    String sentence();

    /** What the portal's signature proves of an intact export. */
    enum Signature {
        /** Version 1, which has none: the end may have been cut off, or everything written anew. */
        NONE,
        /** No key was given: the same. */
        NOT_CHECKED,
        /** The key signed it as it was at the instant of its last checkpoint. */
        RIGHT
    }

    /**
     * Every byte is as it was written.
     *
     * @param entries how many
     * @param head hash of the last one, in hexadecimal
     * @param at instant of the last checkpoint; null without signature
     */
    record Intact(long entries, String head, Signature signature, Instant at) implements Verdict {
        private static final DateTimeFormatter SECONDS =
                DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

        @Override
        public String sentence() {
            String said =
                    switch (signature) {
                        case NONE -> "intact, mais non signé (format 1)";
                        case NOT_CHECKED -> "intact, mais signature non vérifiée (donnez --key)";
                        case RIGHT -> "intact et signé";
                    };
            return said + " : " + counted(entries) + (entries > 1 ? " entrées" : " entrée")
                    + (at == null ? "" : " au " + SECONDS.format(at)) + ", tête " + head;
        }
    }

    /**
     * Something was changed.
     *
     * @param entry the first one that cannot be trusted; 0 for the line before the first
     * @param reason in French
     */
    record Altered(long entry, String reason) implements Verdict {
        @Override
        public String sentence() {
            return "altéré à l’entrée " + counted(entry) + " : " + reason;
        }
    }

    private static String counted(long number) {
        return NumberFormat.getIntegerInstance(Locale.FRENCH).format(number);
    }
}
