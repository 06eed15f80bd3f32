package org.vaguemestre.circuit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.mail.ItemInHand;
import org.vaguemestre.mail.MailCourse;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.Structure;

/**
 * What a circuit model would have asked of whom, had it been in force last month (<i>simulation</i>): over the items of its types that came in since,
 * with the people who hold the places today. Nothing is changed.
 */
@Stateless
public class CircuitSimulation {
    /** Items looked at, at most. */
    public static final int LIMIT = 300;

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Inject
    private MailCourse course;

    @Inject
    private CircuitModels models;

    @Inject
    private AddresseesNow addressees;

    @Inject
    private Structure structure;

    @Inject
    private Clock clock;

    /**
     * What was found.
     *
     * @param unseen items of these types that the caller may not see; they are counted and not told
     * @param people tasks of each person, under the model in force and under the one simulated
     */
    public record Result(LocalDate since, List<Told> items, int unseen, List<Share> people) {}

    /**
     * An item, and through whose hands it would go.
     *
     * @param before steps under the model in force; empty for none
     * @param after steps under the one simulated
     */
    public record Told(UUID id, String number, String subject, List<Passage> before, List<Passage> after) {
        public boolean differs() {
            return !before.equals(after);
        }
    }

    /** A step that would have taken place, and with whom. */
    public record Passage(StepPlan plan, List<String> people) {}

    /** Tasks of a person. */
    public record Share(String name, int before, int after) {}

    /** Simulates a model, published or not, over the last month. @throws org.vaguemestre.refusal.Refused RIGHT_MISSING, or what is wrong with it */
    public Result of(CircuitModelContent wished) {
        CurrentAccess.get().require(Right.ORGANISATION_ADMINISTER);
        wished.check();
        LocalDate since = clock.instant().atZone(PARIS).toLocalDate().minusMonths(1);
        MailCourse.Recent recent = course.recent(wished.mailTypes(), since, LIMIT);
        Map<UUID, String> names = AgentView.names(structure.agents());
        Map<UUID, List<StepPlan>> inForce = new LinkedHashMap<>();
        Map<String, int[]> shares = new LinkedHashMap<>();
        List<Told> told = new ArrayList<>();
        for (ItemInHand item : recent.items()) {
            List<StepPlan> now = item.mailType() == null
                    ? List.of()
                    : inForce.computeIfAbsent(item.mailType(), type -> models.ofType(type)
                            .map(CircuitModels.PublishedModel::steps)
                            .orElse(List.of()));
            List<Passage> before = passages(now, item, names);
            List<Passage> after = passages(wished.steps(), item, names);
            count(before, shares, 0);
            count(after, shares, 1);
            told.add(new Told(item.id(), item.number(), item.subject(), before, after));
        }
        List<Share> people = shares.entrySet().stream()
                .map(share -> new Share(share.getKey(), share.getValue()[0], share.getValue()[1]))
                .sorted((one, other) -> other.after() - one.after())
                .toList();
        return new Result(since, told, recent.unseen(), people);
    }

    private List<Passage> passages(List<StepPlan> plans, ItemInHand item, Map<UUID, String> names) {
        return plans.stream()
                .filter(plan -> plan.condition() == null || plan.condition().holds(item))
                .map(plan -> new Passage(
                        plan,
                        plan.asked().stream()
                                .flatMap(addressee -> addressees.of(addressee, item).accounts().stream())
                                .distinct()
                                .map(account -> names.getOrDefault(account, "?"))
                                .sorted()
                                .toList()))
                .toList();
    }

    private static void count(List<Passage> passages, Map<String, int[]> shares, int which) {
        passages.forEach(
                passage -> passage.people().forEach(name -> shares.computeIfAbsent(name, key -> new int[2])[which]++));
    }
}
