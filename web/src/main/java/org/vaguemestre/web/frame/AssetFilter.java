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
import java.util.regex.Pattern;

/** Serves {@code /assets/<version>/…}; {@code pdfjs/} in it is the library that draws PDF pages, straight from its jar. */
@WebFilter(urlPatterns = "/assets/*", dispatcherTypes = DispatcherType.REQUEST)
public class AssetFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final String PDFJS = "/webjars/pdfjs-dist/"
            + ResourceBundle.getBundle("org.vaguemestre.web.libraries").getString("pdfjs") + "/";
    /** The worker of pdf.js decodes some images with WebAssembly; the page itself may not. */
    private static final String WORKER_POLICY =
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Folders and a file, each named plainly: what is forwarded to may be any file of the application, and {@code ..;} leads out of a folder. */
    private static final Pattern NAME = Pattern.compile("(?:[\\w-][\\w.-]*/)+[\\w-][\\w.-]*");

    @Inject
    private transient Assets assets;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length() + Assets.FOLDER.length());
        int slash = path.indexOf('/');
        if (!NAME.matcher(path).matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean current = path.substring(0, slash).equals(assets.version());
        response.setHeader("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache");
        String file = path.substring(slash + 1);
        if (file.startsWith("pdfjs/")) {
            response.setHeader(PagePolicy.HEADER, WORKER_POLICY);
            file = PDFJS + file.substring("pdfjs/".length());
        } else {
            file = Assets.FOLDER + file;
        }
        request.getRequestDispatcher(file).forward(request, response);
    }
}
