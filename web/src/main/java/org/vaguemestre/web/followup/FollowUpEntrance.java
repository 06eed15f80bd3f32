package org.vaguemestre.web.followup;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.vaguemestre.access.Access;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;

/**
 * The citizen's entrance: {@code /suivi/<organisation>}. Nobody signs in; the application looks on behalf of who holds number and code, and the
 * page is kept by no cache.
 */
@WebFilter(urlPatterns = "/suivi/*", dispatcherTypes = DispatcherType.REQUEST)
public class FollowUpEntrance extends HttpFilter {
    private static final long serialVersionUID = 1L;
    static final String ORGANISATION = "vaguemestre.followed-at";

    @Inject
    private transient Organisations organisations;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String slug = request.getRequestURI().substring(request.getContextPath().length() + "/suivi".length());
        Optional<OrganisationView> organisation = slug.length() < 2
                ? Optional.empty()
                : organisations.bySlug(slug.substring(1)).filter(one -> one.kind() != OrganisationView.Kind.TRAINING);
        if (organisation.isEmpty() || !"GET".equals(request.getMethod())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        OrganisationView at = organisation.get();
        request.setAttribute(ORGANISATION, at);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        try (CurrentAccess.Binding bound = CurrentAccess.bind(Access.application("suivi", at.id(), at.slug()))) {
            request.getRequestDispatcher("/screens/suivi.xhtml").forward(request, response);
        }
    }
}
