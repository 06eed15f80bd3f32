package org.vaguemestre.web.signin;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vaguemestre.access.Accounts;
import org.vaguemestre.access.SignIn;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.storage.DatabaseFailure;

/**
 * The one way in. Under {@code /api/} a program presents itself at each request, by HTTP Basic with an account or by a personal token
 * ({@code Bearer}), and no session is ever opened; anywhere else a person signs in by the form at {@code /connexion} and is then known by a
 * session cookie. A request without any of these goes on as nobody: what it may see is for the entrance of each page to say.
 *
 * <p>Who was let in by the form, and whoever was not, is in the server's log with the address they came from; never what they typed, which may be a
 * password in the wrong field. A program presents itself with each request: what it does is in the journal.
 */
@ApplicationScoped
public class PortalAuthentication implements HttpAuthenticationMechanism {
    private static final Logger LOG = Logger.getLogger(PortalAuthentication.class.getName());

    /** Address of the form and of what it sends. */
    static final String FORM = "/connexion";

    static final String REFUSED = "vaguemestre.refused";
    /** What a person may open who has still to choose a password. */
    private static final List<String> OPEN_BEFORE_THE_PASSWORD =
            List.of("/compte", "/deconnexion", "/assets/", "/erreur");

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    @Inject
    private SignIn signIn;

    @Inject
    private Accounts accounts;

    @Inject
    private Clock clock;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (Origin.isForeign(request)) {
            /* Nobody is signed in for a page elsewhere; the request is then refused (ForeignRequests). */
            return context.doNothing();
        }
        if (path.startsWith("/api/")) {
            return program(request, context);
        }
        if (path.equals(FORM) && "POST".equals(request.getMethod())) {
            return form(request, context);
        }
        return Session.who(request)
                .map(who -> person(who, path, request, context))
                .orElseGet(context::doNothing);
    }

    /** A session holds as long as its account: one disabled, or given another password, is out at its next request. */
    private AuthenticationStatus person(
            SignedIn who, String path, HttpServletRequest request, HttpMessageContext context) {
        Accounts.Standing standing = accounts.standing(who.account());
        Instant openedAt = Session.openedAt(request);
        if (!standing.holds(openedAt) || Session.over(openedAt, clock.instant())) {
            Session.close(request);
            return context.doNothing();
        }
        if (standing.passwordChangeDue() && OPEN_BEFORE_THE_PASSWORD.stream().noneMatch(path::startsWith)) {
            return context.redirect(request.getContextPath() + "/compte");
        }
        return context.notifyContainerAboutLogin(who.login(), Set.of());
    }

    /** A program's refusal is told by the API in its own words: the request goes on as nobody, with the reason. */
    private AuthenticationStatus program(HttpServletRequest request, HttpMessageContext context) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null) {
            return context.doNothing();
        }
        try {
            SignedIn who;
            if (authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
                String pair = new String(
                        Base64.getDecoder()
                                .decode(authorization.substring(BASIC.length()).strip()),
                        StandardCharsets.UTF_8);
                int colon = pair.indexOf(':');
                if (colon < 0) {
                    return context.doNothing();
                }
                who = signIn.authenticate(pair.substring(0, colon), pair.substring(colon + 1), request.getRemoteAddr());
            } else if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
                who = signIn.authenticate(
                        authorization.substring(BEARER.length()).strip());
            } else {
                return context.doNothing();
            }
            Accounts.Standing standing = accounts.standing(who.account());
            if (!standing.active()) {
                throw new Refused(Refusal.SIGN_IN_FAILED);
            }
            if (standing.passwordChangeDue()) {
                throw new Refused(Refusal.PASSWORD_CHANGE_DUE);
            }
            Session.presented(request, who);
            return context.notifyContainerAboutLogin(who.login(), Set.of());
        } catch (Refused refused) {
            return notLetIn(refused, request, context);
        } catch (EJBException failure) {
            request.setAttribute(
                    REFUSED, DatabaseFailure.in(failure).map(Refused::new).orElseThrow(() -> failure));
            return context.doNothing();
        } catch (IllegalArgumentException notBase64) {
            return context.doNothing();
        }
    }

    private AuthenticationStatus form(HttpServletRequest request, HttpMessageContext context) {
        String login = request.getParameter("identifiant");
        String password = request.getParameter("mot-de-passe");
        try {
            SignedIn who = signIn.authenticate(
                    login == null ? "" : login, password == null ? "" : password, request.getRemoteAddr());
            Session.open(request, who, clock.instant());
            LOG.log(Level.INFO, "Account {0} signed in from {1}", new Object[] {who.account(), request.getRemoteAddr()
            });
            return context.redirect(request.getContextPath() + ReturnAddress.of(request.getParameter("retour")));
        } catch (Refused refused) {
            return notLetIn(refused, request, context);
        }
    }

    private static AuthenticationStatus notLetIn(
            Refused refused, HttpServletRequest request, HttpMessageContext context) {
        LOG.log(Level.INFO, "Nobody is let in from {0}: {1}", new Object[] {request.getRemoteAddr(), refused.refusal()
        });
        request.setAttribute(REFUSED, refused);
        return context.doNothing();
    }

    /** Why the program or person that presented itself was not let in; null when none did, or when it was. */
    public static Refused refused(HttpServletRequest request) {
        return (Refused) request.getAttribute(REFUSED);
    }
}
