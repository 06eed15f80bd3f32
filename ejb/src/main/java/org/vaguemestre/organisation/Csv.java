package org.vaguemestre.organisation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Lines of a table as spreadsheets write them: RFC 4180, with semicolons in France, by the names of their columns. */
final class Csv {
    private Csv() {}

    /**
     * Lines by column name; an empty cell is absent, an empty line is left out.
     *
     * @param required columns that must be there
     * @throws Refused IMPORT_EMPTY, IMPORT_COLUMNS, TABLE_TOO_LONG
     */
    static List<Map<String, String>> lines(String text, List<String> required, int most) {
        List<List<String>> rows = rows(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (rows.isEmpty()) {
            throw new Refused(Refusal.IMPORT_EMPTY);
        }
        List<String> columns = rows.get(0).stream().map(Csv::plain).toList();
        List<String> missing =
                required.stream().filter(name -> !columns.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new Refused(Refusal.IMPORT_COLUMNS, String.join(", ", missing));
        }
        if (rows.size() == 1) {
            throw new Refused(Refusal.IMPORT_EMPTY);
        }
        if (rows.size() - 1 > most) {
            throw new Refused(Refusal.TABLE_TOO_LONG, most);
        }
        return rows.stream()
                .skip(1)
                .map(row -> {
                    Map<String, String> line = new LinkedHashMap<>();
                    for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
                        if (!row.get(i).isBlank()) {
                            line.put(columns.get(i), row.get(i).strip());
                        }
                    }
                    return line;
                })
                .toList();
    }

    /** A name of a column without case and accents. */
    static String plain(String name) {
        return Normalizer.normalize(name.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }

    private static List<List<String>> rows(String text) {
        char separator = separator(text);
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n' || c == '\r') {
                end(rows, row, cell);
                row = new ArrayList<>();
            } else {
                cell.append(c);
            }
        }
        end(rows, row, cell);
        return rows;
    }

    private static void end(List<List<String>> rows, List<String> row, StringBuilder cell) {
        row.add(cell.toString());
        cell.setLength(0);
        if (row.stream().anyMatch(each -> !each.isBlank())) {
            rows.add(row);
        }
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        return first.indexOf(';') >= 0 ? ';' : first.indexOf('\t') >= 0 ? '\t' : ',';
    }
}
