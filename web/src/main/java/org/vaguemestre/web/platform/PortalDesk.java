package org.vaguemestre.web.platform;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.vaguemestre.access.AccountView;
import org.vaguemestre.access.Accounts;
import org.vaguemestre.access.NewAccount;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.OrganisationView.Kind;
import org.vaguemestre.organisation.PortalAdministration;
import org.vaguemestre.organisation.PortalAdministration.NewOrganisation;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Say;
import org.vaguemestre.web.frame.Way;

/** Organisations and accounts of the portal. Asked: {@code q} (beginning of a login or name). */
@Named("portalDesk")
@RequestScoped
public class PortalDesk {
    private static final int LINES = 100;
    private static final int ACTS = 20;

    @Inject
    private Accounts accounts;

    @Inject
    private Asked asked;

    @Inject
    private PortalAdministration administration;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Notices notices;

    @Inject
    private Say say;

    @Inject
    private Way way;

    private List<OrganisationView> organisations;
    private List<AccountView> people;

    @PostConstruct
    void look() {
        organisations = administration.organisations();
        people = accounts.all(asked.text("q").orElse(""), LINES);
    }

    public List<OrganisationView> getOrganisations() {
        return organisations;
    }

    public List<AccountView> getPeople() {
        return people;
    }

    public List<Accounts.AccountAct> getActs() {
        return accounts.acts(ACTS);
    }

    /** Kinds of public bodies; a training commune is founded by who practises in it. */
    public Set<Kind> getKinds() {
        return EnumSet.complementOf(EnumSet.of(Kind.TRAINING));
    }

    /** What was typed, when it was refused. */
    public String typed(String name) {
        return "POST".equals(request.getMethod()) ? asked.text(name).orElse("") : "";
    }

    public String getSought() {
        return asked.text("q").orElse("");
    }

    public void createOrganisation() {
        boolean somebodyNew = asked.text("prenom").or(() -> asked.text("nom")).isPresent();
        boolean[] done = {false};
        Accounts.Given given = notices.unlessRefused(
                () -> {
                    Accounts.Given made = administration.create(
                            new NewOrganisation(
                                    asked.constant(Kind.class, "genre").orElse(Kind.COMMUNE),
                                    asked.text("denomination")
                                            .map(String::strip)
                                            .orElse(null),
                                    asked.text("adresse").map(String::strip).orElse(null),
                                    asked.id("parent").orElse(null)),
                            somebodyNew ? newAccount() : null,
                            asked.text("identifiant").orElse(""));
                    done[0] = true;
                    return made;
                },
                null);
        if (done[0]) {
            if (given == null) {
                notices.done("done.founded", asked.text("denomination").orElse(""));
            } else {
                notices.done("done.welcomed", given.login() + " · " + given.password());
            }
            back();
        }
    }

    public void createAccount() {
        told("done.welcomed", () -> accounts.create(newAccount()));
    }

    public void resetPassword() {
        told("done.passwordGiven", () -> accounts.resetPassword(account()));
    }

    public void disable() {
        act("done.disabled", () -> accounts.disable(account()));
    }

    public void enable() {
        act("done.enabled", () -> accounts.enable(account()));
    }

    private void told(String done, java.util.function.Supplier<Accounts.Given> act) {
        Accounts.Given given = notices.unlessRefused(act, null);
        if (given != null) {
            notices.done(done, given.login() + " · " + given.password());
            back();
        }
    }

    private void act(String done, Runnable act) {
        if (notices.unlessRefused(act)) {
            notices.done(done, "");
            back();
        }
    }

    /** The list as it was sought. */
    private void back() {
        way.toTheFront("administration-portail"
                + asked.text("q")
                        .map(sought -> "?q=" + URLEncoder.encode(sought, StandardCharsets.UTF_8))
                        .orElse(""));
    }

    private NewAccount newAccount() {
        return new NewAccount(
                asked.text("identifiant").orElse(null),
                asked.text("prenom").orElse(null),
                asked.text("nom").orElse(null),
                asked.text("courriel").orElse(null));
    }

    private UUID account() {
        return asked.id("compte").orElse(new UUID(0, 0));
    }
}
