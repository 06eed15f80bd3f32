package org.vaguemestre.web.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.vaguemestre.access.SignedIn;

/**
 * One browser that listens (server-sent events). It holds no thread: what it is told waits here until its connection takes it. One that takes
 * nothing is let go, and will ask again.
 */
final class LiveStream implements WriteListener, AsyncListener {
    private static final int MOST_WAITING = 16_384;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Runnable whenClosed;
    private final Tickets.Ticket ticket;
    private final Instant since;

    /** What was said last of each organisation. */
    private final Map<String, String> said = new HashMap<>(4);

    private StringBuilder waiting;
    private boolean open;
    private boolean unflushed;
    private boolean closed;

    LiveStream(
            AsyncContext context,
            Tickets.Ticket ticket,
            Instant since,
            java.util.function.Consumer<LiveStream> whenClosed)
            throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.ticket = ticket;
        this.since = since;
        this.whenClosed = () -> whenClosed.accept(this);
    }

    SignedIn who() {
        return ticket.who();
    }

    String session() {
        return ticket.session();
    }

    /** When the session was opened that this stream belongs to. */
    Instant signedInAt() {
        return ticket.signedInAt();
    }

    Instant since() {
        return since;
    }

    /** Says how the organisation's baskets stand, unless it was said already. */
    synchronized void tell(String slug, String standing) {
        if (!standing.equals(said.put(slug, standing))) {
            say("event: baskets\ndata: {\"" + slug + "\":" + standing + "}\n\n");
        }
    }

    /** A sign of life, by which both ends find out that the other is gone. */
    synchronized void beat() {
        say(": \n\n");
    }

    private void say(String text) {
        if (closed) {
            return;
        }
        if (waiting == null) {
            waiting = new StringBuilder(text.length());
        }
        waiting.append(text);
        if (waiting.length() > MOST_WAITING) {
            close();
        } else if (open) {
            write();
        }
    }

    @Override
    public synchronized void onWritePossible() {
        open = true;
        write();
    }

    private void write() {
        try {
            while (!closed && out.isReady()) {
                if (waiting != null) {
                    byte[] bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
                    waiting = null;
                    unflushed = true;
                    out.write(bytes);
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    return;
                }
            }
        } catch (IOException | IllegalStateException gone) {
            close();
        }
    }

    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        whenClosed.run();
        try {
            context.complete();
        } catch (IllegalStateException already) {
            // the connection ended meanwhile
        }
    }

    @Override
    public void onError(Throwable gone) {
        close();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        synchronized (this) {
            closed = true;
        }
        whenClosed.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // only begun once
    }
}
