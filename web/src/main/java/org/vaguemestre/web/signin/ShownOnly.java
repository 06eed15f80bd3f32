package org.vaguemestre.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request answered by a page as if it had been a GET. */
public final class ShownOnly extends HttpServletRequestWrapper {
    public ShownOnly(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getMethod() {
        return "GET";
    }
}
