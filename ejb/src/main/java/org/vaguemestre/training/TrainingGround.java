package org.vaguemestre.training;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.access.Walled;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;

/**
 * The way into one's training commune. A journal is never emptied, so a commune does not go back to its first day: it is left, and another one
 * is founded in its place. What was left is erased by the database's owner at the next start (migration V034).
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TrainingGround {
    private static final Logger LOG = Logger.getLogger(TrainingGround.class);
    private static final String DOING = "formation";
    /** Hexadecimal digits of the name in addresses: enough that no two communes ever share one. */
    private static final int SLUG_DIGITS = 12;

    @Inject
    private Organisations organisations;

    @Inject
    private TrainingCommune commune;

    /** The commune the person practises in; empty before the first time. */
    public Optional<OrganisationView> of(SignedIn who) {
        return organisations.of(who).stream()
                .filter(one -> one.kind() == OrganisationView.Kind.TRAINING)
                .findFirst();
    }

    /** Opens the person's commune, founding it the first time. */
    public OrganisationView open(SignedIn who) {
        return of(who).orElseGet(() -> found(who));
    }

    /** Leaves what was done and begins anew. */
    public OrganisationView beginAnew(SignedIn who) {
        of(who).ifPresent(this::leave);
        return found(who);
    }

    private OrganisationView found(SignedIn who) {
        UUID id = Walled.newId();
        String digits = id.toString().replace("-", "");
        String slug = DOING + "-" + digits.substring(digits.length() - SLUG_DIGITS);
        CurrentAccess.during(Access.application(DOING, id, slug), () -> commune.found(who.account()));
        return organisations.bySlug(slug).orElseThrow();
    }

    private void leave(OrganisationView left) {
        CurrentAccess.during(Access.application(DOING, left.id(), left.slug()), commune::leave);
    }

    /** Communes in which someone practised since they were founded are left; the next visit founds another. */
    @Schedule(hour = "3", minute = "20", persistent = false)
    void everyNight() {
        List<OrganisationView> all = CurrentAccess.during(Access.portal(DOING, Set.of()), () -> organisations.all());
        for (OrganisationView one : all) {
            if (one.kind() == OrganisationView.Kind.TRAINING) {
                try {
                    CurrentAccess.during(Access.application(DOING, one.id(), one.slug()), commune::leaveIfUsed);
                } catch (RuntimeException e) {
                    LOG.warnf(
                            e, "The training commune %s could not begin anew; the next night tries again", one.slug());
                }
            }
        }
    }
}
