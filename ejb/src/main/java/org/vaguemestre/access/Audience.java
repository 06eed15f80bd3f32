package org.vaguemestre.access;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who may see an item (<i>qui peut voir</i>), as tokens. This is the one rule of visibility inside an organisation: an item carries the
 * tokens of its audience, a caller holds tokens, and the item is seen when they share one. The same tokens stand in the row (lists,
 * counts), in the search index (hits, facets) and are compared in memory (one item), so the three cannot disagree.
 *
 * <ul>
 *   <li>{@code all:LEVEL}: those who see all the mail, with a clearance of at least LEVEL;
 *   <li>{@code d:DEPARTMENT:LEVEL}: the members of a department, or of one above it, with that clearance;
 *   <li>{@code a:ACCOUNT}: one person;
 *   <li>{@code g:DELEGATION}: the delegate of a delegation, while it is in force.
 * </ul>
 */
public final class Audience {
    private Audience() {}

    /** Tokens of an item: its level, the departments and the people it is with or copied to. */
    public static Set<String> of(Confidentiality level, Collection<UUID> departments, Collection<UUID> accounts) {
        Set<String> tokens = new LinkedHashSet<>();
        tokens.add("all:" + level);
        departments.forEach(department -> tokens.add("d:" + department + ":" + level));
        accounts.forEach(account -> tokens.add(person(account)));
        return tokens;
    }

    /** The department a token is about; empty for those about all the mail or one person. */
    public static Optional<UUID> departmentOf(String token) {
        return token.startsWith("d:") ? Optional.of(UUID.fromString(token.split(":")[1])) : Optional.empty();
    }

    /** Whether a token is about one person. */
    public static boolean isByName(String token) {
        return token.startsWith("a:");
    }

    /** What a person is asked to do carries this one. */
    public static String person(UUID account) {
        return "a:" + account;
    }

    /** What may be done under a delegation carries this one; its delegate holds it on the days the delegation is in force. */
    public static String delegation(UUID delegation) {
        return "g:" + delegation;
    }

    /** Whether a token is held by one person only. */
    static boolean isOwn(String token) {
        return token.startsWith("a:") || token.startsWith("g:");
    }

    /** Tokens held by a caller for one membership: the departments are those of the membership and all below it. */
    static Set<String> heldBy(UUID account, boolean seesAll, Confidentiality clearance, Collection<UUID> departments) {
        Set<String> tokens = new LinkedHashSet<>();
        if (account != null) {
            tokens.add(person(account));
        }
        for (Confidentiality level : Confidentiality.values()) {
            if (clearance.allows(level)) {
                if (seesAll) {
                    tokens.add("all:" + level);
                }
                departments.forEach(department -> tokens.add("d:" + department + ":" + level));
            }
        }
        return tokens;
    }
}
