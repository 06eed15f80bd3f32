package org.vaguemestre.web.frame;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.web.signin.Session;

/**
 * The entrance to the pages on which one acts for oneself and for no organisation. For who lacks the right of one there is nothing at its address.
 */
@WebFilter(
        urlPatterns = {OwnEntrance.ACCOUNT, OwnEntrance.OPERATION, OwnEntrance.ADMINISTRATION},
        dispatcherTypes = DispatcherType.REQUEST)
public class OwnEntrance extends HttpFilter {
    private static final long serialVersionUID = 1L;
    static final String ACCOUNT = "/compte";
    static final String OPERATION = "/exploitation";
    static final String ADMINISTRATION = "/administration-portail";

    /** What each asks for; one's own account asks for nothing. */
    private static final Map<String, Optional<Right>> RIGHTS = Map.of(
            ACCOUNT, Optional.empty(),
            OPERATION, Optional.of(Right.PORTAL_OPERATE),
            ADMINISTRATION, Optional.of(Right.PORTAL_ADMINISTER));

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String address =
                request.getRequestURI().substring(request.getContextPath().length());
        Optional<Right> right = RIGHTS.get(address);
        if (right == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Optional<SignedIn> who = Session.who(request);
        if (who.isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/connexion?retour=" + address);
            return;
        }
        if (right.isPresent() && !who.get().portalRights().contains(right.get())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        try (CurrentAccess.Binding bound = CurrentAccess.bind(who.get().person())) {
            request.getRequestDispatcher("/screens" + address + ".xhtml").forward(request, response);
        }
    }
}
