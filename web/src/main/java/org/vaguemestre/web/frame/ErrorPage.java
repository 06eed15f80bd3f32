package org.vaguemestre.web.frame;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.storage.DatabaseFailure;
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

    private static final String BARE_POLICY =
            "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Inject
    private transient FreeSpace space;

    @Inject
    private transient Say say;

    @Inject
    private transient Assets assets;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Refused refused = request.getAttribute(REFUSED) instanceof Refused told ? told : refusalIn(failure);
        space.notice(failure);
        if (refused == null) {
            refused = DatabaseFailure.in(failure).map(Refused::new).orElse(null);
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
        if (refused != null && refused.refusal() == Refusal.DATABASE_AWAY) {
            bare(Tongue.of(request), refused, response);
        } else {
            request.getRequestDispatcher("/screens/erreur.xhtml").forward(new ShownOnly(request), response);
        }
    }

    /** The page that asks nothing of the database: what every other page asks of it is why this one is shown. */
    private void bare(Locale locale, Refused refused, HttpServletResponse response) throws IOException {
        response.setHeader(PagePolicy.HEADER, BARE_POLICY);
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .write(
                        """
                        <!DOCTYPE html>
                        <html lang="%1$s">
                        <head><meta charset="UTF-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><title>%2$s · Vaguemestre</title>
                        <link rel="stylesheet" href="%4$s/theme/tokens.css"/><link rel="stylesheet" href="%4$s/theme/base.css"/><link rel="stylesheet" href="%4$s/theme/shapes.css"/><link rel="stylesheet" href="%4$s/theme/parts.css"/></head>
                        <body class="door"><main class="door-card"><div class="door-brand"><span class="seal" aria-hidden="true">V</span><span>Vaguemestre</span></div>
                        <h1>%2$s</h1><p>%3$s</p></main></body>
                        </html>
                        """
                                .formatted(
                                        locale.getLanguage(),
                                        say.of("error.503.title"),
                                        refused.sentence(locale),
                                        assets.address()));
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
