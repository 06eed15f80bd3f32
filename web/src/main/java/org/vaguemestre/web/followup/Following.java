package org.vaguemestre.web.followup;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.vaguemestre.mail.FollowUp;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.web.frame.Asked;

/** Where a letter stands. Asked: {@code numero} and {@code code}; without them the page asks for both. */
@Named
@RequestScoped
public class Following {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Asked asked;

    @Inject
    private FollowUp followUp;

    private String number;
    private FollowUp.Followed letter;
    private boolean unknown;

    @PostConstruct
    void look() {
        number = asked.text("numero").map(String::strip).orElse("");
        String code = asked.text("code").orElse("");
        if (!number.isEmpty()) {
            letter = followUp.look(number, code).orElse(null);
            unknown = letter == null;
        }
    }

    public OrganisationView getOrganisation() {
        return (OrganisationView) request.getAttribute(FollowUpEntrance.ORGANISATION);
    }

    public String getNumber() {
        return number;
    }

    public FollowUp.Followed getLetter() {
        return letter;
    }

    public boolean isUnknown() {
        return unknown;
    }

    /** How a step of the way looks: behind, here, or to come. */
    public String step(String stage) {
        int here = letter.stage().ordinal();
        int step = FollowUp.Stage.valueOf(stage).ordinal();
        boolean over = letter.stage() == FollowUp.Stage.ENDED;
        return step < here || over ? "done" : step == here ? "now" : "";
    }
}
