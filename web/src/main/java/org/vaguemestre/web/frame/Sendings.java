package org.vaguemestre.web.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Forms sent by the pages' script (<i>envois</i>). Each sending has an identifier; when the network was cut before its answer came back, the script
 * sends it again, and what was done the first time is not done twice: the same way onward is told again. A sending still at work is waited for.
 * What is remembered is for the length of a cut: after a restart of the server, the version of the item and the identifiers that forms carry
 * keep anything from being done twice, and the person is told so.
 *
 * <p>The way onward is told in a header instead of a redirection, which the script could not see: the page it leads to is then opened by the
 * browser itself, and says what was done.
 */
@ApplicationScoped
public class Sendings {
    static final String IDENTIFIER = "X-Sending";
    static final String ONWARD = "X-Go";
    private static final int REMEMBERED = 5_000;
    private static final int IDENTIFIER_LIMIT = 64;

    private final Map<String, Sending> known = new LinkedHashMap<>();

    /** One sending, and where it led; null while it is at work or was refused. */
    private static final class Sending {
        private final ReentrantLock atWork = new ReentrantLock();
        private String onward;
    }

    /** A page of the portal that answers. */
    @FunctionalInterface
    interface Work {
        void go(HttpServletResponse response) throws IOException, ServletException;
    }

    /** Lets the page answer; once for each sending that led onward. */
    void once(HttpServletRequest request, HttpServletResponse response, Work work)
            throws IOException, ServletException {
        String identifier = request.getHeader(IDENTIFIER);
        HttpSession session = request.getSession(false);
        if (identifier == null
                || identifier.length() > IDENTIFIER_LIMIT
                || session == null
                || !"POST".equals(request.getMethod())) {
            work.go(response);
            return;
        }
        Sending sending = remembered(session.getId() + " " + request.getRequestURI() + " " + identifier);
        sending.atWork.lock();
        try {
            if (sending.onward == null) {
                work.go(new ToldInAHeader(response, sending));
            } else {
                tell(response, sending.onward);
            }
        } finally {
            sending.atWork.unlock();
        }
    }

    private synchronized Sending remembered(String key) {
        Sending sending = known.computeIfAbsent(key, first -> new Sending());
        if (known.size() > REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
        return sending;
    }

    private static void tell(HttpServletResponse response, String onward) {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setHeader(ONWARD, onward);
        response.setContentLength(0);
    }

    private static final class ToldInAHeader extends HttpServletResponseWrapper {
        private final Sending sending;

        ToldInAHeader(HttpServletResponse response, Sending sending) {
            super(response);
            this.sending = sending;
        }

        @Override
        public void sendRedirect(String address) {
            sending.onward = address;
            tell((HttpServletResponse) getResponse(), address);
        }
    }
}
