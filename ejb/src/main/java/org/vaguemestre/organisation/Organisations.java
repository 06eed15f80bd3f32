package org.vaguemestre.organisation;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.infinispan.Cache;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.SignedIn;

/**
 * The public directory of the portal and the way into its organisations. What is asked at every click is kept in the server's caches, by
 * organisation, and forgotten behind the journal ({@link CachedStructure}).
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Organisations {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Structure structure;

    @Inject
    private Clock clock;

    @Resource(lookup = "java:jboss/infinispan/cache/vaguemestre/access")
    private Cache<String, Access> accesses;

    @Resource(lookup = "java:jboss/infinispan/cache/vaguemestre/directory")
    private Cache<String, List<?>> directory;

    /** Every organisation of the portal, by name. */
    public List<OrganisationView> all() {
        return listed("order by o.name", null);
    }

    public Optional<OrganisationView> bySlug(String slug) {
        String key = CachedStructure.slugKey(slug);
        List<?> known = directory.get(key);
        if (known == null) {
            known = listed("where o.slug = :value", slug);
            if (known.isEmpty()) {
                return Optional.empty(); // not kept: anyone may ask for anything
            }
            directory.put(key, known);
        }
        return Optional.of((OrganisationView) known.get(0));
    }

    /** What the organisation acted for puts on its letters. */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public LetterHead letterHead() {
        Tuple row = (Tuple) entityManager
                .createNativeQuery(
                        "select postal_address, email_address, phone, numbering from organisation_settings where organisation_id = :organisation",
                        Tuple.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .getSingleResult();
        return new LetterHead(
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class).equals(Identity.AT_DISPATCH));
    }

    /** Organisations of which the person is a member today, by name. */
    public List<OrganisationView> of(SignedIn who) {
        List<UUID> memberOf = CurrentAccess.during(who.person(), () -> structure.organisationsOf(who.account()));
        return all().stream()
                .filter(organisation -> memberOf.contains(organisation.id()))
                .toList();
    }

    /**
     * The access of a person to an organisation.
     *
     * @return empty when the organisation does not exist or the person is no member of it today: the caller gives one answer for both
     */
    public Optional<Access> enter(SignedIn who, String slug) {
        return bySlug(slug).flatMap(organisation -> {
            String key = CachedStructure.accessKey(
                    organisation.id(),
                    who.account(),
                    clock.instant().atZone(PARIS).toLocalDate());
            Access known = accesses.get(key);
            if (known != null) {
                return Optional.of(known);
            }
            Optional<Access> access = CurrentAccess.during(
                    Access.application("habilitation", organisation.id(), organisation.slug()),
                    () -> structure.accessOf(who, organisation));
            access.ifPresent(found -> accesses.put(key, found));
            return access;
        });
    }

    private List<OrganisationView> listed(String clause, String value) {
        var query = entityManager.createNativeQuery(
                "select o.id, o.slug, o.name, o.kind, p.name, o.colour, o.logo_sha256 from organisation o left join organisation p on p.id = o.parent_id "
                        + clause,
                Tuple.class);
        if (value != null) {
            query.setParameter("value", value);
        }
        @SuppressWarnings("unchecked")
        List<Tuple> rows = query.getResultList();
        return rows.stream()
                .map(row -> new OrganisationView(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        OrganisationView.Kind.valueOf(row.get(3, String.class)),
                        row.get(4, String.class),
                        row.get(5, String.class),
                        row.get(6, String.class)))
                .toList();
    }
}
