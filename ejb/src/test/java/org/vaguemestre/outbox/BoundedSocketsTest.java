package org.vaguemestre.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BoundedSocketsTest {
    @Test
    void aLineThatNeverEndsIsGivenUp() throws Exception {
        try (ServerSocket partner = talking(0);
                Socket socket = new BoundedSockets(Duration.ofMinutes(1), 1 << 16)
                        .createSocket(partner.getInetAddress(), partner.getLocalPort())) {
            assertThatThrownBy(() -> socket.getInputStream().readAllBytes())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("more than is listened to");
        }
    }

    @Test
    void aByteNowAndThenIsNotListenedToForEver() throws Exception {
        try (ServerSocket partner = talking(20);
                Socket socket = new BoundedSockets(Duration.ofMillis(200), 1 << 16)
                        .createSocket(partner.getInetAddress(), partner.getLocalPort())) {
            assertThatThrownBy(() -> socket.getInputStream().readAllBytes()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void whatIsWithinTheBoundsIsReadWhole() throws Exception {
        try (ServerSocket partner = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new BoundedSockets(Duration.ofMinutes(1), 5)
                        .createSocket(partner.getInetAddress(), partner.getLocalPort())) {
            try (Socket theirs = partner.accept()) {
                theirs.getOutputStream().write("salut".getBytes());
            }
            assertThat(socket.getInputStream().readAllBytes()).asString().isEqualTo("salut");
        }
    }

    /** A partner that says x, and x again, every so many milliseconds. */
    private static ServerSocket talking(int every) throws IOException {
        ServerSocket partner = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        CompletableFuture.runAsync(() -> {
            try (Socket theirs = partner.accept()) {
                while (true) {
                    theirs.getOutputStream().write('x');
                    TimeUnit.MILLISECONDS.sleep(every);
                }
            } catch (IOException | InterruptedException gone) {
                Thread.currentThread().interrupt();
            }
        });
        return partner;
    }
}
