package org.vaguemestre.web.help;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.vaguemestre.access.CurrentAccess;
import org.vaguemestre.access.Hints;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.web.signin.ReturnAddress;
import org.vaguemestre.web.signin.Session;

/** Puts a hint away ({@code astuce}), or shows all of them again ({@code encore}); then back to the page ({@code retour}). */
@WebServlet("/astuces")
public class TipDoor extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Hints hints;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<SignedIn> who = Session.who(request);
        if (who.isPresent() && Session.holds(request, request.getParameter(Session.TOKEN_FIELD))) {
            String hint = request.getParameter("astuce");
            CurrentAccess.during(who.get().person(), () -> {
                if (request.getParameter("encore") != null) {
                    hints.showAgain();
                } else if (hint != null && hint.matches("[a-z-]{1,60}")) {
                    hints.putAway(hint);
                }
            });
            request.getSession().removeAttribute(Tip.PUT_AWAY);
        }
        response.sendRedirect(request.getContextPath() + ReturnAddress.of(request.getParameter("retour")));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + "/");
    }
}
