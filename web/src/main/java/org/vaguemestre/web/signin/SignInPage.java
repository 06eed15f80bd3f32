package org.vaguemestre.web.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.vaguemestre.refusal.Refused;

/** The sign-in page; what its form sends was already judged by {@link PortalAuthentication}, and comes here only when refused. */
@WebServlet(PortalAuthentication.FORM)
public class SignInPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (Session.who(request).isPresent()) {
            response.sendRedirect(request.getContextPath() + ReturnAddress.of(request.getParameter("retour")));
            return;
        }
        request.getRequestDispatcher("/screens/connexion.xhtml").forward(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Refused refused = PortalAuthentication.refused(request);
        response.setStatus(
                refused == null ? HttpServletResponse.SC_OK : refused.refusal().status());
        /* The page is only shown: a Faces page would take this request for one of its own forms. */
        request.getRequestDispatcher("/screens/connexion.xhtml").forward(new ShownOnly(request), response);
    }
}
