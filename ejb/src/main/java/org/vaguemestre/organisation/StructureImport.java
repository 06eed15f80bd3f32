package org.vaguemestre.organisation;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.AccountView;
import org.vaguemestre.access.Accounts;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.NewAccount;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.Walled;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * Departments or agents given as a table: looked at line by line, then all of them put in force, or none. A department is known by its code, an agent
 * by its login with role and department, so that the same table twice changes nothing. An empty cell leaves what is.
 */
@Stateless
public class StructureImport {
    public static final int LINES = 500;

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter FRENCH_DAY = DateTimeFormatter.ofPattern("d/M/yyyy");

    @Resource
    private SessionContext session;

    @Inject
    private Accounts accounts;

    @Inject
    private Clock clock;

    @Inject
    private Departments departments;

    @Inject
    private Memberships memberships;

    @Inject
    private Publication publication;

    @Inject
    private StructureDesk desk;

    /** What a table is about, with its columns. */
    public enum Table {
        DEPARTMENTS(
                List.of("code", "nom"),
                List.of("code", "nom", "rattachement", "debut", "fin", "adresse", "telephone", "courriel")),
        AGENTS(
                List.of("identifiant", "role", "qualite"),
                List.of(
                        "identifiant",
                        "prenom",
                        "nom",
                        "courriel",
                        "role",
                        "service",
                        "qualite",
                        "habilitation",
                        "debut",
                        "fin"));

        private final List<String> required;
        private final List<String> columns;

        Table(List<String> required, List<String> columns) {
            this.required = required;
            this.columns = columns;
        }

        public List<String> columns() {
            return columns;
        }
    }

    /** What a line does. */
    public enum Verdict {
        CREATED,
        CHANGED,
        SAME,
        REFUSED
    }

    /**
     * One line of the table.
     *
     * @param n its number, from 1, without the names of the columns
     * @param refusal why it cannot be taken; null when it can
     * @param given the account it makes; its password is null while one only looks
     */
    public record Line(int n, String key, String name, Verdict verdict, Refused refusal, Accounts.Given given) {}

    /** What would happen; nothing does. */
    public List<Line> preview(Table table, String text) {
        administrator();
        List<Line> lines = read(table, text, false);
        session.setRollbackOnly();
        return lines;
    }

    /** @throws Refused IMPORT_HAS_REFUSED_LINES when there is one: then nothing happens */
    public List<Line> apply(Table table, String text) {
        administrator();
        List<Line> lines = read(table, text, true);
        long refused =
                lines.stream().filter(line -> line.verdict() == Verdict.REFUSED).count();
        if (refused > 0) {
            throw new Refused(Refusal.IMPORT_HAS_REFUSED_LINES, refused);
        }
        return lines;
    }

    private List<Line> read(Table table, String text, boolean forGood) {
        List<Map<String, String>> rows = ImportedTable.lines(text, table.required, LINES);
        List<Line> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Map<String, UUID> roles = roles();
        for (Map<String, String> row : rows) {
            int n = lines.size() + 1;
            String key = table == Table.DEPARTMENTS
                    ? row.getOrDefault("code", "").toUpperCase(Locale.ROOT)
                    : row.getOrDefault("identifiant", "").toLowerCase(Locale.ROOT);
            String name = table == Table.DEPARTMENTS
                    ? row.getOrDefault("nom", "")
                    : (row.getOrDefault("prenom", "") + " " + row.getOrDefault("nom", "")).strip();
            try {
                lines.add(
                        table == Table.DEPARTMENTS
                                ? department(n, key, name, row)
                                : agent(n, key, name, row, roles, seen, forGood));
            } catch (Refused refused) {
                lines.add(new Line(n, key, name, Verdict.REFUSED, refused, null));
            }
        }
        return lines;
    }

    private Line department(int n, String code, String name, Map<String, String> row) {
        Optional<UUID> known = byCode(code);
        UUID target = known.orElseGet(Walled::newId);
        DepartmentContent is = known.flatMap(departments::inForce)
                .orElse(new DepartmentContent(code, null, null, today(), null, null, null, null, null, null));
        String above = row.get("rattachement");
        DepartmentContent wished = new DepartmentContent(
                code,
                row.getOrDefault("nom", is.name()),
                above == null ? is.parent() : department(above),
                day(row, "debut", is.from()),
                day(row, "fin", is.until()),
                is.successor(),
                null,
                row.getOrDefault("adresse", is.address()),
                row.getOrDefault("telephone", is.phone()),
                row.getOrDefault("courriel", is.email()));
        boolean changes = publication.of(departments, target, wished);
        return new Line(n, code, name, verdict(known.isEmpty(), changes), null, null);
    }

    private Line agent(
            int n,
            String login,
            String name,
            Map<String, String> row,
            Map<String, UUID> roles,
            Set<String> seen,
            boolean forGood) {
        UUID role = roles.get(ImportedTable.plain(row.getOrDefault("role", "")));
        UUID department = row.get("service") == null ? null : department(row.get("service"));
        if (role == null) {
            throw new Refused(Refusal.ROLE_UNKNOWN);
        }
        Optional<AccountView> account = login.isEmpty() ? Optional.empty() : accounts.byLogin(login);
        NewAccount newcomer = account.isPresent()
                ? null
                : new NewAccount(login, row.get("prenom"), row.get("nom"), row.get("courriel"));
        account.ifPresent(known -> {
            if (!known.portalRights().isEmpty()) {
                throw new Refused(Refusal.PORTAL_ACCOUNT, known.login());
            }
        });
        UUID id = account.map(AccountView::id).orElseGet(Walled::newId);
        String shown = account.map(AccountView::name).orElse(name);
        if (!seen.add(login + "/" + role + "/" + department)) {
            throw new Refused(Refusal.MEMBERSHIP_TWICE, shown);
        }
        Optional<UUID> known = membership(id, role, department);
        MembershipContent is = known.flatMap(memberships::inForce)
                .orElse(new MembershipContent(id, role, department, null, Confidentiality.NORMAL, today(), null));
        MembershipContent wished = new MembershipContent(
                id,
                role,
                department,
                row.getOrDefault("qualite", is.quality()),
                clearance(row.get("habilitation"), is.clearance()),
                day(row, "debut", is.from()),
                day(row, "fin", is.until()),
                is.heads());
        UUID target = known.orElseGet(Walled::newId);
        if (newcomer == null) {
            return new Line(
                    n, login, shown, verdict(known.isEmpty(), publication.of(memberships, target, wished)), null, null);
        }
        memberships.check(target, wished);
        /* The next line may speak of the same new account: then it is there already. */
        Accounts.Given given = forGood ? accounts.create(newcomer) : new Accounts.Given(id, newcomer.login(), null);
        if (forGood) {
            publication.of(memberships, target, of(given.account(), wished));
        }
        return new Line(n, login, name, Verdict.CREATED, null, given);
    }

    private static MembershipContent of(UUID account, MembershipContent as) {
        return new MembershipContent(
                account, as.role(), as.department(), as.quality(), as.clearance(), as.from(), as.until());
    }

    private static Verdict verdict(boolean isNew, boolean changes) {
        return isNew ? Verdict.CREATED : changes ? Verdict.CHANGED : Verdict.SAME;
    }

    /** Roles by code and by name, without case and accents. */
    private Map<String, UUID> roles() {
        Map<String, UUID> roles = new HashMap<>();
        desk.roles().forEach(role -> {
            roles.put(ImportedTable.plain(role.content().name()), role.id());
            roles.put(ImportedTable.plain(role.content().code()), role.id());
        });
        return roles;
    }

    private Optional<UUID> byCode(String code) {
        return departments.all().departments().entrySet().stream()
                .filter(entry -> entry.getValue().code().equalsIgnoreCase(code))
                .filter(entry -> entry.getValue().period().until() == null
                        || !entry.getValue().period().until().isBefore(today()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private UUID department(String code) {
        return byCode(code).orElseThrow(() -> new Refused(Refusal.DEPARTMENT_UNKNOWN, code));
    }

    private Optional<UUID> membership(UUID account, UUID role, UUID department) {
        return memberships.of(account, role, department);
    }

    static Confidentiality clearance(String word, Confidentiality otherwise) {
        if (word == null) {
            return otherwise;
        }
        return switch (ImportedTable.plain(word)) {
            case "normal", "normale", "ordinaire" -> Confidentiality.NORMAL;
            case "restreint", "restreinte", "restricted" -> Confidentiality.RESTRICTED;
            case "confidentiel", "confidentielle", "confidential" -> Confidentiality.CONFIDENTIAL;
            default -> throw new Refused(Refusal.FIELD_INVALID, "habilitation", word);
        };
    }

    static LocalDate day(Map<String, String> row, String column, LocalDate otherwise) {
        String word = row.get(column);
        if (word == null) {
            return otherwise;
        }
        try {
            return word.indexOf('/') > 0 ? LocalDate.parse(word, FRENCH_DAY) : LocalDate.parse(word);
        } catch (DateTimeParseException e) {
            throw new Refused(Refusal.FIELD_INVALID, column, word);
        }
    }

    private static void administrator() {
        CurrentAccess.get().require(Right.ORGANISATION_ADMINISTER);
    }

    private LocalDate today() {
        return clock.instant().atZone(PARIS).toLocalDate();
    }
}
