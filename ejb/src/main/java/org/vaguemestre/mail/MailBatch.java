package org.vaguemestre.mail;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * One act on many items (<i>actes en nombre</i>). Each item has its own guard, version, transaction and journal entry, under the person's access
 * to its own organisation; what is refused for one is done for the others, and the answer says so item by item.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailBatch {
    /** Most items of one request. */
    public static final int LIMIT = 200;

    @Inject
    private Organisations organisations;

    @Inject
    private MailRoom mailRoom;

    /**
     * An item, as it was seen.
     *
     * @param organisation slug of its organisation
     */
    public record Target(String organisation, UUID item, long version) {}

    /**
     * What became of one item.
     *
     * @param number null when the caller may not know it
     * @param version after the act; as seen when it was refused
     * @param refused why nothing was done; null when it was
     */
    public record Outcome(String organisation, UUID item, String number, long version, Refused refused) {
        public boolean done() {
            return refused == null;
        }
    }

    /** What is done to one item under the access in force. */
    private interface Doing {
        ActDone on(Target target);
    }

    /**
     * Does the act on each.
     *
     * @param command identifier of the request: sent again, nothing is done twice
     * @throws Refused TOO_MANY_ITEMS before anything is done
     */
    public List<Outcome> perform(SignedIn who, UUID command, AskedAct asked, List<Target> targets) {
        return each(who, targets, target -> mailRoom.perform(command, target.item(), target.version(), asked));
    }

    /** Takes back what was just done to each: its version is the one the act left. */
    public List<Outcome> undo(SignedIn who, UUID command, List<Target> targets) {
        return each(who, targets, target -> mailRoom.undo(command, target.item(), target.version()));
    }

    private List<Outcome> each(SignedIn who, List<Target> targets, Doing doing) {
        if (targets.size() > LIMIT) {
            throw new Refused(Refusal.TOO_MANY_ITEMS, LIMIT);
        }
        return targets.stream().map(target -> one(who, target, doing)).toList();
    }

    private Outcome one(SignedIn who, Target target, Doing doing) {
        Access access = organisations.enter(who, target.organisation()).orElse(null);
        if (access == null) {
            return refused(target, null, new Refused(Refusal.NOT_FOUND));
        }
        return CurrentAccess.during(access, () -> {
            ActDone[] done = new ActDone[1];
            return Refused.unless(() -> done[0] = doing.on(target))
                    .map(refused -> refused(target, mailRoom.numberOf(target.item()), refused))
                    .orElseGet(() -> new Outcome(
                            target.organisation(), target.item(), done[0].number(), done[0].version(), null));
        });
    }

    private static Outcome refused(Target target, String number, Refused refused) {
        return new Outcome(target.organisation(), target.item(), number, target.version(), refused);
    }
}
