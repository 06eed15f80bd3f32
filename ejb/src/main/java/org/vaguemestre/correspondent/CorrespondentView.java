package org.vaguemestre.correspondent;

import java.util.UUID;

/**
 * A correspondent (<i>correspondant</i>).
 *
 * @param displayName as it is shown in lists: {@code Mme Élodie Marchand}, {@code SARL Bati-Ouest}
 * @param address street lines, separated by line feeds; may be null
 */
public record CorrespondentView(
        UUID id,
        Kind kind,
        String title,
        String firstName,
        String name,
        String displayName,
        String address,
        String postalCode,
        String city,
        String email,
        String phone) {
    /** A person, or an organisation (company, association, administration). */
    public enum Kind {
        PERSON,
        ORGANISATION
    }
}
