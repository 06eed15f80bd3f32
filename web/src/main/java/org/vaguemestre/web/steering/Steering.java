package org.vaguemestre.web.steering;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vaguemestre.insight.Criterion;
import org.vaguemestre.insight.Figures;
import org.vaguemestre.insight.Slice;
import org.vaguemestre.insight.Weeks;
import org.vaguemestre.mail.MailTypeView;
import org.vaguemestre.mail.MailTypes;
import org.vaguemestre.organisation.AgentView;
import org.vaguemestre.organisation.DepartmentView;
import org.vaguemestre.organisation.Structure;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Portal;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;

/** What every page of steering is asked for: {@code du} and {@code au} (26 weeks by default), {@code service}. */
@Named
@RequestScoped
public class Steering {
    static final int USUAL_WEEKS = 26;

    /** A period one link away. */
    public record Preset(String words, String address, boolean chosen) {}

    @Inject
    private Asked asked;

    @Inject
    private Figures figures;

    @Inject
    private Structure structure;

    @Inject
    private MailTypes types;

    @Inject
    private Portal portal;

    @Inject
    private Say say;

    private LocalDate from;
    private LocalDate to;
    private UUID department;
    private boolean narrowed;

    @PostConstruct
    void look() {
        LocalDate today = figures.today();
        to = asked.day("au").filter(day -> !day.isAfter(today)).orElse(today);
        from = asked.day("du").orElseGet(() -> Weeks.first(to, USUAL_WEEKS));
        if (from.isAfter(to)) {
            from = Weeks.monday(to);
        }
        LocalDate earliest = Weeks.first(to, Weeks.AT_MOST);
        if (from.isBefore(earliest)) {
            from = earliest;
        }
        department = asked.id("service").orElse(null);
        narrowed = asked.text("du").isPresent() || asked.text("au").isPresent() || department != null;
    }

    public LocalDate getFrom() {
        return from;
    }

    public LocalDate getTo() {
        return to;
    }

    public UUID getDepartment() {
        return department;
    }

    public boolean isNarrowed() {
        return narrowed;
    }

    public boolean isEverything() {
        return figures.countsEverything();
    }

    /** Whose mail is counted, in words. */
    public String getScope() {
        String whose = say.of(isEverything() ? "steer.scope.all" : "steer.scope.mine");
        return department == null ? whose : whose + " · " + departmentName(department);
    }

    /** All of what the page counts. */
    Slice all() {
        return Slice.ALL.with(Criterion.DEPARTMENT, department);
    }

    Slice arrived() {
        return all().arrived(from, to);
    }

    Slice ended() {
        return all().ended(from, to);
    }

    /** The list behind a figure. */
    String list(Slice slice) {
        return portal.to(Screen.COUNTED.address()) + "?" + slice.address();
    }

    /** The same page, for a period that ends today. */
    public List<Preset> getPresets() {
        LocalDate today = figures.today();
        List<Preset> presets = new ArrayList<>();
        for (int weeks : new int[] {4, 13, 26, 52}) {
            LocalDate first = Weeks.first(today, weeks);
            String address = "?du=" + first + "&au=" + today + (department == null ? "" : "&service=" + department);
            presets.add(new Preset(say.with("steer.weeks", weeks), address, first.equals(from) && to.equals(today)));
        }
        return presets;
    }

    /** The parameters of this page, for the export of one of its tables. */
    public String export(String table) {
        return portal.to("tableau-csv") + "?table=" + table + "&du=" + from + "&au=" + to
                + (department == null ? "" : "&service=" + department);
    }

    /** Departments one may choose from: all of them, or one's own. */
    public List<DepartmentView> getDepartments() {
        return isEverything()
                ? structure.departments()
                : structure.departments().stream()
                        .filter(one -> org.vaguemestre.access.CurrentAccess.get()
                                .departments()
                                .contains(one.id()))
                        .toList();
    }

    String departmentName(Object id) {
        return name(departmentNames(), id, "steer.noDepartment");
    }

    private Map<UUID, String> departmentNames() {
        return structure.departments().stream().collect(Collectors.toMap(DepartmentView::id, DepartmentView::name));
    }

    String agentName(Object account) {
        return name(AgentView.names(structure.agents()), account, "steer.nobody");
    }

    String typeName(Object id) {
        return name(
                types.all().stream().collect(Collectors.toMap(MailTypeView::id, MailTypeView::name)),
                id,
                "steer.noType");
    }

    private String name(Map<UUID, String> names, Object id, String without) {
        return id == null ? say.of(without) : Optional.ofNullable(names.get(id)).orElse(say.of("steer.former"));
    }
}
