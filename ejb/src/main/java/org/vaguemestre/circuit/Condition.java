package org.vaguemestre.circuit;

import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.mail.ItemInHand;
import org.vaguemestre.mail.Priority;

/**
 * When a step takes place (<i>condition</i>): a tree of typed criteria, evaluated on the item when the step would begin. Never SQL, never a script.
 *
 * @param of conditions of ALL, ANY and NOT (one); empty otherwise
 * @param mailTypes of TYPE: one of them
 * @param cents of AMOUNT_AT_LEAST
 * @param confidentiality of CONFIDENTIALITY_AT_LEAST
 * @param priority of PRIORITY_AT_LEAST
 */
public record Condition(
        Kind kind,
        List<Condition> of,
        List<UUID> mailTypes,
        Long cents,
        Confidentiality confidentiality,
        Priority priority) {
    private static final int DEPTH_LIMIT = 5;

    public Condition {
        of = of == null ? List.of() : List.copyOf(of);
        mailTypes = mailTypes == null ? List.of() : List.copyOf(mailTypes);
    }

    /** What a condition looks at. */
    public enum Kind {
        ALL,
        ANY,
        NOT,
        TYPE,
        AMOUNT_AT_LEAST,
        CONFIDENTIALITY_AT_LEAST,
        PRIORITY_AT_LEAST
    }

    /** Whether it holds for the item as it is; an amount that is not known is below every amount. */
    public boolean holds(ItemInHand item) {
        return switch (kind) {
            case ALL -> of.stream().allMatch(condition -> condition.holds(item));
            case ANY -> of.stream().anyMatch(condition -> condition.holds(item));
            case NOT -> of.stream().noneMatch(condition -> condition.holds(item));
            case TYPE -> item.mailType() != null && mailTypes.contains(item.mailType());
            case AMOUNT_AT_LEAST -> item.amountCents() != null && item.amountCents() >= cents;
            case CONFIDENTIALITY_AT_LEAST -> item.confidentiality().compareTo(confidentiality) >= 0;
            case PRIORITY_AT_LEAST -> item.priority().compareTo(priority) >= 0;
        };
    }

    /** Whether all is said that its kind needs, and not too deep to be read. */
    boolean isWhole() {
        return isWhole(DEPTH_LIMIT);
    }

    private boolean isWhole(int depth) {
        return depth > 0
                && switch (kind) {
                    case ALL, ANY -> !of.isEmpty() && of.stream().allMatch(each -> each.isWhole(depth - 1));
                    case NOT -> of.size() == 1 && of.get(0).isWhole(depth - 1);
                    case TYPE -> !mailTypes.isEmpty();
                    case AMOUNT_AT_LEAST -> cents != null && cents > 0;
                    case CONFIDENTIALITY_AT_LEAST -> confidentiality != null;
                    case PRIORITY_AT_LEAST -> priority != null;
                };
    }
}
