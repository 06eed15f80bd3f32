package org.vaguemestre.organisation;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vaguemestre.journal.Act;
import org.vaguemestre.refusal.Refused;

/**
 * A kind of configuration of the organisation acted for (<i>réglage</i>): departments, roles, mail types … Its owner says how a wished state is
 * checked and applied; {@link Drafts} keeps drafts of it, publishes and journals. A CDI bean of the capability the configuration belongs to.
 *
 * @param <C> its content: a record of strings, UUIDs, days, whole numbers, truths, constants, and lists of these; null for what is not said
 */
public interface Configurable<C extends Record> {
    /** Stable name: {@code department}. */
    String kind();

    Class<C> content();

    /** What is in force of the target; empty for one that does not exist yet. */
    Optional<C> inForce(UUID target);

    /**
     * Whether the wished content may be published as things are now; nothing is changed.
     *
     * @throws Refused why not, and what to do
     */
    void check(UUID target, C wished);

    /** Puts the wished content in force, in the transaction of its publication; it was checked before, and is journalled after. */
    void apply(UUID target, C wished);

    /**
     * Under what it is journalled.
     *
     * @param before null when it is new
     */
    Act act(C before, C after);

    /** How a person calls it: the name of the department. */
    String named(C content);

    /**
     * What a person reads of it, field by field in the order of a form: strings, days, numbers, truths, constants and lists of these; names in place
     * of identifiers.
     */
    Map<String, Object> told(C content);
}
