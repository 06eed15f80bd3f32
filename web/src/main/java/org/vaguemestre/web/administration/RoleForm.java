package org.vaguemestre.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.Walled;
import org.vaguemestre.organisation.RoleContent;
import org.vaguemestre.organisation.StructureDesk;
import org.vaguemestre.organisation.StructureDesk.RoleLine;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/** Rôles: sets of rights in words, and who holds them. Asked: {@code id}. */
@Named("roleForm")
@RequestScoped
public class RoleForm {
    @Inject
    private Asked asked;

    @Inject
    private Drafting drafting;

    @Inject
    private Notices notices;

    @Inject
    private StructureDesk desk;

    @Inject
    private Typed typed;

    @Inject
    private Way way;

    private List<RoleLine> lines;
    private UUID target;
    private RoleContent known;
    private String base;

    @PostConstruct
    void look() {
        lines = desk.roles();
        target = asked.id("id").orElse(null);
        if (target != null) {
            known = drafting.shown(RoleContent.class, target).orElse(new RoleContent(null, null, List.of()));
            base = drafting.base(RoleContent.class, target);
        }
    }

    /** A right that may be ticked. */
    public record Choice(Right right, boolean ticked) {}

    public List<Choice> getRights() {
        return Arrays.stream(Right.values())
                .filter(right -> !right.name().startsWith("PORTAL_"))
                .map(right -> new Choice(
                        right,
                        typed.ticked("droit", right.name(), known.rights().contains(right))))
                .toList();
    }

    public List<RoleLine> getLines() {
        return lines;
    }

    public UUID getTarget() {
        return target;
    }

    public UUID getNewId() {
        return Walled.newId();
    }

    public String getBase() {
        return base;
    }

    public boolean isNew() {
        return lines.stream().noneMatch(line -> line.id().equals(target));
    }

    public List<String> getHolders() {
        return lines.stream()
                .filter(line -> line.id().equals(target))
                .flatMap(line -> line.holders().stream())
                .toList();
    }

    public String getCode() {
        return typed.text("code", known.code());
    }

    public String getName() {
        return typed.text("nom", known.name());
    }

    public void publish() {
        RoleContent wished = notices.unlessRefused(this::wished, null);
        if (wished != null && drafting.publish(target, wished, wished.name())) {
            way.to(Screen.ROLES);
        }
    }

    public void keep() {
        RoleContent wished = notices.unlessRefused(this::wished, null);
        if (wished != null && drafting.keep(target, wished, String.valueOf(wished.name()))) {
            way.to(Screen.ROLES, "id", target);
        }
    }

    private RoleContent wished() {
        return new RoleContent(
                asked.text("code")
                        .map(code -> code.strip().toUpperCase(Locale.ROOT))
                        .orElse(null),
                asked.text("nom").map(String::strip).orElse(null),
                typed.all("droit").stream().map(RoleForm::right).toList());
    }

    private static Right right(String name) {
        try {
            return Right.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.FIELD_INVALID, "droit", name);
        }
    }
}
