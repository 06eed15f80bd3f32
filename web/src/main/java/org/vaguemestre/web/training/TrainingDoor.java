package org.vaguemestre.web.training;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.organisation.OrganisationView;
import org.vaguemestre.organisation.Organisations;
import org.vaguemestre.training.TrainingGround;
import org.vaguemestre.web.signin.Session;

/** Opens the agent's training commune, or lets it begin anew (parameter {@code depart}); only from a form of the portal, since it founds one. */
@WebServlet("/formation")
public class TrainingDoor extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient TrainingGround ground;

    @Inject
    private transient Organisations organisations;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<SignedIn> who = Session.who(request);
        if (who.isEmpty()
                || !Session.holds(request, request.getParameter(Session.TOKEN_FIELD))
                || organisations.of(who.get()).isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/");
            return;
        }
        OrganisationView commune =
                request.getParameter("depart") == null ? ground.open(who.get()) : ground.beginAnew(who.get());
        response.sendRedirect(request.getContextPath() + "/o/" + commune.slug() + "/accueil");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(request.getContextPath() + "/");
    }
}
