package org.vaguemestre.capture;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A separator sheet (<i>feuille séparatrice</i>): a letter begins after it. A sheet of this application bears a QR code with
 * {@code VAGUEMESTRE/1/<organisation>/<department>/<mail type>} (each percent-encoded, department and type {@code -} where there is none); a
 * usual patch sheet says {@code PATCHT} and nothing more.
 *
 * @param organisation slug of the organisation it was printed for; null for a patch sheet
 * @param department code; null for none
 * @param mailType code; null for none
 */
public record Separator(String organisation, String department, String mailType) {
    /** Content of a patch sheet. */
    public static final String PATCH = "PATCHT";

    private static final Separator PATCH_SHEET = new Separator(null, null, null);
    private static final String HEAD = "VAGUEMESTRE/";
    private static final String VERSION = "1";
    private static final String NONE = "-";

    public static Separator patch() {
        return PATCH_SHEET;
    }

    /** What the code says; empty when it cannot be understood. */
    static Optional<Separator> read(String code) {
        String content = code.strip();
        if (content.equalsIgnoreCase(PATCH)) {
            return Optional.of(PATCH_SHEET);
        }
        String[] parts = content.split("/", -1);
        if (parts.length != 5 || !content.startsWith(HEAD) || !parts[1].equals(VERSION) || parts[2].isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Separator(decoded(parts[2]), decoded(parts[3]), decoded(parts[4])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Bears nothing but «a letter begins». */
    public boolean isPatch() {
        return organisation == null;
    }

    /** The content of its code. */
    public String content() {
        return isPatch()
                ? PATCH
                : HEAD + VERSION + "/" + encoded(organisation) + "/" + encoded(department) + "/" + encoded(mailType);
    }

    private static String encoded(String part) {
        return part == null
                ? ""
                : URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decoded(String part) {
        return part.isBlank() || part.strip().equals(NONE)
                ? null
                : URLDecoder.decode(part.strip(), StandardCharsets.UTF_8);
    }
}
