package org.vaguemestre.web.live;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vaguemestre.access.SignedIn;
import org.vaguemestre.web.signin.Session;

/**
 * {@code /evenements}: how the person's baskets stand in each of the person's organisations, and a ticket. {@code /evenements/flux}, with the
 * ticket and without any cookie: the same, told each time one changes. So a stream neither holds the session nor keeps it alive, and ends with it.
 */
@WebServlet(
        urlPatterns = {"/evenements", "/evenements/flux"},
        asyncSupported = true)
public class LiveEvents extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient LiveBaskets live;

    @Inject
    private transient Tickets tickets;

    @Inject
    private transient Standings standings;

    @Inject
    private transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (request.getServletPath().endsWith("/flux")) {
            stream(request, response);
            return;
        }
        Optional<SignedIn> who = Session.who(request);
        if (who.isEmpty() || request.getSession(false) == null) {
            /* Nothing more to come: the page stops asking. */
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        response.setContentType("application/json");
        String ticket = tickets.give(who.get(), request.getSession(false).getId(), Session.openedAt(request));
        response.getWriter()
                .write("{\"ticket\":\"" + ticket + "\",\"standings\":" + told(standings.of(who.get(), null)) + "}");
    }

    private static String told(Map<String, String> standings) {
        return standings.entrySet().stream()
                .map(one -> "\"" + one.getKey() + "\":" + one.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private void stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Tickets.Ticket> ticket = tickets.take(request.getParameter("billet"));
        if (ticket.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        response.setContentType("text/event-stream;charset=UTF-8");
        /* Neither compressed nor gathered on the way: a compressor a browser would weigh more than all the rest. */
        response.setHeader("Content-Encoding", "identity");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        LiveStream stream = new LiveStream(context, ticket.get(), clock.instant(), live::ended);
        context.addListener(stream);
        live.begin(stream);
        context.getResponse().getOutputStream().setWriteListener(stream);
    }
}
