package org.vaguemestre.correspondent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vaguemestre.access.Walled;

/** Someone who writes to the organisation or is written to (<i>correspondant</i>). */
@Entity
@Table(name = "correspondent")
class Correspondent extends Walled {
    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private CorrespondentView.Kind kind;

    private String title;

    @Column(name = "first_name")
    private String firstName;

    @Column(nullable = false)
    private String name;

    private String address;

    @Column(name = "postal_code")
    private String postalCode;

    private String city;

    private String email;

    private String phone;

    @Column(name = "name_key", nullable = false)
    private String nameKey;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Version
    private long version;

    protected Correspondent() {}

    Correspondent(UUID organisation, NewCorrespondent known, Instant now) {
        super(organisation);
        this.kind = known.kind();
        this.title = known.title();
        this.firstName = known.firstName();
        this.name = known.name().strip();
        this.address = known.address();
        this.postalCode = known.postalCode();
        this.city = known.city();
        this.email = known.email();
        this.phone = known.phone();
        this.nameKey = NameKey.of(known.firstName(), known.name());
        this.createdAt = now;
    }

    CorrespondentView view() {
        String displayName = Stream.of(title, firstName, name)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return new CorrespondentView(
                id(), kind, title, firstName, name, displayName, address, postalCode, city, email, phone);
    }
}
