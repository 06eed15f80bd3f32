package org.vaguemestre.web.administration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.vaguemestre.access.Accounts;
import org.vaguemestre.access.Confidentiality;
import org.vaguemestre.access.NewAccount;
import org.vaguemestre.access.Walled;
import org.vaguemestre.organisation.MembershipContent;
import org.vaguemestre.organisation.StructureDesk;
import org.vaguemestre.organisation.StructureDesk.DepartmentLine;
import org.vaguemestre.organisation.StructureDesk.MemberLine;
import org.vaguemestre.organisation.StructureDesk.RoleLine;
import org.vaguemestre.organisation.StructureDesk.Standing;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Screen;
import org.vaguemestre.web.frame.Way;

/**
 * Agents: who belongs to the organisation, as what, between which days. Asked: {@code id} (a membership), {@code pour} (account of another
 * membership to come), {@code q} (a beginning of a name).
 */
@Named("memberForm")
@RequestScoped
public class MemberForm {
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

    private List<MemberLine> lines;
    private List<RoleLine> roles;
    private List<DepartmentLine> departments;
    private UUID target;
    private MembershipContent known;
    private String base;

    @PostConstruct
    void look() {
        lines = desk.members();
        roles = desk.roles();
        departments = desk.departments().stream()
                .filter(line -> line.standing() != Standing.ENDED)
                .toList();
        target = asked.id("id").orElse(null);
        if (target != null) {
            known = drafting.shown(MembershipContent.class, target)
                    .orElse(new MembershipContent(
                            asked.id("pour").orElse(null),
                            null,
                            null,
                            null,
                            Confidentiality.NORMAL,
                            say.today(),
                            null));
            base = drafting.base(MembershipContent.class, target);
        }
    }

    public List<MemberLine> getLines() {
        String beginning = asked.text("q").map(MemberForm::plain).orElse("");
        return lines.stream()
                .filter(line -> beginning.isEmpty()
                        || plain(line.name() + " " + line.login() + " " + line.department() + " " + line.role())
                                .contains(beginning))
                .toList();
    }

    private static String plain(String text) {
        return java.text.Normalizer.normalize(text.toLowerCase(Locale.ROOT), java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }

    public String getSought() {
        return asked.text("q").orElse("");
    }

    public List<RoleLine> getRoles() {
        return roles;
    }

    public List<DepartmentLine> getDepartments() {
        return departments;
    }

    public Confidentiality[] getClearances() {
        return Confidentiality.values();
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

    /** The membership in hand; null for one to come. */
    public MemberLine getLine() {
        return lines.stream()
                .filter(line -> line.id().equals(target))
                .findFirst()
                .orElse(null);
    }

    /** Who the membership is for, where that is known. */
    public String getPerson() {
        return lines.stream()
                .filter(line -> line.content().account().equals(known.account()))
                .map(MemberLine::name)
                .findFirst()
                .orElse("");
    }

    /** The form asks who it is for: somebody with an account, or somebody new. */
    public boolean isForSomebodyNew() {
        return getPerson().isEmpty();
    }

    public String getLogin() {
        return typed.text("identifiant", "");
    }

    public String getFirstName() {
        return typed.text("prenom", "");
    }

    public String getLastName() {
        return typed.text("nom", "");
    }

    public String getEmail() {
        return typed.text("courriel", "");
    }

    public String getRole() {
        return typed.text("role", known.role());
    }

    public String getDepartment() {
        return typed.text("service", known.department());
    }

    public String getQuality() {
        return typed.text("qualite", known.quality());
    }

    public String getClearance() {
        return typed.text("habilitation", known.clearance());
    }

    public boolean isHead() {
        return typed.ticked("dirige", "1", Boolean.TRUE.equals(known.heads()));
    }

    public String getFrom() {
        return typed.text("debut", known.from());
    }

    public String getUntil() {
        return typed.text("fin", known.until());
    }

    public void publish() {
        if (isForSomebodyNew()
                && asked.text("prenom").or(() -> asked.text("nom")).isPresent()) {
            welcome();
            return;
        }
        MembershipContent wished = notices.unlessRefused(this::wished, null);
        if (wished != null && drafting.publish(target, wished, name())) {
            way.to(Screen.AGENTS);
        }
    }

    public void keep() {
        MembershipContent wished = notices.unlessRefused(this::wished, null);
        if (wished != null && drafting.keep(target, wished, name())) {
            way.to(Screen.AGENTS, "id", target);
        }
    }

    private void welcome() {
        Accounts.Given given = notices.unlessRefused(
                () -> desk.welcome(
                        new NewAccount(
                                asked.text("identifiant").orElse(null),
                                asked.text("prenom").orElse(null),
                                asked.text("nom").orElse(null),
                                asked.text("courriel").orElse(null)),
                        said(null)),
                null);
        if (given != null) {
            notices.done("done.welcomed", given.login() + " · " + given.password());
            way.to(Screen.AGENTS);
        }
    }

    private String name() {
        return getPerson().isEmpty() ? asked.text("identifiant").orElse("") : getPerson();
    }

    private MembershipContent wished() {
        return said(
                isForSomebodyNew()
                        ? desk.known(asked.text("identifiant").orElse("")).id()
                        : known.account());
    }

    private MembershipContent said(UUID account) {
        return new MembershipContent(
                account,
                asked.id("role").orElse(null),
                asked.id("service").orElse(null),
                asked.text("qualite").map(String::strip).orElse(null),
                asked.constant(Confidentiality.class, "habilitation").orElse(null),
                asked.day("debut").orElse(null),
                asked.day("fin").orElse(null),
                !typed.all("dirige").isEmpty());
    }
}
