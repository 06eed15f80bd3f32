package org.vaguemestre.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.EmailAddress;
import org.vaguemestre.journal.Act;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Name, colour and logo of the organisation acted for, set by its administrator. Its target is the organisation. */
@ApplicationScoped
class Identity implements Configurable<IdentityContent> {
    static final String AT_DISPATCH = "AT_DISPATCH";

    private static final int ADDRESS_LIMIT = 500;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 .]{5,24}");

    @PersistenceContext
    private EntityManager entityManager;

    @Override
    public String kind() {
        return "identity";
    }

    @Override
    public Class<IdentityContent> content() {
        return IdentityContent.class;
    }

    @Override
    public Optional<IdentityContent> inForce(UUID target) {
        own(target);
        Tuple row = (Tuple) entityManager
                .createNativeQuery(
                        "select o.name, o.colour, o.logo_sha256, s.postal_address, s.email_address, s.phone, s.numbering from organisation o join organisation_settings s on s.organisation_id = o.id where o.id = :id",
                        Tuple.class)
                .setParameter("id", target)
                .getSingleResult();
        return Optional.of(new IdentityContent(
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, String.class).equals(AT_DISPATCH)));
    }

    @Override
    public void check(UUID target, IdentityContent wished) {
        own(target);
        if (wished.name() == null || wished.name().isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "nom");
        }
        if (wished.name().length() > Organigram.NAME_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "nom", Organigram.NAME_LIMIT);
        }
        if (wished.address() != null && wished.address().length() > ADDRESS_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "adresse", ADDRESS_LIMIT);
        }
        if (wished.email() != null && !EmailAddress.isOne(wished.email())) {
            throw new Refused(Refusal.EMAIL_INVALID, wished.email());
        }
        if (wished.phone() != null && !PHONE.matcher(wished.phone()).matches()) {
            throw new Refused(Refusal.FIELD_INVALID, "téléphone", wished.phone());
        }
        if (wished.colour() != null) {
            new Colour(wished.colour()).checkReadable();
        }
    }

    @Override
    public void apply(UUID target, IdentityContent wished) {
        own(target);
        entityManager
                .createNativeQuery(
                        "update organisation set name = :name, colour = cast(:colour as text), logo_sha256 = cast(:logo as text) where id = :id")
                .setParameter("name", wished.name())
                .setParameter("colour", wished.colour())
                .setParameter("logo", wished.logo())
                .setParameter("id", target)
                .executeUpdate();
        entityManager
                .createNativeQuery(
                        "update organisation_settings set postal_address = cast(:address as text), email_address = cast(:email as text), phone = cast(:phone as text), numbering = :numbering where organisation_id = :id")
                .setParameter("phone", wished.phone())
                .setParameter("numbering", wished.numberedAtDispatch() == null ? "AT_SIGNATURE" : AT_DISPATCH)
                .setParameter("address", wished.address())
                .setParameter("email", wished.email())
                .setParameter("id", target)
                .executeUpdate();
    }

    /** The directory is outside the wall: this is the line that keeps it to oneself. */
    private static void own(UUID target) {
        if (!target.equals(CurrentAccess.get().organisation())) {
            throw new Refused(Refusal.NOT_FOUND);
        }
    }

    @Override
    public Act act(IdentityContent before, IdentityContent after) {
        return OrganisationAct.CHANGED;
    }

    @Override
    public String named(IdentityContent content) {
        return String.valueOf(content.name());
    }

    @Override
    public Map<String, Object> told(IdentityContent content) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", content.name());
        told.put("address", content.address());
        told.put("email", content.email());
        told.put("phone", content.phone());
        told.put("numberedAtDispatch", content.numberedAtDispatch() != null);
        told.put("colour", content.colour());
        told.put("logo", content.logo() == null ? null : content.logo().substring(0, 8));
        return told;
    }
}
