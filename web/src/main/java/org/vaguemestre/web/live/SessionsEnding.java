package org.vaguemestre.web.live;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

/** A stream ends with the session it was opened with. */
@WebListener
public class SessionsEnding implements HttpSessionListener, HttpSessionIdListener {
    @Inject
    private LiveBaskets live;

    @Inject
    private Tickets tickets;

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        ended(event.getSession().getId());
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String before) {
        ended(before);
    }

    private void ended(String session) {
        tickets.sessionEnded(session);
        live.sessionEnded(session);
    }
}
