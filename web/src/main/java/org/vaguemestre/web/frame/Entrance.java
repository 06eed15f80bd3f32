package org.vaguemestre.web.frame;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.web.signin.Session;

/**
 * The entrance to an organisation: {@code /o/<organisation>/<screen>}. The organisation acted for is part of each address and of nothing
 * else, so that two tabs may act for two organisations and neither can save into the other's. One to which the caller has no right
 * answers exactly as one that does not exist.
 */
@WebFilter(urlPatterns = "/o/*", dispatcherTypes = DispatcherType.REQUEST)
public class Entrance extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Organisations organisations;

    @Inject
    private transient Sendings sendings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<SignedIn> who = Session.who(request);
        if (who.isEmpty()) {
            signInFirst(request, response);
            return;
        }
        String below =
                request.getRequestURI().substring(request.getContextPath().length() + "/o".length());
        if (below.length() <= 1) {
            response.sendRedirect(request.getContextPath() + "/");
            return;
        }
        if (below.indexOf(';') >= 0) {
            /* No address of the portal has one; what is forwarded to must not be led elsewhere by "..;". */
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String[] path = below.substring(1).split("/", 3);
        Optional<Access> access = organisations.enter(who.get(), path[0]);
        if (access.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (path.length == 1 || path[1].isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/o/" + path[0] + "/" + Screen.HOME.address());
            return;
        }
        try (CurrentAccess.Binding bound = CurrentAccess.bind(access.get())) {
            request.setAttribute(Acting.ATTRIBUTE, new Acting(who.get(), access.get()));
            response.setHeader("Cache-Control", "no-store");
            remember(path[0], request, response);
            tellingRefusals(
                    request,
                    response,
                    () -> sendings.once(request, response, answer -> forward(path, access.get(), request, answer)));
        }
    }

    /** The front leads back to the organisation one acted for last. */
    private static void remember(String slug, HttpServletRequest request, HttpServletResponse response) {
        Cookie last = new Cookie(Front.LAST, slug);
        last.setPath(request.getContextPath() + "/");
        last.setHttpOnly(true);
        last.setSecure(request.isSecure());
        last.setAttribute("SameSite", "Lax");
        last.setMaxAge(30 * 24 * 3600);
        response.addCookie(last);
    }

    /** A page of the portal at work. */
    private interface Work {
        void go() throws IOException, ServletException;
    }

    /** A page that was refused what it asked for is an ordinary answer with its status, not a failure of the server. */
    private static void tellingRefusals(HttpServletRequest request, HttpServletResponse response, Work work)
            throws IOException, ServletException {
        try {
            work.go();
        } catch (ServletException | RuntimeException failure) {
            Refused refused = ErrorPage.refusalIn(failure);
            if (refused == null || response.isCommitted()) {
                throw failure;
            }
            request.setAttribute(ErrorPage.REFUSED, refused);
            response.sendError(refused.refusal().status());
        }
    }

    private static void forward(String[] path, Access access, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Optional<Screen> screen = path.length == 2 ? Screen.at(path[1]) : Optional.empty();
        if (screen.isPresent() && !screen.get().openTo(access)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (screen.isPresent()) {
            request.getRequestDispatcher(screen.get().view()).forward(request, response);
        } else {
            /* Bytes of the organisation (documents, page images, suggestions), each served by a servlet of its own. */
            String within = "/in-organisation/" + path[1];
            boolean served = request.getServletContext().getServletRegistrations().values().stream()
                    .anyMatch(servlet -> servlet.getMappings().contains(within + "/*"));
            if (served) {
                request.getRequestDispatcher(within + "/" + (path.length == 3 ? path[2] : ""))
                        .forward(request, response);
            } else {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            }
        }
    }

    /** A form sent after the end of a session comes back to its own page, where what was typed was kept by the browser. */
    private static void signInFirst(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean wasWorking = "POST".equals(request.getMethod()) || request.getRequestedSessionId() != null;
        String address =
                request.getRequestURI().substring(request.getContextPath().length())
                        + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
                "Location",
                request.getContextPath() + "/connexion?" + (wasWorking ? "expiree=1&" : "") + "retour="
                        + URLEncoder.encode(address, StandardCharsets.UTF_8));
    }
}
