package org.vaguemestre.verifier;

import java.text.NumberFormat;
import java.util.Locale;

/** What is said of an export (<i>verdict</i>). */
public sealed interface Verdict {
    /** The verdict in one line of French. */
    String sentence();

    /**
     * Every byte is as it was written.
     *
     * @param entries how many
     * @param head hash of the last one, in hexadecimal
     */
    record Intact(long entries, String head) implements Verdict {
        @Override
        public String sentence() {
            return "intact : " + counted(entries) + (entries > 1 ? " entrées" : " entrée") + ", tête " + head;
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
