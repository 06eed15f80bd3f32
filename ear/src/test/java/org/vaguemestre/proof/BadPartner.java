package org.vaguemestre.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A partner of the portal that listens on a port and does not do what it should. */
final class BadPartner implements AutoCloseable {
    /** What it does with who calls it. */
    enum Mood {
        /** Hangs up at once. */
        CUT,
        /** Accepts, and never says anything. */
        HALF_OPEN,
        /** Begins well, then lets fall a byte now and then. */
        SLOW,
        /** Says what is no protocol at all. */
        GARBAGE,
        /** Speaks another protocol. */
        OTHER_PROTOCOL,
        /** A line that does not end, as fast as it is read. */
        ENDLESS
    }

    /** How its protocol begins. */
    enum Protocol {
        SMTP("220 essai ESMTP ", "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"),
        IMAP("* OK essai ", "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"),
        HTTP(
                "HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\nContent-Length: 100000\r\n\r\n",
                "220 essai ESMTP\r\n");

        private final String beginning;
        private final String other;

        Protocol(String beginning, String other) {
            this.beginning = beginning;
            this.other = other;
        }
    }

    private final Mood mood;
    private final Protocol protocol;
    private final ServerSocket server;
    private final Thread accepting;
    private final Queue<Socket> callers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger called = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @param port 0 for a free one */
    BadPartner(Mood mood, Protocol protocol, int port) throws IOException {
        this.mood = mood;
        this.protocol = protocol;
        server = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        accepting = begin(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How often it was called. */
    int called() {
        return called.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket caller = server.accept();
            callers.add(caller);
            begin(() -> answer(caller));
            called.incrementAndGet();
        }
    }

    private void answer(Socket caller) throws IOException, InterruptedException {
        OutputStream out = caller.getOutputStream();
        switch (mood) {
            case CUT -> caller.close();
            case HALF_OPEN -> closed.await();
            case SLOW -> {
                out.write(bytes(protocol.beginning));
                while (!closed.await(1, TimeUnit.SECONDS)) {
                    out.write('x');
                }
            }
            case GARBAGE -> {
                byte[] garbage = new byte[5000];
                new Random(port()).nextBytes(garbage);
                out.write(garbage);
                caller.close();
            }
            case OTHER_PROTOCOL -> {
                out.write(bytes(protocol.other));
                closed.await();
            }
            case ENDLESS -> {
                out.write(bytes(protocol.beginning.split("\r\n")[0]));
                byte[] more = new byte[1 << 16];
                Arrays.fill(more, (byte) 'x');
                while (closed.getCount() > 0) {
                    out.write(more);
                }
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Until the other end, or ours, is gone. */
    private interface Talk {
        void go() throws IOException, InterruptedException;
    }

    private static Thread begin(Talk talk) {
        Thread thread = new Thread(
                () -> {
                    try {
                        talk.go();
                    } catch (IOException gone) {
                        // that is how each of them ends
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "bad-partner");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** When it returns its port is free: it is held until nobody accepts there any more. */
    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Socket caller : callers) {
            caller.close();
        }
    }
}
