package org.vaguemestre.web.triage;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.mail.GatheredBaskets;
import org.vaguemestre.web.signin.Session;

/**
 * The entrance to the baskets of all of one's organisations. One acts here for none of them: the list is gathered, and whatever is opened or done
 * from it is opened and done at the address of its own organisation. For who belongs to one organisation there is nothing here.
 */
@WebFilter(urlPatterns = "/toutes/*", dispatcherTypes = DispatcherType.REQUEST)
public class AllEntrance extends HttpFilter {
    private static final long serialVersionUID = 1L;
    static final String ADDRESS = "/toutes/bannettes";

    @Inject
    private transient GatheredBaskets gathered;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<SignedIn> who = Session.who(request);
        String path = request.getRequestURI().substring(request.getContextPath().length());
        response.setHeader("Cache-Control", "no-store");
        if (who.isEmpty()) {
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            response.sendRedirect(request.getContextPath() + "/connexion?retour="
                    + URLEncoder.encode(path + query, StandardCharsets.UTF_8));
            return;
        }
        if (!path.equals(ADDRESS) || gathered.organisations(who.get()).size() < 2) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try (CurrentAccess.Binding bound = CurrentAccess.bind(who.get().person())) {
            request.getRequestDispatcher("/screens/toutes.xhtml").forward(request, response);
        }
    }
}
