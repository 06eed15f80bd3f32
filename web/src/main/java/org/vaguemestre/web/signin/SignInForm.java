package org.vaguemestre.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.vaguemestre.refusal.Refused;

/** What the sign-in page shows again after a refusal. */
@Named
@RequestScoped
public class SignInForm {
    @Inject
    private HttpServletRequest request;

    /** Why the earlier attempt failed and what to do; null for none. */
    public String getRefusal() {
        Refused refused = PortalAuthentication.refused(request);
        return refused == null
                ? null
                : refused.sentence(
                        FacesContext.getCurrentInstance().getViewRoot().getLocale());
    }

    public String getLogin() {
        String typed = request.getParameter("identifiant");
        return typed == null ? "" : typed;
    }

    public String getReturnAddress() {
        String asked = ReturnAddress.of(request.getParameter("retour"));
        return "/".equals(asked) ? "" : asked;
    }

    /** The person comes from a page whose session had ended. */
    public boolean isExpired() {
        return request.getParameter("expiree") != null && getRefusal() == null;
    }

    public boolean isSignedOut() {
        return request.getParameter("fin") != null && getRefusal() == null;
    }
}
