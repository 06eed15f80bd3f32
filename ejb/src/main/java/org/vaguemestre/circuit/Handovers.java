package org.vaguemestre.circuit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.mail.AskedAct;
import org.vaguemestre.mail.MailRoom;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.organisation.TaskKind;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;

/**
 * What is with an agent who leaves goes to another (<i>passation</i>): the items they handle and the tasks they hold.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Handovers {
    @Inject
    private PendingWork work;

    @Inject
    private Circuits circuits;

    @Inject
    private MailRoom mailRoom;

    @Inject
    private Structure structure;

    /**
     * What became of one.
     *
     * @param refused why it stayed; null when it went
     */
    public record Given(PendingWork.Pending pending, Refused refused) {}

    /**
     * Gives all that is with an agent to another, each in a transaction of its own, journalled as reassigned by the caller: what cannot go stays and is told.
     *
     * @throws Refused as {@link PendingWork#of}; AGENT_UNKNOWN, DELEGATION_TO_ONESELF
     */
    public List<Given> handOver(UUID from, UUID to) {
        structure.agent(to);
        if (from.equals(to)) {
            throw new Refused(Refusal.DELEGATION_TO_ONESELF);
        }
        Access caller = CurrentAccess.get();
        List<PendingWork.Pending> all = work.of(from);
        List<Given> given = new ArrayList<>();
        Set<UUID> circuitsDone = new HashSet<>();
        for (PendingWork.Pending one : all) {
            Optional<Refused> refused = CurrentAccess.during(
                    caller.office(),
                    () -> Refused.unless(() -> {
                        if (one.kind() == TaskKind.HANDLE) {
                            mailRoom.perform(null, one.item(), one.version(), AskedAct.assign(to));
                        } else if (circuitsDone.add(one.item())) {
                            circuits.handOver(one.item(), from, to);
                        }
                    }));
            given.add(new Given(one, refused.orElse(null)));
        }
        return given;
    }
}
