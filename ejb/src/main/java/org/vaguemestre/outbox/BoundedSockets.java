package org.vaguemestre.outbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Sockets of conversations that end. A timeout of the mail library holds for one read: a partner that lets fall a byte now and then would be
 * listened to for ever, and a line that never ends would be kept in memory whole. Here a conversation has so long in all, and so many bytes.
 */
final class BoundedSockets extends SocketFactory {
    private final Duration patience;
    private final long limit;

    /**
     * @param patience from the making of a socket to the last byte read from it
     * @param limit of what is read, in bytes
     */
    BoundedSockets(Duration patience, long limit) {
        this.patience = patience;
        this.limit = limit;
    }

    @Override
    public Socket createSocket() {
        return new Bounded(System.nanoTime() + patience.toNanos(), limit);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
    }

    private Socket connected(InetSocketAddress address, InetSocketAddress local) throws IOException {
        Socket socket = createSocket();
        socket.bind(local);
        socket.connect(address, (int) patience.toMillis());
        return socket;
    }

    private static final class Bounded extends Socket {
        private final long end;
        private long left;

        Bounded(long end, long limit) {
            this.end = end;
            this.left = limit;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    return counted(in.read(), 1);
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    int read = in.read(bytes, offset, length);
                    return counted(read, read);
                }
            };
        }

        private int counted(int read, int bytes) throws IOException {
            left -= Math.max(0, bytes);
            if (System.nanoTime() > end) {
                throw new SocketTimeoutException("The conversation has lasted too long");
            }
            if (left < 0) {
                throw new IOException("The partner has told more than is listened to");
            }
            return read;
        }
    }
}
