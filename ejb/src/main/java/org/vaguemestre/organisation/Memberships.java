package org.vaguemestre.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.access.Account;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.journal.Act;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** Memberships, set by the organisation's administrator. */
@ApplicationScoped
class Memberships implements Configurable<MembershipContent> {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    @Override
    public String kind() {
        return "membership";
    }

    @Override
    public Class<MembershipContent> content() {
        return MembershipContent.class;
    }

    @Override
    public Optional<MembershipContent> inForce(UUID target) {
        return Optional.ofNullable(entityManager.find(Membership.class, target)).map(Membership::set);
    }

    @Override
    public void check(UUID target, MembershipContent wished) {
        wished.period().check();
        if (wished.account() == null) {
            throw new Refused(Refusal.AGENT_UNKNOWN);
        }
        if (wished.quality() == null || wished.quality().isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "qualité");
        }
        if (wished.quality().length() > Organigram.NAME_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "qualité", Organigram.NAME_LIMIT);
        }
        if (Boolean.TRUE.equals(wished.heads()) && wished.department() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "service");
        }
        if (wished.clearance() == null) {
            throw new Refused(Refusal.FIELD_MISSING, "habilitation");
        }
        Role role = wished.role() == null ? null : entityManager.find(Role.class, wished.role());
        if (role == null) {
            throw new Refused(Refusal.ROLE_UNKNOWN);
        }
        checkDepartment(wished);
        boolean twice = all().stream()
                .anyMatch(other -> !other.id().equals(target)
                        && other.set().account().equals(wished.account())
                        && other.set().role().equals(wished.role())
                        && Objects.equals(other.departmentId(), wished.department())
                        && other.set().period().meets(wished.period()));
        if (twice) {
            throw new Refused(Refusal.MEMBERSHIP_TWICE, name(wished.account()));
        }
        if (inForce(target).isPresent()) {
            checkAdministratorsLeft(null, null, target, wished);
        }
    }

    private void checkDepartment(MembershipContent wished) {
        if (wished.department() != null) {
            Department department = entityManager.find(Department.class, wished.department());
            if (department == null || !department.set().period().meets(wished.period())) {
                throw new Refused(Refusal.DEPARTMENT_UNKNOWN, String.valueOf(wished.department()));
            }
        }
    }

    /**
     * Somebody would still administer the organisation if that role had these rights, or that membership this content.
     *
     * @throws Refused LAST_ADMINISTRATOR
     */
    void checkAdministratorsLeft(UUID role, Collection<Right> rights, UUID membership, MembershipContent content) {
        List<AdministratorsLeft.Holder> holders = new ArrayList<>();
        for (Membership each : all()) {
            MembershipContent set = each.id().equals(membership) ? content : each.set();
            Collection<Right> held = set.role().equals(role)
                    ? rights
                    : entityManager.find(Role.class, set.role()).rights();
            holders.add(new AdministratorsLeft.Holder(held, set.period(), active(set.account())));
        }
        AdministratorsLeft.check(holders, today());
    }

    private boolean active(UUID account) {
        return (boolean) entityManager
                .createNativeQuery("select exists (select from account where id = :id and disabled_at is null)")
                .setParameter("id", account)
                .getSingleResult();
    }

    @Override
    public void apply(UUID target, MembershipContent wished) {
        Membership membership = entityManager.find(Membership.class, target);
        if (membership == null) {
            membership = new Membership(
                    CurrentAccess.get().organisation(),
                    target,
                    entityManager.getReference(Account.class, wished.account()),
                    entityManager.getReference(Role.class, wished.role()),
                    wished.department(),
                    wished.quality(),
                    wished.clearance(),
                    wished.from());
            entityManager.persist(membership);
        }
        membership.become(wished, entityManager.getReference(Role.class, wished.role()));
        entityManager.flush();
    }

    @Override
    public Act act(MembershipContent before, MembershipContent after) {
        if (before == null) {
            return OrganisationAct.MEMBER_ADDED;
        }
        return before.until() == null && after.until() != null
                ? OrganisationAct.MEMBER_ENDED
                : OrganisationAct.MEMBER_CHANGED;
    }

    @Override
    public String named(MembershipContent content) {
        return name(content.account());
    }

    @Override
    public Map<String, Object> told(MembershipContent content) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("account", name(content.account()));
        told.put("role", roleName(content.role()));
        told.put("department", departmentName(content.department()));
        told.put("quality", content.quality());
        told.put("heads", Boolean.TRUE.equals(content.heads()));
        told.put("clearance", content.clearance());
        told.put("from", content.from());
        told.put("until", content.until());
        return told;
    }

    /** The membership of that person with that role and department that has not ended. */
    Optional<UUID> of(UUID account, UUID role, UUID department) {
        return all().stream()
                .filter(each -> each.set().account().equals(account)
                        && each.set().role().equals(role)
                        && Objects.equals(each.departmentId(), department))
                .filter(each ->
                        each.set().until() == null || !each.set().until().isBefore(today()))
                .map(Membership::id)
                .findFirst();
    }

    private List<Membership> all() {
        return entityManager
                .createQuery(
                        "select m from Membership m join fetch m.account join fetch m.role order by m.id",
                        Membership.class)
                .getResultList();
    }

    /** Of one who was never a member only an act of the portal knows the name. */
    private String name(UUID account) {
        return account == null
                ? "?"
                : entityManager
                        .createQuery("select a from Account a where a.id = :id", Account.class)
                        .setParameter("id", account)
                        .getResultStream()
                        .findFirst()
                        .map(Account::name)
                        .orElse("?");
    }

    private String roleName(UUID role) {
        Role known = role == null ? null : entityManager.find(Role.class, role);
        return known == null ? null : known.set().name();
    }

    private String departmentName(UUID department) {
        Department known = department == null ? null : entityManager.find(Department.class, department);
        return known == null ? null : known.set().name();
    }

    private LocalDate today() {
        return clock.instant().atZone(PARIS).toLocalDate();
    }
}
