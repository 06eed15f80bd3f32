package org.vaguemestre.web.platform;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.web.signin.Session;

/** The entrance to the portal's administration; for anybody else there is nothing here. */
@WebFilter(urlPatterns = "/administration-portail", dispatcherTypes = DispatcherType.REQUEST)
public class AdministrationEntrance extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<SignedIn> who = Session.who(request);
        if (who.isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/connexion");
            return;
        }
        if (!who.get().portalRights().contains(Right.PORTAL_ADMINISTER)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        try (CurrentAccess.Binding bound = CurrentAccess.bind(who.get().person())) {
            request.getRequestDispatcher("/screens/administration-portail.xhtml")
                    .forward(request, response);
        }
    }
}
