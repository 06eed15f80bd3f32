package org.vaguemestre.web.signin;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sign-out (<i>se déconnecter</i>): the session ends on the server, not only in the browser. */
@WebServlet("/deconnexion")
public class SignOut extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Session.holds(request, request.getParameter(Session.TOKEN_FIELD))) {
            Session.close(request);
        }
        response.sendRedirect(request.getContextPath() + PortalAuthentication.FORM + "?fin=1");
    }
}
