package org.vaguemestre.web.account;

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
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.web.signin.Session;

/** The entrance to one's own account, in which one acts for oneself and for no organisation. */
@WebFilter(urlPatterns = "/compte", dispatcherTypes = DispatcherType.REQUEST)
public class AccountEntrance extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<SignedIn> who = Session.who(request);
        if (who.isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/connexion?retour=/compte");
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        try (CurrentAccess.Binding bound = CurrentAccess.bind(who.get().person())) {
            request.getRequestDispatcher("/screens/compte.xhtml").forward(request, response);
        }
    }
}
