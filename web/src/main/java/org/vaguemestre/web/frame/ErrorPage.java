package org.vaguemestre.web.frame;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.storage.FreeSpace;
import org.vaguemestre.web.signin.ShownOnly;

/**
 * Where every failure of a page ends: one clear sentence, what to do, and for what is ours to mend a reference under which it stands in the
 * server's log.
 */
@WebServlet("/erreur")
public class ErrorPage extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(ErrorPage.class.getName());

    static final String REFERENCE = "vaguemestre.reference";
    static final String STATUS = "vaguemestre.status";
    static final String REFUSED = "vaguemestre.error.refused";

    @Inject
    private transient FreeSpace space;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Refused refused = request.getAttribute(REFUSED) instanceof Refused told ? told : refusalIn(failure);
        if (space.notice(failure)) {
            refused = new Refused(Refusal.DISK_FULL);
        }
        int answer = refused != null ? refused.refusal().status() : status == null ? 404 : status;
        if (answer >= 500 && refused == null) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.log(
                    Level.SEVERE,
                    failure,
                    () -> "Page failed, reference " + reference + ": "
                            + request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
            request.setAttribute(REFERENCE, reference);
        }
        request.setAttribute(STATUS, answer);
        request.setAttribute(REFUSED, refused);
        response.setStatus(answer);
        response.setHeader("Cache-Control", "no-store");
        request.getRequestDispatcher("/screens/erreur.xhtml").forward(new ShownOnly(request), response);
    }

    static Refused refusalIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        return null;
    }
}
