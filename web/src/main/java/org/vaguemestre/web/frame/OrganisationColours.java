package org.vaguemestre.web.frame;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.vaguemestre.organisation.Organisations;

/**
 * The colours of the organisations as a style sheet, {@code /couleurs/<fingerprint>.css}: {@code --org} under what bears {@code data-org}. They are
 * public like the names. A style sheet of its own, since the policy of the pages takes no style written in them; its address changes with them.
 */
@WebServlet("/couleurs/*")
public class OrganisationColours extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Organisations organisations;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ColourSheet sheet = ColourSheet.of(organisations.all());
        boolean current = ("/" + sheet.fingerprint() + ".css").equals(request.getPathInfo());
        response.setHeader("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache");
        response.setContentType("text/css;charset=UTF-8");
        response.getWriter().write(sheet.text());
    }
}
