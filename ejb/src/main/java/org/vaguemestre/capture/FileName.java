package org.vaguemestre.capture;

import java.util.regex.Pattern;

/** Name of a given file, for people only: bytes are stored under their fingerprint and no path is ever made of it. */
final class FileName {
    private static final int LIMIT = 255;
    private static final int SHOWN = 80;

    /** Path separators, and what is not meant to be seen: control characters, bidirectional overrides, other invisible marks. */
    private static final Pattern UNFIT = Pattern.compile("[/\\\\\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private FileName() {}

    /** Whether it can be a file's name. */
    static boolean fits(String name) {
        return name != null
                && !name.isBlank()
                && name.length() <= LIMIT
                && !name.equals(".")
                && !name.equals("..")
                && !UNFIT.matcher(name).find();
    }

    /** How it is shown: as it is, or what is harmless of it, shortened. */
    static String shown(String name) {
        if (fits(name)) {
            return name;
        }
        String harmless =
                UNFIT.matcher(name == null ? "" : name).replaceAll("_").strip();
        String shown = harmless.length() > SHOWN ? harmless.substring(0, SHOWN - 1) + "…" : harmless;
        return shown.isBlank() ? "(sans nom)" : shown;
    }
}
