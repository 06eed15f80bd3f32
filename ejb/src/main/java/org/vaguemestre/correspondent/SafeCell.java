package org.vaguemestre.correspondent;

import java.util.regex.Pattern;

/**
 * A cell that no spreadsheet takes for a formula: one that begins like a formula is preceded by an apostrophe, which is taken off again when the
 * file comes back.
 */
final class SafeCell {
    private static final Pattern LIKE_A_FORMULA = Pattern.compile("(?s)^'*[=+\\-@\\t\\r].*");

    private SafeCell() {}

    static String written(String value) {
        if (value == null) {
            return "";
        }
        String safe = LIKE_A_FORMULA.matcher(value).matches() ? "'" + value : value;
        boolean plain = safe.chars().noneMatch(one -> one == '"' || one == ';' || one == '\n' || one == '\r')
                && safe.equals(safe.strip());
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    static String read(String cell) {
        return cell.startsWith("'") && LIKE_A_FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
