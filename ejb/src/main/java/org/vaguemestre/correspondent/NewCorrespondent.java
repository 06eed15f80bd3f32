package org.vaguemestre.correspondent;

import java.util.EnumMap;
import java.util.Map;

/** What is known of someone who writes for the first time; only the kind and the name are required. */
public record NewCorrespondent(
        CorrespondentView.Kind kind,
        String title,
        String firstName,
        String name,
        String address,
        String postalCode,
        String city,
        String email,
        String phone) {
    Particulars particulars() {
        Map<Field, String> said = new EnumMap<>(Field.class);
        said.put(Field.KIND, kind.name());
        said.put(Field.TITLE, title);
        said.put(Field.FIRST_NAME, firstName);
        said.put(Field.NAME, name);
        said.put(Field.ADDRESS, address);
        said.put(Field.POSTAL_CODE, postalCode);
        said.put(Field.CITY, city);
        said.put(Field.EMAIL, email);
        said.put(Field.PHONE, phone);
        return Particulars.of(said);
    }
}
