package org.vaguemestre.correspondent;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.spreadsheet.SpreadsheetReader;

/**
 * One line of a file of correspondents, understood or refused with its reason. Headings are recognised with or without accents, case and
 * underscores, in any order; columns nobody knows are left aside.
 *
 * @param said what it says, field by field; what a line leaves blank, it does not say
 * @param refused why it cannot be taken; null when it can
 */
record ImportedLine(int n, Map<Field, String> said, Refused refused) {

    /** Which column says what; null for one nobody knows. @throws Refused IMPORT_NO_HEADINGS */
    static List<Field> headings(List<String> cells) {
        List<Field> columns = new ArrayList<>();
        for (String cell : cells) {
            String heading = String.join(" ", NameKey.words(cell));
            Field known = null;
            for (Field field : Field.values()) {
                if (field.isNamed(heading) && !columns.contains(field)) {
                    known = field;
                }
            }
            columns.add(known);
        }
        if (!columns.contains(Field.NAME)) {
            throw new Refused(Refusal.IMPORT_NO_HEADINGS);
        }
        return columns;
    }

    static ImportedLine of(List<Field> columns, SpreadsheetReader.Line line) {
        Map<Field, String> said = new EnumMap<>(Field.class);
        try {
            if (line.cells().size() > columns.size()
                    && line.cells().subList(columns.size(), line.cells().size()).stream()
                            .anyMatch(cell -> !cell.isBlank())) {
                throw new Refused(Refusal.IMPORT_CELLS_TOO_MANY, line.cells().size(), columns.size());
            }
            for (int i = 0; i < Math.min(columns.size(), line.cells().size()); i++) {
                Field field = columns.get(i);
                String value = line.cells().get(i).strip();
                if (field != null && !value.isEmpty()) {
                    said.put(field, value);
                }
            }
            constants(said);
            Map<Field, String> clean = Particulars.of(said).verified().values();
            clean.keySet().retainAll(said.keySet());
            return new ImportedLine(line.n(), clean, null);
        } catch (Refused refused) {
            said.replaceAll(
                    (field, value) -> value.length() > field.limit() ? value.substring(0, field.limit()) + "…" : value);
            return new ImportedLine(line.n(), said, refused);
        }
    }

    private static void constants(Map<Field, String> said) {
        String kind = said.get(Field.KIND);
        if (kind != null) {
            said.put(Field.KIND, kind(kind).name());
        } else if (said.containsKey(Field.FIRST_NAME) || said.containsKey(Field.TITLE)) {
            said.put(Field.KIND, CorrespondentView.Kind.PERSON.name());
        }
        String standing = said.get(Field.STANDING);
        if (standing != null) {
            said.put(Field.STANDING, standing(standing).name());
        }
    }

    private static CorrespondentView.Kind kind(String said) {
        return switch (plain(said)) {
            case "personne", "particulier", "p", "person" -> CorrespondentView.Kind.PERSON;
            case "organisme", "organisation", "societe", "entreprise", "association", "administration", "o" ->
                CorrespondentView.Kind.ORGANISATION;
            default -> throw new Refused(Refusal.FIELD_INVALID, Field.KIND.column(), said);
        };
    }

    private static Standing standing(String said) {
        return switch (plain(said)) {
            case "en place", "actif", "in place" -> Standing.IN_PLACE;
            case "demenage", "parti", "npai", "moved" -> Standing.MOVED;
            case "decede", "deceased" -> Standing.DECEASED;
            case "dissous", "ferme", "dissolved" -> Standing.DISSOLVED;
            default -> throw new Refused(Refusal.FIELD_INVALID, Field.STANDING.column(), said);
        };
    }

    private static String plain(String said) {
        return String.join(" ", NameKey.words(said)).toLowerCase(Locale.ROOT);
    }
}
