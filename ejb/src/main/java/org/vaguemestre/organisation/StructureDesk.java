package org.vaguemestre.organisation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.access.AccountView;
import org.vaguemestre.access.Accounts;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.NewAccount;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.Walled;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * The structure as its administrator sees it: departments, roles and memberships of yesterday, today and tomorrow. They are changed by publishing their
 * content ({@link Drafts}); here is how one joins.
 */
@Stateless
public class StructureDesk {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @PersistenceContext
    private EntityManager entityManager;

    @Inject
    private Accounts accounts;

    @Inject
    private Clock clock;

    @Inject
    private Departments departments;

    @Inject
    private Drafts drafts;

    /** Whether something is in force today. */
    public enum Standing {
        TO_COME,
        IN_FORCE,
        ENDED
    }

    /**
     * A department in its tree.
     *
     * @param depth 0 for one with none above
     * @param open its items that nobody has finished
     * @param members people who belong to it today
     */
    public record DepartmentLine(
            UUID id, DepartmentContent content, int depth, Standing standing, int open, long members) {}

    /** @param holders names of those who hold it today, by name */
    public record RoleLine(UUID id, RoleContent content, List<String> holders) {}

    /** @param active its account may sign in */
    public record MemberLine(
            UUID id,
            MembershipContent content,
            String login,
            String name,
            String role,
            String department,
            boolean active,
            Standing standing) {}

    /** The tree: each under the one above, by name; the closed ones after those in office. */
    public List<DepartmentLine> departments() {
        administrator();
        Map<UUID, DepartmentContent> all = departments.all().departments();
        Map<UUID, Long> members = members().stream()
                .filter(member -> member.standing() == Standing.IN_FORCE)
                .filter(member -> member.content().department() != null)
                .collect(Collectors.groupingBy(member -> member.content().department(), Collectors.counting()));
        List<DepartmentLine> lines = new ArrayList<>();
        grow(null, 0, all, members, lines, new HashSet<>());
        return lines;
    }

    private void grow(
            UUID above,
            int depth,
            Map<UUID, DepartmentContent> all,
            Map<UUID, Long> members,
            List<DepartmentLine> lines,
            Set<UUID> seen) {
        all.entrySet().stream()
                .filter(entry -> Objects.equals(entry.getValue().parent(), above) && seen.add(entry.getKey()))
                .sorted(Comparator.comparing((Map.Entry<UUID, DepartmentContent> entry) ->
                                standing(entry.getValue().period()) == Standing.ENDED)
                        .thenComparing(entry -> entry.getValue().name(), Collator.getInstance(Locale.FRENCH)))
                .forEach(entry -> {
                    lines.add(new DepartmentLine(
                            entry.getKey(),
                            entry.getValue(),
                            depth,
                            standing(entry.getValue().period()),
                            departments.open(entry.getKey()),
                            members.getOrDefault(entry.getKey(), 0L)));
                    grow(entry.getKey(), depth + 1, all, members, lines, seen);
                });
    }

    public List<RoleLine> roles() {
        administrator();
        Map<UUID, List<String>> holders = new HashMap<>();
        members().stream()
                .filter(member -> member.standing() == Standing.IN_FORCE && member.active())
                .forEach(member -> holders.computeIfAbsent(member.content().role(), role -> new ArrayList<>())
                        .add(member.name()));
        return entityManager
                .createQuery("select r from Role r order by r.name, r.id", Role.class)
                .getResultStream()
                .map(role -> new RoleLine(
                        role.id(),
                        role.set(),
                        holders.getOrDefault(role.id(), List.of()).stream()
                                .distinct()
                                .toList()))
                .toList();
    }

    /** Every membership, by name; those of today before those that ended. */
    public List<MemberLine> members() {
        administrator();
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        """
                        select m.id, a.login, a.first_name || ' ' || a.last_name, r.name, d.name, a.disabled_at is null
                        from membership m join account a on a.id = m.account_id
                        join role r on r.organisation_id = m.organisation_id and r.id = m.role_id
                        left join department d on d.organisation_id = m.organisation_id and d.id = m.department_id
                        where m.organisation_id = :organisation order by a.last_name, a.first_name, a.id, m.valid_from, m.id
                        """,
                        Tuple.class)
                .setParameter("organisation", CurrentAccess.get().organisation())
                .getResultList();
        Map<UUID, Membership> memberships = entityManager
                .createQuery("select m from Membership m join fetch m.account join fetch m.role", Membership.class)
                .getResultStream()
                .collect(Collectors.toMap(Membership::id, membership -> membership));
        return rows.stream()
                .map(row -> {
                    MembershipContent content =
                            memberships.get(row.get(0, UUID.class)).set();
                    return new MemberLine(
                            row.get(0, UUID.class),
                            content,
                            row.get(1, String.class),
                            row.get(2, String.class),
                            row.get(3, String.class),
                            row.get(4, String.class),
                            row.get(5, Boolean.class),
                            standing(content.period()));
                })
                .sorted(Comparator.comparing(member -> member.standing() == Standing.ENDED))
                .toList();
    }

    /** An account that exists, found by its exact login. @throws Refused LOGIN_UNKNOWN, PORTAL_ACCOUNT */
    public AccountView known(String login) {
        administrator();
        AccountView account = accounts.byLogin(login == null ? "" : login)
                .orElseThrow(() -> new Refused(Refusal.LOGIN_UNKNOWN, login));
        if (!account.portalRights().isEmpty()) {
            throw new Refused(Refusal.PORTAL_ACCOUNT, account.login());
        }
        return account;
    }

    /**
     * Creates an account and makes it a member: both, or neither.
     *
     * @param as what the person is here; its account is still to be made
     * @return the password to hand over, shown this once
     */
    public Accounts.Given welcome(NewAccount newcomer, MembershipContent as) {
        administrator();
        Accounts.Given given = accounts.create(newcomer);
        drafts.publish(
                Walled.newId(),
                new MembershipContent(
                        given.account(),
                        as.role(),
                        as.department(),
                        as.quality(),
                        as.clearance(),
                        as.from(),
                        as.until()),
                null);
        return given;
    }

    /**
     * Adds the departments of a small commune; those whose code is in use stay as they are.
     *
     * @return how many were added
     */
    public int addReadyMadeDepartments() {
        administrator();
        Map<String, UUID> ids = new HashMap<>();
        departments.all().departments().forEach((id, known) -> {
            if (standing(known.period()) == Standing.IN_FORCE) {
                ids.put(known.code(), id);
            }
        });
        int added = 0;
        for (ReadyMade.ReadyDepartment ready : ReadyMade.DEPARTMENTS) {
            if (!ids.containsKey(ready.code())) {
                UUID id = Walled.newId();
                drafts.publish(
                        id,
                        new DepartmentContent(
                                ready.code(),
                                ready.name(),
                                ids.get(ready.parent()),
                                today(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        null);
                ids.put(ready.code(), id);
                added++;
            }
        }
        return added;
    }

    private Standing standing(Period period) {
        LocalDate today = today();
        if (period.covers(today)) {
            return Standing.IN_FORCE;
        }
        return period.from().isAfter(today) ? Standing.TO_COME : Standing.ENDED;
    }

    private static void administrator() {
        CurrentAccess.get().require(Right.ORGANISATION_ADMINISTER);
    }

    private LocalDate today() {
        return clock.instant().atZone(PARIS).toLocalDate();
    }
}
