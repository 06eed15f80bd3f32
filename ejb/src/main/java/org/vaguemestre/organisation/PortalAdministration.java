package org.vaguemestre.organisation;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Accounts;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.NewAccount;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.Walled;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Organisations, created by the portal's administrator, who sees their names and nothing they hold. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PortalAdministration {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int SLUG_LIMIT = 60;

    @Inject
    private Founding founding;

    @Inject
    private CachedStructure cache;

    @Inject
    private Organisations organisations;

    /** @param parent the EPCI it belongs to; null for none */
    public record NewOrganisation(OrganisationView.Kind kind, String name, String slug, UUID parent) {}

    /** The public bodies of the portal; the communes people practise in are nobody's to administer. */
    public List<OrganisationView> organisations() {
        CurrentAccess.get().require(Right.PORTAL_ADMINISTER);
        return organisations.all().stream()
                .filter(one -> one.kind() != OrganisationView.Kind.TRAINING)
                .toList();
    }

    /**
     * Creates an organisation with the roles of a town hall and its first administrator.
     *
     * @param first a new account for that person; null when it has one
     * @param known login of the account it has; null for a new one
     * @return password to hand over, shown this once; null when the account existed
     */
    public Accounts.Given create(NewOrganisation wished, NewAccount first, String known) {
        Access caller = CurrentAccess.get();
        caller.require(Right.PORTAL_ADMINISTER);
        if (wished.name() == null || wished.name().isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "nom");
        }
        if (wished.name().length() > Organigram.NAME_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "nom", Organigram.NAME_LIMIT);
        }
        if (wished.slug() == null
                || wished.slug().length() > SLUG_LIMIT
                || !SLUG.matcher(wished.slug()).matches()) {
            throw new Refused(Refusal.ORGANISATION_SLUG_INVALID, String.valueOf(wished.slug()));
        }
        if (organisations.all().stream().anyMatch(one -> one.slug().equals(wished.slug()))) {
            throw new Refused(Refusal.ORGANISATION_SLUG_TAKEN, wished.slug());
        }
        UUID id = Walled.newId();
        Access founder = Access.application("fondation", id, wished.slug()).onBehalfOf(caller.account(), caller.name());
        Accounts.Given given = CurrentAccess.during(founder, () -> founding.found(wished, first, known));
        cache.forget(id);
        return given;
    }
}
