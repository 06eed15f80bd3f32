package org.vaguemestre.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.vaguemestre.correspondent.CorrespondentView;
import org.vaguemestre.correspondent.NewCorrespondent;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * A correspondent as a program names it: by its identifier, alone or as {@code id}, or by what is known of it.
 *
 * @param kind a person unless said otherwise
 */
@Schema(
        name = "Sender",
        description =
                "By `id`, or by `name` and what else is known: a known correspondent that agrees is taken, else one is created."
                        + " The identifier may also be given alone, as text.")
record SenderBody(
        UUID id,
        @Schema(defaultValue = "PERSON") CorrespondentView.Kind kind,
        @Schema(examples = "Mme") String title,
        @Schema(examples = "Élodie") String firstName,
        @Schema(examples = "Marchand") String name,
        String address,
        String postalCode,
        String city,
        String email,
        String phone) {
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    SenderBody(
            @JsonProperty("id") UUID id,
            @JsonProperty("kind") CorrespondentView.Kind kind,
            @JsonProperty("title") String title,
            @JsonProperty("firstName") String firstName,
            @JsonProperty("name") String name,
            @JsonProperty("address") String address,
            @JsonProperty("postalCode") String postalCode,
            @JsonProperty("city") String city,
            @JsonProperty("email") String email,
            @JsonProperty("phone") String phone) {
        this.id = id;
        this.kind = kind;
        this.title = title;
        this.firstName = firstName;
        this.name = name;
        this.address = address;
        this.postalCode = postalCode;
        this.city = city;
        this.email = email;
        this.phone = phone;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SenderBody of(String id) {
        return of(Asked.idIn(id).orElseThrow(() -> new Refused(Refusal.CORRESPONDENT_UNKNOWN)));
    }

    static SenderBody of(UUID id) {
        return new SenderBody(id, null, null, null, null, null, null, null, null, null);
    }

    NewCorrespondent known() {
        return new NewCorrespondent(
                kind == null ? CorrespondentView.Kind.PERSON : kind,
                title,
                firstName,
                name,
                address,
                postalCode,
                city,
                email,
                phone);
    }

    /** Whether nothing that is said here differs from what is known there. */
    boolean agreesWith(CorrespondentView other) {
        return agrees(kind, other.kind())
                && agrees(firstName, other.firstName())
                && agrees(address, other.address())
                && agrees(postalCode, other.postalCode())
                && agrees(city, other.city())
                && agrees(email, other.email())
                && agrees(phone, other.phone());
    }

    private static boolean agrees(Object said, Object known) {
        return said == null || said.equals(known);
    }
}
