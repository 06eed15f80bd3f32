package org.vaguemestre.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vaguemestre.access.Right;
import org.vaguemestre.mail.Basket;
import org.vaguemestre.mail.RightsSimulation;
import org.vaguemestre.mail.RightsSimulation.Judged;
import org.vaguemestre.mail.RightsSimulation.Simulated;
import org.vaguemestre.organisation.Period;
import org.vaguemestre.organisation.StructureDesk;
import org.vaguemestre.organisation.StructureDesk.DepartmentLine;
import org.vaguemestre.organisation.StructureDesk.MemberLine;
import org.vaguemestre.organisation.StructureDesk.RoleLine;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;

/** Voir comme: what a person would see on a day, and why. Asked: {@code agent}, {@code jour}, {@code numero} (of an item). */
@Named("seeAs")
@RequestScoped
public class SeeAs {
    @Inject
    private Asked asked;

    @Inject
    private Notices notices;

    @Inject
    private RightsSimulation simulation;

    @Inject
    private Say say;

    @Inject
    private StructureDesk desk;

    private List<MemberLine> members;
    private UUID account;
    private LocalDate day;
    private Simulated simulated;
    private Judged judged;
    private String unknownNumber;

    @PostConstruct
    void look() {
        members = desk.members();
        day = asked.day("jour").orElse(say.today());
        account = asked.id("agent").orElse(null);
        if (account == null) {
            return;
        }
        if (members.stream().noneMatch(member -> member.content().account().equals(account))) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        simulated = simulation.of(account, getName(), day).orElse(null);
        asked.text("numero").filter(number -> simulated != null).ifPresent(number -> {
            try {
                judged = simulation.judge(simulated.access(), number);
            } catch (Refused refused) {
                unknownNumber = number;
            }
        });
    }

    /** One line a person. */
    public List<MemberLine> getPeople() {
        List<MemberLine> people = new ArrayList<>();
        for (MemberLine member : members) {
            if (people.stream()
                    .noneMatch(one ->
                            one.content().account().equals(member.content().account()))) {
                people.add(member);
            }
        }
        return people;
    }

    public UUID getAccount() {
        return account;
    }

    public LocalDate getDay() {
        return day;
    }

    public String getNumber() {
        return asked.text("numero").orElse("");
    }

    public boolean isAsked() {
        return account != null;
    }

    /** The person is something here on that day. */
    public boolean isMember() {
        return simulated != null;
    }

    public String getName() {
        return members.stream()
                .filter(member -> member.content().account().equals(account))
                .map(MemberLine::name)
                .findFirst()
                .orElse("");
    }

    /** Memberships in force on the day: what gives each right. */
    public List<MemberLine> getMemberships() {
        return members.stream()
                .filter(member -> member.content().account().equals(account))
                .filter(member -> inForce(member))
                .toList();
    }

    private boolean inForce(MemberLine member) {
        Period period = new Period(member.content().from(), member.content().until());
        return !period.from().isAfter(day)
                && (period.until() == null || !period.until().isBefore(day));
    }

    /** A right in words, and the roles that give it. */
    public record Held(Right right, String by) {}

    public List<Held> getRights() {
        List<RoleLine> roles = desk.roles();
        return simulated.access().rights().stream()
                .sorted()
                .map(right -> new Held(
                        right,
                        String.join(
                                ", ",
                                roles.stream()
                                        .filter(role -> role.content().rights().contains(right))
                                        .filter(role -> getMemberships().stream()
                                                .anyMatch(member ->
                                                        member.content().role().equals(role.id())))
                                        .map(role -> role.content().name())
                                        .toList())))
                .toList();
    }

    public List<String> getDepartments() {
        return desk.departments().stream()
                .filter(line -> simulated.access().departments().contains(line.id()))
                .map(DepartmentLine::content)
                .map(content -> content.name())
                .toList();
    }

    public Enum<?> getClearance() {
        return simulated.access().clearance();
    }

    public List<Map.Entry<Basket, Integer>> getBaskets() {
        return simulated.baskets().entrySet().stream().toList();
    }

    /** Names of the screens that would be open. */
    public List<String> getScreens() {
        return Arrays.stream(Screen.values())
                .filter(screen -> screen.openTo(simulated.access()))
                .map(screen -> "screen." + screen.address())
                .filter(say::has)
                .map(say::of)
                .toList();
    }

    public Judged getJudged() {
        return judged;
    }

    public String getUnknownNumber() {
        return unknownNumber;
    }

    public List<String> getWhy() {
        return judged.why().stream().map(say::name).toList();
    }
}
