package org.vaguemestre.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.access.Accounts;
import org.vaguemestre.access.PersonalTokens;
import org.vaguemestre.access.PersonalTokens.PersonalToken;
import org.vaguemestre.access.SignIn;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.frame.Asked;
import org.vaguemestre.web.frame.Notices;
import org.vaguemestre.web.frame.Way;
import org.vaguemestre.web.signin.Session;

/** A person's password and tokens. */
@Named("account")
@RequestScoped
public class OwnAccount {
    private static final UUID NONE = new UUID(0, 0);

    @Inject
    private Accounts accounts;

    @Inject
    private Asked asked;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Notices notices;

    @Inject
    private Organisations organisations;

    @Inject
    private PersonalTokens tokens;

    @Inject
    private SignIn signIn;

    @Inject
    private Way way;

    private String current;
    private String wished;
    private String again;
    private String label;
    private Integer days = PersonalTokens.DAYS;

    /** Whether the account opens the mail of some organisation. */
    public boolean isOfAnAgent() {
        return Session.who(request)
                .filter(who -> !organisations.of(who).isEmpty())
                .isPresent();
    }

    /** Somebody else gave the password: nothing else is open before it is changed. */
    public boolean isChangeDue() {
        return Session.who(request)
                .filter(who -> accounts.standing(who.account()).passwordChangeDue())
                .isPresent();
    }

    public List<PersonalToken> getTokens() {
        return tokens.mine();
    }

    public void changePassword() {
        boolean first = isChangeDue();
        if (notices.unlessRefused(() -> {
            if (!wished.equals(again)) {
                throw new Refused(Refusal.PASSWORD_TYPED_DIFFERENTLY);
            }
            signIn.changePassword(current, wished, request.getRemoteAddr());
            SignedIn who = Session.who(request).orElseThrow();
            Session.open(request, who, clock.instant());
        })) {
            notices.done("done.password", "");
            if (first) {
                way.toTheFront();
            } else {
                way.again();
            }
        }
    }

    public void createToken() {
        PersonalTokens.Given given = notices.unlessRefused(() -> tokens.create(label, days), null);
        if (given != null) {
            notices.done("done.token", given.secret());
            way.again();
        }
    }

    public void revokeToken() {
        if (notices.unlessRefused(() -> tokens.revoke(asked.id("token").orElse(NONE)))) {
            notices.done("done.tokenRevoked", "");
            way.again();
        }
    }

    public String getCurrent() {
        return current;
    }

    public void setCurrent(String current) {
        this.current = current;
    }

    public String getWished() {
        return wished;
    }

    public void setWished(String wished) {
        this.wished = wished;
    }

    public String getAgain() {
        return again;
    }

    public void setAgain(String again) {
        this.again = again;
    }

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }

    public Integer getDays() {
        return days;
    }

    public void setDays(Integer days) {
        this.days = days;
    }
}
