package org.vaguemestre.mail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.vaguemestre.access.Audience;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Onlooker;

/**
 * One reason for which people see an item (<i>qui peut voir, et pourquoi</i>), and these people. It asks the tokens that the item carries and those
 * that people hold ({@link Audience}), so that what is explained is what is applied.
 *
 * @param department the department the reason is about; null for none
 * @param people in the order of the directory, each once
 */
public record Sight(Reason reason, String department, List<Person> people) {
    /** Why (<i>motif</i>), from the nearest to the furthest. */
    public enum Reason {
        /** Traite ce courrier. */
        ASSIGNEE,
        /** Membre du service. */
        DEPARTMENT,
        /** Membre d’un service au-dessus. */
        ABOVE,
        /** En copie, by name. */
        COPIED,
        /** Membre d’un service en copie. */
        COPIED_DEPARTMENT,
        /** Membre d’un service au-dessus d’un service en copie. */
        ABOVE_COPIED,
        /** Voit tout le courrier. */
        SEES_ALL
    }

    /** One who sees it. */
    public record Person(UUID account, String name, String quality) {}

    private record Why(Reason reason, UUID department) {}

    static List<Sight> of(
            Collection<String> audience,
            UUID department,
            UUID assignee,
            List<Onlooker> onlookers,
            List<DepartmentView> departments) {
        Map<Why, Map<UUID, Person>> seeing = new LinkedHashMap<>();
        for (Onlooker onlooker : onlookers) {
            for (String token : audience) {
                if (onlooker.tokens().contains(token)) {
                    seeing.computeIfAbsent(why(token, department, assignee, onlooker), why -> new LinkedHashMap<>())
                            .putIfAbsent(
                                    onlooker.account(),
                                    new Person(onlooker.account(), onlooker.name(), onlooker.quality()));
                }
            }
        }
        return seeing.entrySet().stream()
                .map(found -> new Sight(
                        found.getKey().reason(),
                        name(found.getKey().department(), departments),
                        new ArrayList<>(found.getValue().values())))
                .sorted(Comparator.comparing(Sight::reason)
                        .thenComparing(sight -> Objects.requireNonNullElse(sight.department(), "")))
                .toList();
    }

    private static Why why(String token, UUID department, UUID assignee, Onlooker onlooker) {
        UUID named = Audience.departmentOf(token).orElse(null);
        if (named != null) {
            boolean member = named.equals(onlooker.department());
            boolean its = named.equals(department);
            return new Why(
                    its
                            ? member ? Reason.DEPARTMENT : Reason.ABOVE
                            : member ? Reason.COPIED_DEPARTMENT : Reason.ABOVE_COPIED,
                    named);
        }
        if (Audience.isByName(token)) {
            return new Why(onlooker.account().equals(assignee) ? Reason.ASSIGNEE : Reason.COPIED, null);
        }
        return new Why(Reason.SEES_ALL, null);
    }

    private static String name(UUID department, List<DepartmentView> departments) {
        return departments.stream()
                .filter(known -> known.id().equals(department))
                .map(DepartmentView::name)
                .findFirst()
                .orElse(null);
    }
}
