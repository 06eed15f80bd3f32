package org.vaguemestre.document;

import java.util.regex.Pattern;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Name of a given file, for people only: bytes are stored under their fingerprint and no path is ever made of it. */
public final class FileName {
    private static final int LIMIT = 255;
    private static final int SHOWN = 80;

    /** Path separators, and what is not meant to be seen: control characters, bidirectional overrides, other invisible marks. */
    private static final Pattern UNFIT = Pattern.compile("[/\\\\\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /** What Windows takes for a device, or silently renames. */
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?|.*[. ]");

    private FileName() {}

    /** Whether it can be a file's name. */
    public static boolean fits(String name) {
        return name != null
                && !name.isBlank()
                && name.length() <= LIMIT
                && !name.equals(".")
                && !name.equals("..")
                && !UNFIT.matcher(name).find()
                && !ELSEWHERE.matcher(name).matches();
    }

    /** The name, when it can be a file's. @throws Refused FILE_NAME_REFUSED */
    static String accepted(String name) {
        if (!fits(name)) {
            throw new Refused(Refusal.FILE_NAME_REFUSED, shown(name));
        }
        return name;
    }

    /** How it is shown: as it is, or what is harmless of it, shortened. */
    public static String shown(String name) {
        if (fits(name)) {
            return name;
        }
        String harmless =
                UNFIT.matcher(name == null ? "" : name).replaceAll("_").strip();
        String shown = harmless.length() > SHOWN ? harmless.substring(0, SHOWN - 1) + "…" : harmless;
        return shown.isBlank() ? "(sans nom)" : shown;
    }
}
