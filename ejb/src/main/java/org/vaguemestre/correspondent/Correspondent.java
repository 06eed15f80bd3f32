package org.vaguemestre.correspondent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.Walled;

/**
 * Someone who writes to the organisation or is written to (<i>correspondant</i>).
 *
 * <p>Two writings of one person are found one day and merged: one is kept, the other becomes its alias. The alias stays as it was, with its mail;
 * wherever it would be shown the one kept is shown instead. Set apart again, it is somebody as before.
 */
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

    private String reference;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Standing standing;

    @Column(name = "name_key", nullable = false)
    private String nameKey;

    @Column(name = "search_key")
    private String searchKey;

    @Column(name = "phone_key")
    private String phoneKey;

    @Column(name = "merge_id")
    private UUID mergeId;

    @Column(name = "kept_id")
    private UUID keptId;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Version
    private long version;

    protected Correspondent() {}

    Correspondent(UUID organisation, Particulars known, Instant now) {
        super(organisation);
        say(known);
        this.createdAt = now;
    }

    /** Says all of it anew. */
    final void say(Particulars known) {
        kind = known.kind();
        title = known.get(Field.TITLE);
        firstName = known.get(Field.FIRST_NAME);
        name = known.get(Field.NAME);
        address = known.get(Field.ADDRESS);
        postalCode = known.get(Field.POSTAL_CODE);
        city = known.get(Field.CITY);
        email = known.get(Field.EMAIL);
        phone = known.get(Field.PHONE);
        reference = known.get(Field.REFERENCE);
        standing = known.standing();
        nameKey = known.nameKey();
        searchKey = known.searchKey();
        phoneKey = known.phoneKey();
    }

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
        said.put(Field.REFERENCE, reference);
        said.put(Field.STANDING, standing.name());
        return Particulars.of(said);
    }

    /** Becomes an alias by the given merge. */
    void becomeAlias(UUID merge, UUID kept) {
        mergeId = merge;
        keptId = kept;
    }

    /** Stands for another one than before, by the same merge; null for itself again, by none. */
    void standFor(UUID kept) {
        keptId = kept;
        if (kept == null) {
            mergeId = null;
        }
    }

    boolean isAlias() {
        return keptId != null;
    }

    UUID mergeId() {
        return mergeId;
    }

    UUID keptId() {
        return keptId;
    }

    /** The one shown in its place: itself, unless it is an alias. */
    UUID shownAs() {
        return keptId == null ? id() : keptId;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    CorrespondentView view() {
        return new CorrespondentView(
                id(),
                kind,
                title,
                firstName,
                name,
                particulars().displayName(),
                address,
                postalCode,
                city,
                email,
                phone);
    }
}
