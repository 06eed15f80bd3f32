package org.vaguemestre.correspondent;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * All that is said of a correspondent (<i>coordonnées</i>), field by field: what a form, a line of a file, a merge and its undoing speak of alike.
 * A field that says nothing is absent.
 */
public final class Particulars {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final int PHONE_DIGITS = 9;

    private final Map<Field, String> said;

    private Particulars(Map<Field, String> said) {
        this.said = said;
    }

    /** Blank values are left out; line ends and outer spaces are made plain. */
    public static Particulars of(Map<Field, String> values) {
        Map<Field, String> said = new EnumMap<>(Field.class);
        values.forEach((field, value) -> {
            if (value != null && !value.isBlank()) {
                said.put(
                        field,
                        NO_TEXT.matcher(value.replace("\r\n", "\n").replace('\r', '\n'))
                                .replaceAll("")
                                .strip());
            }
        });
        said.values().removeIf(String::isEmpty);
        said.putIfAbsent(Field.KIND, CorrespondentView.Kind.ORGANISATION.name());
        said.putIfAbsent(Field.STANDING, Standing.IN_PLACE.name());
        return new Particulars(said);
    }

    public String get(Field field) {
        return said.get(field);
    }

    public CorrespondentView.Kind kind() {
        return CorrespondentView.Kind.valueOf(get(Field.KIND));
    }

    public Standing standing() {
        return Standing.valueOf(get(Field.STANDING));
    }

    public Map<Field, String> values() {
        return new EnumMap<>(said);
    }

    public Particulars with(Field field, String value) {
        Map<Field, String> values = values();
        values.remove(field);
        if (value != null) {
            values.put(field, value);
        }
        return of(values);
    }

    /** The same, with what the other says of fields of which this says nothing. */
    Particulars completedBy(Particulars other) {
        Map<Field, String> values = values();
        other.said.forEach(values::putIfAbsent);
        return of(values);
    }

    /** The same, with all that the other says. */
    Particulars correctedBy(Map<Field, String> other) {
        Map<Field, String> values = values();
        values.putAll(other);
        return of(values);
    }

    /**
     * Nothing of it is missing, too long or of a form that cannot be.
     *
     * @throws Refused FIELD_MISSING, FIELD_TOO_LONG, FIELD_INVALID
     */
    public Particulars verified() {
        if (get(Field.NAME) == null) {
            throw new Refused(Refusal.FIELD_MISSING, Field.NAME.column());
        }
        said.forEach((field, value) -> {
            if (value.codePointCount(0, value.length()) > field.limit()) {
                throw new Refused(Refusal.FIELD_TOO_LONG, field.column(), field.limit());
            }
        });
        if (get(Field.EMAIL) != null && !EMAIL.matcher(get(Field.EMAIL)).matches()) {
            throw new Refused(Refusal.FIELD_INVALID, Field.EMAIL.column(), get(Field.EMAIL));
        }
        return this;
    }

    String nameKey() {
        return NameKey.of(get(Field.FIRST_NAME), get(Field.NAME));
    }

    String emailKey() {
        return get(Field.EMAIL) == null ? null : get(Field.EMAIL).toLowerCase(Locale.ROOT);
    }

    /** The last digits of the number, however it is written; null for too few to tell anybody. */
    String phoneKey() {
        String digits = get(Field.PHONE) == null ? "" : get(Field.PHONE).replaceAll("[^0-9]", "");
        return digits.length() < PHONE_DIGITS ? null : digits.substring(digits.length() - PHONE_DIGITS);
    }

    /** Unaccented words, each after a space, of all it is looked for by. */
    String searchKey() {
        String words = Stream.of(Field.FIRST_NAME, Field.NAME, Field.POSTAL_CODE, Field.CITY, Field.REFERENCE)
                .map(said::get)
                .filter(value -> value != null)
                .flatMap(value -> NameKey.words(value).stream())
                .distinct()
                .collect(Collectors.joining(" "));
        return " " + words + (emailKey() == null ? "" : " " + emailKey())
                + (phoneKey() == null ? "" : " " + phoneKey());
    }

    public String displayName() {
        return Stream.of(Field.TITLE, Field.FIRST_NAME, Field.NAME)
                .map(said::get)
                .filter(part -> part != null)
                .collect(Collectors.joining(" "));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Particulars particulars && particulars.said.equals(said);
    }

    @Override
    public int hashCode() {
        return said.hashCode();
    }

    @Override
    public String toString() {
        return said.keySet().toString();
    }
}
