package org.vaguemestre.organisation;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/** All departments of an organisation, past and to come (<i>organigramme</i>), and the rules that hold between them. */
record Organigram(Map<UUID, DepartmentContent> departments) {
    static final int NAME_LIMIT = 200;

    /** It stands on separator sheets and in routing rules. */
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)*");

    private static final int CODE_LIMIT = 20;

    /**
     * Whether a department may become so.
     *
     * @param open its items that nobody has finished
     * @throws Refused why not
     */
    void check(UUID id, DepartmentContent wished, int open, LocalDate today) {
        checkItself(wished);
        wished.period().check();
        departments.forEach((other, known) -> {
            if (!other.equals(id)
                    && known.code().equals(wished.code())
                    && known.period().meets(wished.period())) {
                throw new Refused(Refusal.DEPARTMENT_CODE_TAKEN, wished.code());
            }
        });
        checkAbove(id, wished);
        if (wished.until() != null) {
            checkClosing(id, wished, open, today);
        }
    }

    private static void checkItself(DepartmentContent wished) {
        if (wished.code() == null || wished.code().isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "code");
        }
        if (wished.code().length() > CODE_LIMIT || !CODE.matcher(wished.code()).matches()) {
            throw new Refused(Refusal.DEPARTMENT_CODE_INVALID, wished.code());
        }
        if (wished.name() == null || wished.name().isBlank()) {
            throw new Refused(Refusal.FIELD_MISSING, "nom");
        }
        if (wished.name().length() > NAME_LIMIT) {
            throw new Refused(Refusal.FIELD_TOO_LONG, "nom", NAME_LIMIT);
        }
    }

    private void checkAbove(UUID id, DepartmentContent wished) {
        if (wished.parent() == null) {
            return;
        }
        DepartmentContent above = known(wished.parent());
        Set<UUID> seen = new HashSet<>();
        for (UUID up = wished.parent();
                up != null && seen.add(up);
                up = departments.get(up) == null ? null : departments.get(up).parent()) {
            if (up.equals(id)) {
                throw new Refused(Refusal.DEPARTMENT_CIRCLE, above.name(), wished.name());
            }
        }
        if (!above.period().covers(wished.period())) {
            throw new Refused(Refusal.DEPARTMENT_ABOVE_ENDS, above.name());
        }
    }

    private void checkClosing(UUID id, DepartmentContent wished, int open, LocalDate today) {
        Set<String> below = new TreeSet<>();
        departments.forEach((other, known) -> {
            if (id.equals(known.parent())
                    && (known.until() == null || known.until().isAfter(wished.until()))) {
                below.add(known.name());
            }
        });
        if (!below.isEmpty()) {
            throw new Refused(Refusal.DEPARTMENT_BELOW_STAYS, String.join(", ", below));
        }
        if (wished.successor() != null) {
            checkTakesOver(id, wished.successor(), wished.until().plusDays(1));
        }
        if (wished.openItemsTo() != null) {
            checkTakesOver(id, wished.openItemsTo(), today);
        } else if (open > 0 && !wished.until().isAfter(today)) {
            throw new Refused(Refusal.DEPARTMENT_HAS_OPEN_ITEMS, open);
        }
    }

    private void checkTakesOver(UUID id, UUID next, LocalDate day) {
        if (next.equals(id) || !known(next).period().covers(day)) {
            throw new Refused(Refusal.SUCCESSOR_UNFIT);
        }
    }

    private DepartmentContent known(UUID id) {
        DepartmentContent department = departments.get(id);
        if (department == null) {
            throw new Refused(Refusal.DEPARTMENT_UNKNOWN, String.valueOf(id));
        }
        return department;
    }
}
