package org.vaguemestre.correspondent;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The form of a file of correspondents: a column for each field, semicolons, UTF-8 with the mark by which spreadsheets know it. */
public final class CorrespondentFile {
    static final String BYTE_ORDER_MARK = "\uFEFF";

    private CorrespondentFile() {}

    /** The file one begins from: its headings and two invented lines. */
    public static String model() {
        return BYTE_ORDER_MARK + headings()
                + "personne;Mme;Élodie;Marchand;12 rue des Embruns;44510;Port-Lérin;e.marchand@exemple.fr;02 40 00 00 00;TIERS-0001;\r\n"
                + "organisme;;;SARL Bâti-Ouest;3 zone du Phare;44510;Port-Lérin;contact@bati-ouest.exemple.fr;;TIERS-0002;\r\n";
    }

    static String headings() {
        return Arrays.stream(Field.values()).map(Field::column).collect(Collectors.joining(";")) + "\r\n";
    }

    static String line(Particulars said) {
        return Arrays.stream(Field.values())
                        .map(field -> SafeCell.written(shown(field, said.get(field))))
                        .collect(Collectors.joining(";"))
                + "\r\n";
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
