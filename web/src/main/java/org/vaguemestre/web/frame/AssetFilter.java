package org.vaguemestre.web.frame;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ResourceBundle;

/** Serves {@code /assets/<version>/…}; {@code pdfjs/} in it is the library that draws PDF pages, straight from its jar. */
@WebFilter(urlPatterns = "/assets/*", dispatcherTypes = DispatcherType.REQUEST)
public class AssetFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final String PDFJS = "/webjars/pdfjs-dist/"
            + ResourceBundle.getBundle("org.vaguemestre.web.libraries").getString("pdfjs") + "/";
    /** The worker of pdf.js decodes some images with WebAssembly; the page itself may not. */
    private static final String WORKER_POLICY =
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

    @Inject
    private transient Assets assets;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length() + Assets.FOLDER.length());
        int slash = path.indexOf('/');
        if (slash < 0) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean current = path.substring(0, slash).equals(assets.version());
        response.setHeader("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("Content-Security-Policy", WORKER_POLICY);
        String file = path.substring(slash + 1);
        String place = file.startsWith("pdfjs/") ? PDFJS + file.substring("pdfjs/".length()) : Assets.FOLDER + file;
        request.getRequestDispatcher(place).forward(request, response);
    }
}
