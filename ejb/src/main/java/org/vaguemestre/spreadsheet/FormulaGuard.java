package org.vaguemestre.spreadsheet;

import java.util.regex.Pattern;

/**
 * Keeps a cell from being computed: what is in it was written by whoever wrote to the town hall. One that begins like a formula is preceded by an
 * apostrophe, which spreadsheets show as a text; it is taken off again when the file comes back. A text that begins so behind apostrophes gets one
 * more, so that each comes back as it was.
 */
final class FormulaGuard {
    /** Also after blanks and in the full width of Japanese keyboards: some spreadsheets compute these too. */
    private static final Pattern LIKE_A_FORMULA = Pattern.compile("(?s)'*(?:[\\s\\p{Z}]*[=+\\-@＝＋－＠]|[\\t\\r\\n]).*");

    private FormulaGuard() {}

    static String on(String text) {
        return LIKE_A_FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    static String off(String cell) {
        return cell.startsWith("'") && LIKE_A_FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
