package org.vaguemestre.letters;

import java.util.List;

/**
 * Who writes.
 *
 * @param title civility of a person; empty for an organisation
 * @param firstName empty for an organisation
 */
public record Sender(
        boolean person,
        String title,
        String firstName,
        String name,
        String street,
        String postalCode,
        String city,
        String email) {
    public String displayName() {
        return person ? title + " " + firstName + " " + name : name;
    }

    List<String> block() {
        return email.isEmpty()
                ? List.of(displayName(), street, postalCode + " " + city)
                : List.of(displayName(), street, postalCode + " " + city, email);
    }
}
