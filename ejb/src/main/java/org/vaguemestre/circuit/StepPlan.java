package org.vaguemestre.circuit;

import java.util.List;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * A step as a model foresees it, or as it is added by hand (<i>étape prévue</i>).
 *
 * @param name what its people read; null for the name of its kind
 * @param rank steps follow their ranks; those of one rank take place at the same time
 * @param oneByOne its people are asked one after the other instead of all at once
 * @param quorum how many opinions are enough; null for all. In steps of other kinds each addressee acts
 * @param days calendar days in which it is to be done; null for none
 * @param condition null for always
 */
public record StepPlan(
        TaskKind kind,
        String name,
        int rank,
        List<Addressee> addressees,
        boolean oneByOne,
        Integer quorum,
        Integer days,
        Condition condition) {
    private static final int DAYS_LIMIT = 365;

    public StepPlan {
        addressees = addressees == null ? List.of() : List.copyOf(addressees);
    }

    public static StepPlan of(TaskKind kind, int rank, Addressee... addressees) {
        return new StepPlan(kind, null, rank, List.of(addressees), false, null, null, null);
    }

    /**
     * What is wrong with it in itself.
     *
     * @throws Refused FIELD_MISSING, STEP_WITHOUT_ADDRESSEE, QUORUM_UNFIT, FIELD_INVALID, CONDITION_INCOMPLETE
     */
    void check() {
        if (kind == null) {
            throw new Refused(Refusal.FIELD_MISSING, "nature");
        }
        boolean someone = kind == TaskKind.HANDLE || kind == TaskKind.DISPATCH || !addressees.isEmpty();
        if (!someone || addressees.stream().anyMatch(addressee -> !addressee.isWhole())) {
            throw new Refused(Refusal.STEP_WITHOUT_ADDRESSEE, rank);
        }
        if (quorum != null && (kind != TaskKind.OPINION || quorum < 1 || quorum > addressees.size())) {
            throw new Refused(Refusal.QUORUM_UNFIT, rank);
        }
        if (days != null && (days < 1 || days > DAYS_LIMIT)) {
            throw new Refused(Refusal.FIELD_INVALID, "délai", days);
        }
        if (condition != null && !condition.isWhole()) {
            throw new Refused(Refusal.CONDITION_INCOMPLETE, rank);
        }
    }

    /** Those it asks; where nobody is named, a handling is for whom the item is with and a dispatch for the mail room. */
    List<Addressee> asked() {
        return !addressees.isEmpty()
                ? addressees
                : List.of(kind == TaskKind.DISPATCH ? Addressee.mailRoom() : Addressee.itemAssignee());
    }

    /** The same at another rank. */
    StepPlan at(int place) {
        return new StepPlan(kind, name, place, addressees, oneByOne, quorum, days, condition);
    }
}
