package org.vaguemestre.web.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import org.vaguemestre.web.signin.Origin;

/**
 * The first question asked of a request that changes something: does it come from a page of this portal? Under {@code /api/} too: a
 * browser in which someone once typed a password for it presents that password with whatever a page elsewhere sends there. One that says
 * nothing at all is no browser; its forms still need their secret ({@link FormGuard}).
 */
public class ForeignRequests extends HttpFilter {
    private static final long serialVersionUID = 1L;
    /** What a page of the portal ever sends. */
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        /* As the server will look for it: without empty, doubled or dotted segments. */
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (Origin.isForeign(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (!path.startsWith("/api/") && !METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", METHODS));
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        if (path.startsWith("/screens/") || path.startsWith("/in-organisation/") || path.startsWith("/webjars/")) {
            /* Files behind the addresses, never addresses themselves. */
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            /** A page that fails is begun anew; what the server tells a browser with every answer stays. */
            @Override
            public void reset() {
                resetBuffer();
            }
        });
    }
}
