package org.vaguemestre.web.frame;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.vaguemestre.web.signin.Session;

/**
 * A form is heard only if the portal wrote it for this very session. One of an earlier session of the same person (the page stayed open
 * while the session ended and another began) leads back to its page, where the browser has kept what was typed.
 */
public class FormGuard implements PhaseListener {
    private static final long serialVersionUID = 1L;

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        FacesContext context = event.getFacesContext();
        HttpServletRequest request =
                (HttpServletRequest) context.getExternalContext().getRequest();
        boolean sent = "POST".equals(request.getMethod());
        // the page of an error is shown with what was sent, and the server calls that a GET
        boolean error = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
        try {
            if (!sent && !error && context.isPostback()) {
                /* Faces would take a link for a form, as soon as its address says so. */
                context.getExternalContext().responseSendError(HttpServletResponse.SC_FORBIDDEN, null);
                context.responseComplete();
            } else if (sent && !Session.holds(request, request.getParameter(Session.TOKEN_FIELD))) {
                request.getSession().setAttribute(Notices.WARNED, "form.outdated");
                context.getExternalContext()
                        .redirect(context.getApplication()
                                .getViewHandler()
                                .getActionURL(context, context.getViewRoot().getViewId()));
                context.responseComplete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
