package org.vaguemestre.web.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.circuit.Addressee;
import org.vaguemestre.circuit.CircuitModelContent;
import org.vaguemestre.circuit.Condition;
import org.vaguemestre.circuit.StepPlan;
import org.vaguemestre.mail.Amount;
import org.vaguemestre.mail.Priority;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.administration.Typed;

/**
 * The fields of one step in the form of a model. Its condition is criteria of which all, or one, must hold; a deeper one, set by a program, is shown in
 * words and kept as it is.
 */
public final class StepFields {
    private String kind = TaskKind.VISA.name();
    private String name = "";
    private List<String> addressees = List.of();
    private boolean together;
    private boolean oneByOne;
    private String quorum = "";
    private String days = "";
    private boolean any;
    private List<String> types = List.of();
    private String amount = "";
    private String level = "";
    private String priority = "";
    private Condition kept;
    private int keptFrom = -1;

    static StepFields fresh() {
        return new StepFields();
    }

    static List<StepFields> of(CircuitModelContent model) {
        List<StepFields> steps = new ArrayList<>();
        int rank = 0;
        for (StepPlan plan : model.steps()) {
            StepFields step = new StepFields();
            step.kind = plan.kind().name();
            step.name = plan.name() == null ? "" : plan.name();
            step.addressees = plan.addressees().stream().map(StepFields::word).toList();
            step.together = plan.rank() == rank;
            step.oneByOne = plan.oneByOne();
            step.quorum = plan.quorum() == null ? "" : plan.quorum().toString();
            step.days = plan.days() == null ? "" : plan.days().toString();
            step.show(plan.condition(), steps.size());
            rank = plan.rank();
            steps.add(step);
        }
        return steps;
    }

    private void show(Condition condition, int index) {
        if (condition == null) {
            return;
        }
        boolean several = condition.kind() == Condition.Kind.ALL || condition.kind() == Condition.Kind.ANY;
        List<Condition> criteria = several ? condition.of() : List.of(condition);
        boolean simple = criteria.stream().allMatch(each -> each.of().isEmpty())
                && criteria.stream().map(Condition::kind).distinct().count() == criteria.size();
        if (!simple) {
            kept = condition;
            keptFrom = index;
            return;
        }
        any = condition.kind() == Condition.Kind.ANY;
        for (Condition each : criteria) {
            switch (each.kind()) {
                case TYPE ->
                    types = each.mailTypes().stream().map(UUID::toString).toList();
                case AMOUNT_AT_LEAST -> amount = Amount.typed(each.cents());
                case CONFIDENTIALITY_AT_LEAST -> level = each.confidentiality().name();
                case PRIORITY_AT_LEAST -> priority = each.priority().name();
                default -> throw new IllegalStateException(each.kind() + " has criteria of its own");
            }
        }
    }

    /** What was typed, in the order of the form; of a condition that the form cannot show, the one in force is kept. */
    static List<StepFields> typed(Typed typed, CircuitModelContent known) {
        List<StepFields> steps = new ArrayList<>();
        for (int i = 0; !typed.text("nature." + i, "").isEmpty(); i++) {
            StepFields step = new StepFields();
            step.kind = typed.text("nature." + i, "");
            step.name = typed.text("nom." + i, "");
            step.addressees = typed.all("a." + i);
            step.together = !typed.all("ensemble." + i).isEmpty();
            step.oneByOne = !typed.all("tour." + i).isEmpty();
            step.quorum = typed.text("quorum." + i, "");
            step.days = typed.text("jours." + i, "");
            step.any = typed.text("si." + i, "").equals("ANY");
            step.types = typed.all("types." + i);
            step.amount = typed.text("montant." + i, "");
            step.level = typed.text("niveau." + i, "");
            step.priority = typed.text("priorite." + i, "");
            String from = typed.text("garde." + i, "");
            if (from.matches("\\d{1,3}")
                    && Integer.parseInt(from) < known.steps().size()) {
                step.keptFrom = Integer.parseInt(from);
                step.kept = known.steps().get(step.keptFrom).condition();
            }
            steps.add(step);
        }
        return steps;
    }

    /** @throws Refused FIELD_INVALID */
    StepPlan plan(int rank) {
        return new StepPlan(
                constant(TaskKind.class, "nature", kind),
                name.isBlank() ? null : name.strip(),
                rank,
                addressees.stream().map(StepFields::addressee).toList(),
                oneByOne,
                number("quorum", quorum),
                number("délai", days),
                condition());
    }

    private Condition condition() {
        if (kept != null) {
            return kept;
        }
        List<Condition> criteria = new ArrayList<>();
        if (!types.isEmpty()) {
            criteria.add(new Condition(
                    Condition.Kind.TYPE,
                    null,
                    types.stream().map(UUID::fromString).toList(),
                    null,
                    null,
                    null));
        }
        if (!amount.isBlank()) {
            criteria.add(new Condition(Condition.Kind.AMOUNT_AT_LEAST, null, null, Amount.cents(amount), null, null));
        }
        if (!level.isBlank()) {
            Confidentiality atLeast = constant(Confidentiality.class, "confidentialité", level);
            criteria.add(new Condition(Condition.Kind.CONFIDENTIALITY_AT_LEAST, null, null, null, atLeast, null));
        }
        if (!priority.isBlank()) {
            Priority atLeast = constant(Priority.class, "priorité", priority);
            criteria.add(new Condition(Condition.Kind.PRIORITY_AT_LEAST, null, null, null, null, atLeast));
        }
        if (criteria.size() <= 1) {
            return criteria.isEmpty() ? null : criteria.get(0);
        }
        return new Condition(any ? Condition.Kind.ANY : Condition.Kind.ALL, criteria, null, null, null, null);
    }

    private static Integer number(String field, String text) {
        try {
            return text.isBlank() ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new Refused(Refusal.FIELD_INVALID, field, text);
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String field, String text) {
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.FIELD_INVALID, field, text);
        }
    }

    /** An addressee as it stands in the form: its kind and the identifiers it needs. */
    static String word(Addressee to) {
        return to.kind() + ":"
                + Optional.ofNullable(to.account()).map(UUID::toString).orElse("") + ":"
                + Optional.ofNullable(to.role()).map(UUID::toString).orElse("") + ":"
                + Optional.ofNullable(to.department()).map(UUID::toString).orElse("");
    }

    private static Addressee addressee(String word) {
        String[] parts = word.split(":", -1);
        try {
            return new Addressee(Addressee.Kind.valueOf(parts[0]), id(parts[1]), id(parts[2]), id(parts[3]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new Refused(Refusal.FIELD_INVALID, "destinataire", word);
        }
    }

    private static UUID id(String text) {
        return text.isEmpty() ? null : UUID.fromString(text);
    }

    public boolean is(Enum<?> constant) {
        return constant.name().equals(constant instanceof TaskKind ? kind : level);
    }

    public boolean isPriority(Priority one) {
        return one.name().equals(priority);
    }

    public boolean asks(String word) {
        return addressees.contains(word);
    }

    public boolean about(UUID type) {
        return types.contains(type.toString());
    }

    public String getName() {
        return name;
    }

    public boolean isTogether() {
        return together;
    }

    public boolean isOneByOne() {
        return oneByOne;
    }

    public String getQuorum() {
        return quorum;
    }

    public String getDays() {
        return days;
    }

    public boolean isAny() {
        return any;
    }

    public String getAmount() {
        return amount;
    }

    /** Whether the step has a condition. */
    public boolean isConditional() {
        return kept != null || !types.isEmpty() || !amount.isBlank() || !level.isBlank() || !priority.isBlank();
    }

    /** A condition that the form cannot show; null for none. */
    public Condition getKept() {
        return kept;
    }

    public int getKeptFrom() {
        return keptFrom;
    }
}
