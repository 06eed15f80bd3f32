package org.vaguemestre.organisation;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infinispan.Cache;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.Account;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.journal.Journal;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** The structure of the organisation acted for: departments, roles, members (<i>organigramme</i>). */
@Stateless
public class Structure {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Journal journal;

    @Inject
    private DelegationRecords delegations;

    @Inject
    private Clock clock;

    @Resource(lookup = "java:jboss/infinispan/cache/vaguemestre/directory")
    private Cache<String, List<?>> directory;

    /** Departments in office today, by name. */
    public List<DepartmentView> departments() {
        return cached("departments", () -> departmentsOn(today()));
    }

    private List<DepartmentView> departmentsOn(LocalDate day) {
        return entityManager
                .createQuery(
                        "select d from Department d where d.validFrom <= :today and (d.validUntil is null or d.validUntil >= :today) order by d.name",
                        Department.class)
                .setParameter("today", day)
                .getResultStream()
                .map(Department::view)
                .toList();
    }

    /** @throws Refused DEPARTMENT_UNKNOWN */
    public DepartmentView department(UUID id) {
        return departments().stream()
                .filter(department -> department.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.DEPARTMENT_UNKNOWN, String.valueOf(id)));
    }

    public Optional<DepartmentView> departmentByCode(String code) {
        return departments().stream()
                .filter(department -> department.code().equalsIgnoreCase(code))
                .findFirst();
    }

    /** Members today, by last name; one line a person. */
    public List<AgentView> agents() {
        return cached("agents", this::loadAgents);
    }

    /** @throws Refused AGENT_UNKNOWN */
    public AgentView agent(UUID account) {
        return agents().stream()
                .filter(agent -> agent.account().equals(account))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.AGENT_UNKNOWN));
    }

    /** Roles, by name. */
    public List<RoleView> roles() {
        return cached("roles", () -> entityManager
                .createQuery("select r from Role r order by r.name, r.id", Role.class)
                .getResultStream()
                .map(role ->
                        new RoleView(role.id(), role.set().code(), role.set().name()))
                .toList());
    }

    /** Who directs a department today; where nobody does, who directs the one above it, and so on up; empty where nobody does. */
    public List<AgentView> headsOf(UUID department) {
        List<Membership> heads =
                membershipsToday().stream().filter(Membership::heads).toList();
        UUID above = department;
        for (int up = 0; above != null && up <= departments().size(); up++) {
            UUID here = above;
            List<AgentView> found = agents(heads.stream().filter(head -> here.equals(head.departmentId())));
            if (!found.isEmpty()) {
                return found;
            }
            above = departments().stream()
                    .filter(known -> known.id().equals(here))
                    .findFirst()
                    .map(DepartmentView::parent)
                    .orElse(null);
        }
        return List.of();
    }

    /** Who has a role in a department today. */
    public List<AgentView> holders(UUID role, UUID department) {
        return agents(membershipsToday().stream()
                .filter(membership ->
                        membership.role().id().equals(role) && Objects.equals(membership.departmentId(), department)));
    }

    /** Members today who hold a right here. */
    public List<AgentView> holding(Right right) {
        return agents(membershipsToday().stream()
                .filter(membership -> membership.role().rights().contains(right)));
    }

    private List<AgentView> agents(Stream<Membership> of) {
        Set<UUID> accounts = of.map(membership -> membership.account().id()).collect(Collectors.toSet());
        return agents().stream()
                .filter(agent -> accounts.contains(agent.account()))
                .toList();
    }

    private List<Membership> membershipsToday() {
        return entityManager
                .createQuery(
                        "select m from Membership m join fetch m.role where m.validFrom <= :today and (m.validUntil is null or m.validUntil >= :today)",
                        Membership.class)
                .setParameter("today", today())
                .getResultList();
    }

    private List<AgentView> loadAgents() {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        """
                        select distinct on (a.last_name, a.first_name, a.id) a.id, a.login, a.first_name, a.last_name, m.quality, m.department_id
                        from membership m join account a on a.id = m.account_id
                        where m.organisation_id = :organisation and m.valid_from <= :today and (m.valid_until is null or m.valid_until >= :today)
                        and a.disabled_at is null order by a.last_name, a.first_name, a.id, m.id
                        """,
                        Tuple.class)
                .setParameter("organisation", organisation())
                .setParameter("today", today())
                .getResultList();
        return rows.stream()
                .map(row -> new AgentView(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, String.class),
                        row.get(5, UUID.class)))
                .toList();
    }

    /** Creates the organisation acted for in the directory: the application itself, or the portal's administrator through it. */
    public void create(OrganisationView.Kind kind, String name, String slug, UUID parent) {
        CurrentAccess.get().require(Right.PORTAL_ADMINISTER);
        entityManager
                .createNativeQuery(
                        "insert into organisation (id, slug, name, kind, parent_id, created_at) values (:id, :slug, :name, :kind, cast(:parent as uuid), :now)")
                .setParameter("id", organisation())
                .setParameter("slug", slug)
                .setParameter("name", name)
                .setParameter("kind", kind.name())
                .setParameter("parent", parent == null ? null : parent.toString())
                .setParameter("now", clock.instant())
                .executeUpdate();
        entityManager
                .createNativeQuery("insert into organisation_settings (organisation_id) values (:id)")
                .setParameter("id", organisation())
                .executeUpdate();
        record(OrganisationAct.CREATED, Map.of("slug", slug, "kind", kind));
    }

    public UUID addDepartment(String code, String name, UUID parent, LocalDate validFrom) {
        CurrentAccess.get().require(Right.ORGANISATION_ADMINISTER);
        Department department = new Department(organisation(), code, name, parent, validFrom);
        entityManager.persist(department);
        record(OrganisationAct.DEPARTMENT_ADDED, Map.of("department", department.id(), "code", code));
        return department.id();
    }

    public UUID addRole(String code, String name, Set<Right> rights) {
        CurrentAccess.get().require(Right.ORGANISATION_ADMINISTER);
        Role role = new Role(organisation(), code, name, rights);
        entityManager.persist(role);
        record(
                OrganisationAct.ROLE_ADDED,
                Map.of(
                        "role",
                        role.id(),
                        "code",
                        code,
                        "rights",
                        rights.stream().sorted().toList()));
        return role.id();
    }

    public UUID addMember(
            UUID account,
            UUID roleId,
            UUID department,
            String quality,
            Confidentiality clearance,
            LocalDate validFrom) {
        return addMember(account, roleId, department, quality, clearance, validFrom, false);
    }

    /** @param heads directs the department */
    public UUID addMember(
            UUID account,
            UUID roleId,
            UUID department,
            String quality,
            Confidentiality clearance,
            LocalDate validFrom,
            boolean heads) {
        CurrentAccess.get().require(Right.ORGANISATION_ADMINISTER);
        Membership membership = new Membership(
                organisation(),
                entityManager.getReference(Account.class, account),
                entityManager.getReference(Role.class, roleId),
                department,
                quality,
                clearance,
                validFrom);
        if (heads) {
            membership.direct();
        }
        entityManager.persist(membership);
        Map<String, Object> facts = new java.util.HashMap<>();
        facts.put("account", account);
        facts.put("role", roleId);
        facts.put("department", department);
        facts.put("clearance", clearance);
        record(OrganisationAct.MEMBER_ADDED, facts);
        return membership.id();
    }

    /** Organisations of which the caller is a member today. */
    public List<UUID> organisationsOf(UUID account) {
        return entityManager
                .createNativeQuery(
                        "select distinct organisation_id from membership where account_id = :account and valid_from <= :today and (valid_until is null or valid_until >= :today)",
                        UUID.class)
                .setParameter("account", account)
                .setParameter("today", today())
                .getResultList();
    }

    /** What the memberships of a person open in the organisation acted for; empty when there is none. */
    public Optional<Access> accessOf(SignedIn who, OrganisationView organisation) {
        List<Membership> memberships = memberships(who.account(), today());
        if (memberships.isEmpty()) {
            return Optional.empty();
        }
        Access access =
                access(who.account(), who.name(), organisation.id(), organisation.slug(), memberships, departments());
        return Optional.of(access.with(delegations.tokensOf(who.account(), today())));
    }

    /**
     * What the memberships of a person open on a day, asked by the administrator; empty when there is none. It is looked at and never acted
     * under.
     */
    public Optional<Access> accessOn(LocalDate day, UUID account, String name) {
        Access asking = CurrentAccess.get();
        asking.require(Right.ORGANISATION_ADMINISTER);
        List<Membership> memberships = memberships(account, day);
        return memberships.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        access(account, name, asking.organisation(), asking.slug(), memberships, departmentsOn(day))
                                .with(delegations.tokensOf(account, day)));
    }

    private static Access access(
            UUID account,
            String name,
            UUID organisation,
            String slug,
            List<Membership> memberships,
            List<DepartmentView> departments) {
        return Access.member(
                account,
                name,
                organisation,
                slug,
                memberships.stream()
                        .map(m -> new Access.Grant(
                                m.role().rights(), m.clearance(), withAllBelow(m.departmentId(), departments)))
                        .toList());
    }

    private List<Membership> memberships(UUID account, LocalDate day) {
        return entityManager
                .createQuery(
                        "select m from Membership m join fetch m.role where m.account.id = :account and m.validFrom <= :today and (m.validUntil is null or m.validUntil >= :today)",
                        Membership.class)
                .setParameter("account", account)
                .setParameter("today", day)
                .getResultList();
    }

    /** What each membership of today opens, by the name of its member: the same grants with which these people come in. */
    public List<Onlooker> onlookers() {
        List<DepartmentView> departments = departments();
        return entityManager
                .createQuery(
                        """
                        select m from Membership m join fetch m.role join fetch m.account
                        where m.validFrom <= :today and (m.validUntil is null or m.validUntil >= :today) and m.account.disabledAt is null
                        order by m.account.lastName, m.account.firstName, m.id
                        """,
                        Membership.class)
                .setParameter("today", today())
                .getResultStream()
                .map(m -> new Onlooker(
                        m.account().id(),
                        m.account().name(),
                        m.quality(),
                        m.departmentId(),
                        Access.member(
                                        m.account().id(),
                                        m.account().name(),
                                        organisation(),
                                        "",
                                        List.of(new Access.Grant(
                                                m.role().rights(),
                                                m.clearance(),
                                                withAllBelow(m.departmentId(), departments))))
                                .audience()))
                .toList();
    }

    static Set<UUID> withAllBelow(UUID department, List<DepartmentView> departments) {
        Set<UUID> found = new LinkedHashSet<>();
        Deque<UUID> toVisit = new ArrayDeque<>();
        if (department != null) {
            toVisit.add(department);
        }
        while (!toVisit.isEmpty()) {
            UUID next = toVisit.remove();
            if (found.add(next)) {
                departments.stream()
                        .filter(below -> next.equals(below.parent()))
                        .map(DepartmentView::id)
                        .forEach(toVisit::add);
            }
        }
        return found;
    }

    private void record(OrganisationAct act, Map<String, ?> facts) {
        journal.append(act, OrganisationAct.SUBJECT, organisation(), facts);
    }

    @SuppressWarnings("unchecked")
    private <T> List<T> cached(String what, java.util.function.Supplier<List<T>> load) {
        String key = CachedStructure.directoryKey(organisation(), what + "/" + today());
        List<?> known = directory.get(key);
        if (known == null) {
            known = load.get();
            directory.put(key, known);
        }
        return (List<T>) known;
    }

    private static UUID organisation() {
        return CurrentAccess.get().organisation();
    }

    private LocalDate today() {
        return clock.instant().atZone(PARIS).toLocalDate();
    }
}
