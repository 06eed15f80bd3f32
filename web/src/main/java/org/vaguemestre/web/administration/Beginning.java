package org.vaguemestre.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.vaguemestre.mail.Baskets;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.StructureDesk;
import org.vaguemestre.organisation.StructureDesk.Standing;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** The first-run guide (<i>dix minutes jusqu’au premier courrier</i>): what is done is read from the state, so it keeps itself. */
@Named("beginning")
@RequestScoped
public class Beginning {
    @Inject
    private Baskets baskets;

    @Inject
    private MailTypes types;

    @Inject
    private Notices notices;

    @Inject
    private Portal portal;

    @Inject
    private StructureDesk desk;

    @Inject
    private Way way;

    private List<Step> steps;

    /**
     * One step.
     *
     * @param name key of its words
     * @param count how many there are of what it makes
     * @param address where it is done; null when that screen is not open to the person
     * @param needed without it no letter can be registered well
     */
    public record Step(String name, boolean done, long count, String address, boolean needed) {}

    @PostConstruct
    void look() {
        OrganisationView organisation = portal.getOrganisation();
        long departments = desk.departments().stream()
                .filter(line -> line.standing() != Standing.ENDED)
                .count();
        long roles = desk.roles().size();
        long people = desk.members().stream()
                .filter(line -> line.standing() != Standing.ENDED && line.active())
                .map(line -> line.content().account())
                .distinct()
                .count();
        long letters = baskets.letters();
        steps = new ArrayList<>();
        add("services", departments > 0, departments, Screen.DEPARTMENTS.address(), true);
        add("roles", roles > 0, roles, Screen.ROLES.address(), true);
        add("agents", people > 1, people, Screen.AGENTS.address(), false);
        add("types", !types.all().isEmpty(), types.all().size(), "administration-types", false);
        add(
                "collectivite",
                organisation.colour() != null || organisation.logo() != null,
                0,
                Screen.IDENTITY.address(),
                false);
        add("courrier", letters > 0, letters, Screen.REGISTER.address(), true);
    }

    private void add(String name, boolean done, long count, String screen, boolean needed) {
        steps.add(new Step(name, done, count, portal.opens(screen) ? portal.to(screen) : null, needed));
    }

    public List<Step> getSteps() {
        return steps;
    }

    public long getDone() {
        return steps.stream().filter(Step::done).count();
    }

    public boolean isOver() {
        return getDone() == steps.size();
    }

    /** The guide stands first until a first letter is registered. */
    public boolean isNeeded() {
        return steps.stream().anyMatch(step -> step.needed() && !step.done());
    }

    public void addDepartments() {
        Integer added = notices.unlessRefused(desk::addReadyMadeDepartments, null);
        if (added != null) {
            notices.done("done.readyMade", added);
            way.to(Screen.ADMINISTRATION);
        }
    }
}
