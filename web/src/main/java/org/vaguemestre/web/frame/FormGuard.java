package org.vaguemestre.web.frame;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.vaguemestre.web.signin.Session;

/** A form is heard only if the portal wrote it for this very session. */
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
        boolean unsafe = !"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod());
        if (unsafe && !Session.holds(request, request.getParameter(Session.TOKEN_FIELD))) {
            try {
                context.getExternalContext().responseSendError(HttpServletResponse.SC_FORBIDDEN, "FORM_NOT_OURS");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            context.responseComplete();
        }
    }
}
