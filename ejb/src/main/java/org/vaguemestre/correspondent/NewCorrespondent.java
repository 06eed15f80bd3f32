package org.vaguemestre.correspondent;

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
        String phone) {}
