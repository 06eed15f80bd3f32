package org.vaguemestre.web.circuit;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.circuit.Handovers;
import org.vaguemestre.circuit.PendingWork;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.organisation.StructureDesk;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** What an agent who leaves hands over, and to whom. Asked: {@code de} (who leaves), {@code a} (to whom). */
@Named("handoverDesk")
@RequestScoped
public class HandoverDesk {
    @Inject
    private Asked asked;

    @Inject
    private PendingWork work;

    @Inject
    private Handovers handovers;

    @Inject
    private StructureDesk desk;

    @Inject
    private Structure structure;

    @Inject
    private Notices notices;

    @Inject
    private Say say;

    @Inject
    private Way way;

    private Map<UUID, String> people;
    private UUID from;
    private List<PendingWork.Pending> pending = List.of();

    @PostConstruct
    void look() {
        people = new LinkedHashMap<>();
        desk.members().stream()
                .sorted(Comparator.comparing(StructureDesk.MemberLine::name))
                .forEach(line -> people.putIfAbsent(line.content().account(), line.name()));
        from = asked.id("de").orElse(null);
        if (from != null) {
            pending = work.of(from);
        }
    }

    /** Everyone who is or was a member, by name. */
    public Map<UUID, String> getPeople() {
        return people;
    }

    public List<AgentView> getSuccessors() {
        return structure.agents().stream()
                .filter(agent -> !agent.account().equals(from))
                .toList();
    }

    /** Null before one is chosen. */
    public UUID getFrom() {
        return from;
    }

    public String getName() {
        return people.getOrDefault(from, "");
    }

    public List<PendingWork.Pending> getPending() {
        return pending;
    }

    /** Hands all of it over; what stays is told one by one. */
    public void handOver() {
        List<Handovers.Given> given = notices.unlessRefused(
                () -> handovers.handOver(
                        from, asked.id("a").orElseThrow(() -> new Refused(Refusal.FIELD_MISSING, "agent"))),
                null);
        if (given == null) {
            return;
        }
        long done = given.stream().filter(one -> one.refused() == null).count();
        notices.outcome(
                done == 0 ? null : say.with("done.handover", done, getName()),
                given.stream()
                        .filter(one -> one.refused() != null)
                        .map(one -> say.with(
                                "gesture.refused",
                                one.pending().number(),
                                one.refused().sentence(say.locale())))
                        .toList());
        way.to(Screen.HANDOVER, "de", from);
    }
}
