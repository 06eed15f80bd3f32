package org.vaguemestre.web.frame;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.vaguemestre.refusal.Refusal;
import org.vaguemestre.refusal.Refused;
import org.vaguemestre.storage.FreeSpace;
import org.vaguemestre.web.signin.Origin;

/**
 * While the disks are full the portal is only read (<i>lecture seule</i>): what a page would change is refused before anything of it is done.
 * People still sign in and out. Programs are told at their own entrance ({@code ApiEntrance}).
 */
public class FullDisk extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> OPEN = Set.of("/connexion", "/deconnexion");

    @Inject
    private transient FreeSpace space;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (Origin.changesSomething(request) && !path.startsWith("/api/") && !OPEN.contains(path) && space.isShort()) {
            request.setAttribute(ErrorPage.REFUSED, new Refused(Refusal.DISK_FULL));
            response.sendError(Refusal.DISK_FULL.status());
        } else {
            chain.doFilter(request, response);
        }
    }
}
