package org.vaguemestre.correspondent;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.vaguemestre.spreadsheet.SpreadsheetWriter;

/** The form of a file of correspondents: a column for each field. */
public final class CorrespondentFile {
    private CorrespondentFile() {}

    /** Writes the file one begins from: its headings and two invented lines. */
    public static void model(SpreadsheetWriter out) throws IOException {
        headings(out);
        out.line(List.of(
                "personne",
                "Mme",
                "Élodie",
                "Marchand",
                "12 rue des Embruns",
                "44510",
                "Port-Lérin",
                "e.marchand@exemple.fr",
                "02 40 00 00 00",
                "TIERS-0001",
                ""));
        out.line(List.of(
                "organisme",
                "",
                "",
                "SARL Bâti-Ouest",
                "3 zone du Phare",
                "44510",
                "Port-Lérin",
                "contact@bati-ouest.exemple.fr",
                "",
                "TIERS-0002",
                ""));
        out.flush();
    }

    static void headings(SpreadsheetWriter out) throws IOException {
        out.line(Arrays.stream(Field.values()).map(Field::column).toList());
    }

    static void line(SpreadsheetWriter out, Particulars said) throws IOException {
        out.line(Arrays.stream(Field.values())
                .map(field -> shown(field, said.get(field)))
                .toList());
    }

    private static String shown(Field field, String value) {
        if (field == Field.KIND) {
            return value.equals("PERSON") ? "personne" : "organisme";
        }
        if (field == Field.STANDING) {
            return switch (Standing.valueOf(value)) {
                case IN_PLACE -> "";
                case MOVED -> "déménagé";
                case DECEASED -> "décédé";
                case DISSOLVED -> "dissous";
            };
        }
        return value;
    }
}
