package org.vaguemestre.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/**
 * Which page wrote a request. The browser says so itself (<a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata</a>); an older one
 * by {@code Origin}, or {@code Referer} at least.
 */
public final class Origin {
    private Origin() {}

    /** Whether it would change something, and a page that is not the portal's wrote it. */
    public static boolean isForeign(HttpServletRequest request) {
        return changesSomething(request) && comesFromElsewhere(request);
    }

    /** Whether it is one that would change something (RFC 9110, 9.2.1: an unsafe method). */
    public static boolean changesSomething(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> false;
            default -> true;
        };
    }

    private static boolean comesFromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !"same-origin".equals(site) && !"none".equals(site);
        }
        String origin =
                request.getHeader("Origin") == null ? request.getHeader("Referer") : request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        try {
            return !request.getHeader("Host")
                    .equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException notAnOrigin) {
            return true;
        }
    }
}
