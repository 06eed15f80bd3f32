package org.vaguemestre.organisation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.spreadsheet.SpreadsheetReader;

/** The lines of a table that was made with a spreadsheet, by the names of its columns. */
final class ImportedTable {
    private ImportedTable() {}

    /**
     * Lines by column name; an empty cell is absent, an empty line is left out.
     *
     * @param required columns that must be there
     * @throws Refused IMPORT_EMPTY, IMPORT_COLUMNS, TABLE_TOO_LONG, IMPORT_QUOTE_OPEN
     */
    static List<Map<String, String>> lines(String text, List<String> required, int most) {
        List<List<String>> rows = rows(text, most);
        if (rows.isEmpty()) {
            throw new Refused(Refusal.IMPORT_EMPTY);
        }
        List<String> columns = rows.get(0).stream().map(ImportedTable::plain).toList();
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
        return rows.stream().skip(1).map(row -> line(columns, row)).toList();
    }

    /** A name of a column without case and accents. */
    static String plain(String name) {
        return Normalizer.normalize(name.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }

    private static Map<String, String> line(List<String> columns, List<String> row) {
        Map<String, String> line = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
            if (!row.get(i).isBlank()) {
                line.put(columns.get(i), row.get(i).strip());
            }
        }
        return line;
    }

    /** That of the names of the columns and the others, up to one too many. */
    private static List<List<String>> rows(String text, int most) {
        List<List<String>> rows = new ArrayList<>();
        try (SpreadsheetReader reader = SpreadsheetReader.of(text)) {
            SpreadsheetReader.Line line;
            while (rows.size() < most + 2 && (line = reader.next()) != null) {
                if (!line.isBlank()) {
                    rows.add(line.cells());
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory cannot be read", impossible);
        }
        return rows;
    }
}
