package org.vaguemestre.notification;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Structure;

/** Those who are told things by e-mail: members of today, under their own access, at the address of their account. */
@Stateless
public class Recipients {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Structure structure;

    @Inject
    private Clock clock;

    /** Empty for one without, and for one who may not sign in. */
    public Optional<String> addressOf(UUID account) {
        return entityManager
                .createNativeQuery(
                        """
                        select distinct a.email from membership m join account a on a.id = m.account_id
                        where m.organisation_id = :organisation and a.id = :account and a.disabled_at is null and a.email is not null
                        """,
                        String.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .setParameter("account", account)
                .getResultStream()
                .map(String.class::cast)
                .findFirst();
    }

    /** What the person may see today; empty for one who is no member any more. */
    public Optional<Access> accessOf(UUID account, OrganisationView organisation) {
        LocalDate today = clock.instant().atZone(PARIS).toLocalDate();
        return structure.accessOn(today, account, "");
    }

    /** Those who have something unread that they want to be told once a day. */
    @SuppressWarnings("unchecked")
    public List<UUID> ofToday() {
        return entityManager
                .createNativeQuery(
                        """
                        select distinct n.account_id from notification n join notification_choice c on c.organisation_id = n.organisation_id
                          and c.account_id = n.account_id and c.kind = n.kind and c.by_mail = 'DAILY'
                        where n.organisation_id = :organisation and n.read_at is null and n.mailed_at is null
                        """,
                        UUID.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .getResultList();
    }
}
