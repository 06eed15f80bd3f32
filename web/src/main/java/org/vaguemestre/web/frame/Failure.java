package org.vaguemestre.web.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.vaguemestre.refusal.Refused;

/** What the error page says. */
@Named
@RequestScoped
public class Failure {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Say say;

    private int status() {
        return request.getAttribute(ErrorPage.STATUS) instanceof Integer status ? status : 404;
    }

    private String kind() {
        int status = status();
        return switch (status) {
            case 403, 404, 409, 507 -> "error." + status;
            default -> status < 500 ? "error.4xx" : "error.5xx";
        };
    }

    public String getTitle() {
        return say.of(kind() + ".title");
    }

    public String getSentence() {
        return request.getAttribute(ErrorPage.REFUSED) instanceof Refused refused
                        && refused.refusal().status() != 404
                ? refused.sentence(
                        FacesContext.getCurrentInstance().getViewRoot().getLocale())
                : say.of(kind() + ".sentence");
    }

    /** Stable code or, for what is ours to mend, the reference to give to whoever helps. */
    public String getReference() {
        return (String) request.getAttribute(ErrorPage.REFERENCE);
    }
}
