package org.vaguemestre.web.frame;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.vaguemestre.access.Right;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.web.signin.Session;

/**
 * The address one types. It leads to the organisation one acted for last, or the first one; someone who belongs to none (an operator of the data
 * centre, the platform's administrator) to a page that says what the account is for, and shows no content.
 */
@WebServlet("")
public class Front extends HttpServlet {
    private static final long serialVersionUID = 1L;
    static final String LAST = "derniere";

    @Inject
    private transient Organisations organisations;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<SignedIn> who = Session.who(request);
        if (who.isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/connexion");
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        List<OrganisationView> mine = organisations.of(who.get()).stream()
                .filter(one -> one.kind() != OrganisationView.Kind.TRAINING)
                .toList();
        if (mine.isEmpty() && who.get().portalRights().contains(Right.PORTAL_OPERATE)) {
            response.sendRedirect(request.getContextPath() + "/exploitation");
            return;
        }
        if (mine.isEmpty() && who.get().portalRights().contains(Right.PORTAL_ADMINISTER)) {
            response.sendRedirect(request.getContextPath() + "/administration-portail");
            return;
        }
        if (mine.isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/compte");
            return;
        }
        String last = last(request);
        String slug = mine.stream()
                .map(OrganisationView::slug)
                .filter(one -> one.equals(last))
                .findFirst()
                .orElse(mine.get(0).slug());
        response.sendRedirect(request.getContextPath() + "/o/" + slug + "/" + Screen.HOME.address());
    }

    private static String last(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (LAST.equals(cookie.getName())) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }
}
