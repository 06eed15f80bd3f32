package org.vaguemestre.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.vaguemestre.access.Walled;
import org.vaguemestre.organisation.DepartmentContent;
import org.vaguemestre.organisation.StructureDesk;
import org.vaguemestre.organisation.StructureDesk.DepartmentLine;
import org.vaguemestre.organisation.StructureDesk.Standing;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** Services: the tree, and one of them. Asked: {@code id} (a department), {@code nouveau} (identifier of the one to come), {@code sous} (the one above). */
@Named("departmentForm")
@RequestScoped
public class DepartmentForm {
    @Inject
    private Asked asked;

    @Inject
    private Drafting drafting;

    @Inject
    private Notices notices;

    @Inject
    private Say say;

    @Inject
    private StructureDesk desk;

    @Inject
    private Typed typed;

    @Inject
    private Way way;

    private List<DepartmentLine> lines;
    private UUID target;
    private DepartmentContent known;
    private String base;

    @PostConstruct
    void look() {
        lines = desk.departments();
        target = asked.id("id").orElse(null);
        if (target != null) {
            known = drafting.shown(DepartmentContent.class, target)
                    .orElse(new DepartmentContent(
                            null,
                            null,
                            asked.id("sous").orElse(null),
                            say.today(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null));
            base = drafting.base(DepartmentContent.class, target);
        }
    }

    public List<DepartmentLine> getLines() {
        return lines;
    }

    /** Those in office, to choose from. */
    public List<DepartmentLine> getChoices() {
        return lines.stream()
                .filter(line -> line.standing() != Standing.ENDED && !line.id().equals(target))
                .toList();
    }

    public UUID getTarget() {
        return target;
    }

    /** Identifier for one to come. */
    public UUID getNewId() {
        return Walled.newId();
    }

    public String getBase() {
        return base;
    }

    public boolean isNew() {
        return lines.stream().noneMatch(line -> line.id().equals(target));
    }

    /** Its items that nobody has finished. */
    public int getOpen() {
        return lines.stream()
                .filter(line -> line.id().equals(target))
                .mapToInt(DepartmentLine::open)
                .sum();
    }

    public String getCode() {
        return typed.text("code", known.code());
    }

    public String getName() {
        return typed.text("nom", known.name());
    }

    public String getFrom() {
        return typed.text("debut", known.from());
    }

    public String getUntil() {
        return typed.text("fin", known.until());
    }

    public String getAddress() {
        return typed.text("adresse", known.address());
    }

    public String getPhone() {
        return typed.text("telephone", known.phone());
    }

    public String getEmail() {
        return typed.text("courriel", known.email());
    }

    public String getParent() {
        return typed.text("rattachement", known.parent());
    }

    public String getSuccessor() {
        return typed.text("suite", known.successor());
    }

    public String getOpenItemsTo() {
        return typed.text("ouverts", known.openItemsTo());
    }

    public void publish() {
        DepartmentContent wished = wished();
        if (wished != null && drafting.publish(target, wished, wished.name())) {
            way.to(Screen.DEPARTMENTS);
        }
    }

    public void keep() {
        DepartmentContent wished = wished();
        if (wished != null && drafting.keep(target, wished, String.valueOf(wished.name()))) {
            way.to(Screen.DEPARTMENTS, "id", target);
        }
    }

    /** What the form says; null when a field of it says nothing that can be. */
    private DepartmentContent wished() {
        return notices.unlessRefused(
                () -> new DepartmentContent(
                        asked.text("code")
                                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                                .orElse(null),
                        asked.text("nom").map(String::strip).orElse(null),
                        asked.id("rattachement").orElse(null),
                        asked.day("debut").orElse(null),
                        asked.day("fin").orElse(null),
                        asked.id("suite").orElse(null),
                        asked.id("ouverts").orElse(null),
                        asked.text("adresse").orElse(null),
                        asked.text("telephone").orElse(null),
                        asked.text("courriel").orElse(null)),
                null);
    }
}
