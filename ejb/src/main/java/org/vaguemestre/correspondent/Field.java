package org.vaguemestre.correspondent;

/** What is said of a correspondent, one thing each; in files its column has the first of the names. */
public enum Field {
    KIND(20, "type", "nature"),
    TITLE(40, "civilite", "titre"),
    FIRST_NAME(200, "prenom"),
    NAME(200, "nom", "raison sociale", "denomination"),
    ADDRESS(500, "adresse", "rue", "voie"),
    POSTAL_CODE(10, "code postal", "cp"),
    CITY(100, "ville", "commune", "localite"),
    EMAIL(254, "courriel", "email", "e mail", "mail"),
    PHONE(40, "telephone", "tel"),
    REFERENCE(100, "reference", "identifiant", "id"),
    STANDING(20, "situation");

    private final int limit;
    private final String[] columns;

    Field(int limit, String... columns) {
        this.limit = limit;
        this.columns = columns;
    }

    /** Most characters it may have. */
    public int limit() {
        return limit;
    }

    /** Heading of its column in a file that is given or taken away. */
    public String column() {
        return columns[0].replace(' ', '_');
    }

    /** Whether a heading, in plain words, is that of its column. */
    boolean isNamed(String heading) {
        for (String column : columns) {
            if (column.equals(heading)) {
                return true;
            }
        }
        return false;
    }
}
