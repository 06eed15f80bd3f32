package org.vaguemestre.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.journal.Act;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Roles, set by the organisation's administrator. */
@ApplicationScoped
class Roles implements Configurable<RoleContent> {
    /** Those of the data centre, never given in an organisation. */
    static final Set<Right> OF_THE_PORTAL = EnumSet.of(Right.PORTAL_OPERATE, Right.PORTAL_ADMINISTER);

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Memberships memberships;

    @Override
    public String kind() {
        return "role";
    }

    @Override
    public Class<RoleContent> content() {
        return RoleContent.class;
    }

    @Override
    public Optional<RoleContent> inForce(UUID target) {
        return Optional.ofNullable(entityManager.find(Role.class, target)).map(Role::set);
    }

    @Override
    public void check(UUID target, RoleContent wished) {
        checkItself(wished);
        boolean taken = entityManager
                        .createQuery("select count(r) from Role r where r.code = :code and r.id <> :id", Long.class)
                        .setParameter("code", wished.code())
                        .setParameter("id", target)
                        .getSingleResult()
                > 0;
        if (taken) {
            throw new Refused(Refusal.ROLE_CODE_TAKEN, wished.code());
        }
        if (inForce(target)
                .filter(role -> role.rights().contains(Right.ORGANISATION_ADMINISTER))
                .isPresent()) {
            memberships.checkAdministratorsLeft(target, wished.rights(), null, null);
        }
    }

    static void checkItself(RoleContent wished) {
        if (wished.code() == null || wished.code().isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "code");
        }
        if (wished.name() == null || wished.name().isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "nom");
        }
        if (wished.name().length() > Organigram.NAME_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "nom", Organigram.NAME_LIMIT);
        }
        if (wished.rights().isEmpty()) {
            throw new Refused(Refusal.ROLE_WITHOUT_RIGHT);
        }
        if (wished.rights().stream().anyMatch(OF_THE_PORTAL::contains)) {
            throw new Refused(Refusal.ROLE_WITH_PORTAL_RIGHT);
        }
    }

    @Override
    public void apply(UUID target, RoleContent wished) {
        Role role = entityManager.find(Role.class, target);
        if (role == null) {
            role = new Role(
                    CurrentAccess.get().organisation(),
                    target,
                    wished.code(),
                    wished.name(),
                    Set.copyOf(wished.rights()));
            entityManager.persist(role);
        }
        role.become(wished);
        entityManager.flush();
    }

    @Override
    public Act act(RoleContent before, RoleContent after) {
        return before == null ? OrganisationAct.ROLE_ADDED : OrganisationAct.ROLE_CHANGED;
    }

    @Override
    public String named(RoleContent content) {
        return String.valueOf(content.name());
    }

    @Override
    public Map<String, Object> told(RoleContent content) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("code", content.code());
        told.put("name", content.name());
        told.put("rights", content.rights());
        return told;
    }
}
