package org.vaguemestre.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol of clamd, with one that does as it is told on the other side. */
class ClamdTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration HARDLY_ANY = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    private ServerSocket other;
    private final List<Socket> calls = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void hangUp() throws IOException {
        other.close();
        for (Socket call : calls) {
            call.close();
        }
    }

    /** What the other side does with a call. */
    private interface Side {
        void does(Socket call) throws IOException;
    }

    private void otherSide(Side side) {
        CompletableFuture.runAsync(() -> {
            try {
                Socket call = other.accept();
                calls.add(call);
                side.does(call);
            } catch (IOException e) {
                // the other side is told what to do, not to do it well
                return;
            }
        });
    }

    private Clamd clamd(Duration patience) {
        return new Clamd(new InetSocketAddress(other.getInetAddress(), other.getLocalPort()), patience);
    }

    private Path document(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(folder.resolve("document"), bytes);
    }

    private static void answer(Socket call, String words) throws IOException {
        call.getOutputStream().write((words + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads what INSTREAM brings; the sizes of its pieces are added, the last of them 0. */
    private static byte[] streamed(DataInputStream in, List<Integer> pieces) throws IOException {
        assertThat(in.readNBytes(10)).isEqualTo("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        do {
            pieces.add(in.readInt());
            whole.writeBytes(in.readNBytes(pieces.get(pieces.size() - 1)));
        } while (pieces.get(pieces.size() - 1) > 0);
        return whole.toByteArray();
    }

    @Test
    void aDocumentIsPassedInPiecesAfterTheirLengthAndAnEmptyPieceEndsIt() throws Exception {
        Path document = document(150_000);
        CompletableFuture<byte[]> arrived = new CompletableFuture<>();
        List<Integer> pieces = new ArrayList<>();
        otherSide(call -> {
            arrived.complete(streamed(new DataInputStream(call.getInputStream()), pieces));
            answer(call, "stream: OK");
        });

        assertThat(clamd(PATIENCE).examine(document)).isEqualTo(new Verdict(Verdict.Kind.CLEAN, ""));
        assertThat(arrived.join()).isEqualTo(Files.readAllBytes(document));
        assertThat(pieces).containsExactly(65_536, 65_536, 18_928, 0);
    }

    @Test
    void aUnixSocketIsSpokenToInTheSameWay() throws Exception {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("clamd.sock"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            CompletableFuture<Integer> passed = CompletableFuture.supplyAsync(() -> {
                try (SocketChannel call = server.accept()) {
                    int size = streamed(new DataInputStream(Channels.newInputStream(call)), new ArrayList<>()).length;
                    Channels.newOutputStream(call).write("stream: Eicar FOUND\0".getBytes(StandardCharsets.US_ASCII));
                    return size;
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });

            assertThat(new Clamd(address, PATIENCE).examine(document(70_000)))
                    .isEqualTo(new Verdict(Verdict.Kind.FOUND, "Eicar"));
            assertThat(passed.join()).isEqualTo(70_000);
        }
    }

    @Test
    void anAnswerThatComesInBitsIsOneAnswer() throws Exception {
        otherSide(call -> {
            streamed(new DataInputStream(call.getInputStream()), new ArrayList<>());
            for (byte one : "stream: Win.Test FOUND\0".getBytes(StandardCharsets.US_ASCII)) {
                call.getOutputStream().write(one);
                call.getOutputStream().flush();
            }
        });

        assertThat(clamd(PATIENCE).examine(document(10))).isEqualTo(new Verdict(Verdict.Kind.FOUND, "Win.Test"));
    }

    @Test
    void aDocumentLargerThanItTakesIsNotExaminedAndNotClean() throws Exception {
        otherSide(call -> {
            call.getInputStream().readNBytes(100_000);
            answer(call, "INSTREAM size limit exceeded. ERROR");
            call.close();
        });

        Verdict verdict = clamd(PATIENCE).examine(document(20_000_000));

        assertThat(verdict).isEqualTo(new Verdict(Verdict.Kind.NOT_EXAMINED, "INSTREAM size limit exceeded. ERROR"));
    }

    @Test
    void onlyTheAnswerThatSaysSoIsClean() {
        for (String other :
                List.of("", "OK", "stream: OK ", "stream: OKAY", "stream: ok", "UNKNOWN COMMAND", "x: OK")) {
            assertThat(Verdict.of(other).kind()).as(other).isEqualTo(Verdict.Kind.NOT_EXAMINED);
        }
        assertThat(Verdict.of("stream: A\nB\u0007 FOUND").said())
                .as("for a log")
                .isEqualTo("A?B?");
    }

    @Test
    void oneThatHangsUpWithoutAWordIsSilentAndWasReached() {
        otherSide(Socket::close);

        assertThatExceptionOfType(AntivirusSilent.class)
                .isThrownBy(() -> clamd(PATIENCE).examine(document(10)))
                .satisfies(silent -> assertThat(silent.wasReached()).isTrue());
    }

    @Test
    void oneThatListensAndNeverAnswersIsSilentOnceThePatienceIsOver() {
        otherSide(call -> streamed(new DataInputStream(call.getInputStream()), new ArrayList<>()));

        assertThatExceptionOfType(AntivirusSilent.class)
                .isThrownBy(() -> clamd(HARDLY_ANY).examine(document(10)))
                .satisfies(silent -> assertThat(silent.wasReached()).isTrue());
    }

    @Test
    void oneThatTakesNoMoreBytesIsSilentOnceThePatienceIsOver() {
        otherSide(call -> call.getInputStream().readNBytes(10));

        assertThatExceptionOfType(AntivirusSilent.class)
                .isThrownBy(() -> clamd(HARDLY_ANY).examine(document(30_000_000)))
                .withMessageContaining("takes no more");
    }

    @Test
    void oneThatIsNotThereIsSilentAndWasNotReached() throws Exception {
        other.close();

        assertThatExceptionOfType(AntivirusSilent.class)
                .isThrownBy(() -> clamd(PATIENCE).examine(document(10)))
                .satisfies(silent -> assertThat(silent.wasReached()).isFalse());
        assertThatExceptionOfType(AntivirusSilent.class)
                .isThrownBy(() -> new Clamd(Clamd.address(folder.resolve("none").toString()), PATIENCE).ping())
                .satisfies(silent -> assertThat(silent.wasReached()).isFalse());
    }

    @Test
    void aDocumentThatIsNotOnTheDiskIsNoSilence() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> clamd(PATIENCE).examine(folder.resolve("lost")));
    }

    @Test
    void itsAddressIsASocketOrAHostAndAPort() {
        assertThat(Clamd.address("/run/clamav/clamd.ctl")).isInstanceOf(UnixDomainSocketAddress.class);
        assertThat(Clamd.address("127.0.0.1:3310")).isEqualTo(new InetSocketAddress("127.0.0.1", 3310));
        for (String other : List.of("clamd.ctl", "localhost", "localhost:", ":3310", "a b:1")) {
            assertThatIllegalArgumentException().as(other).isThrownBy(() -> Clamd.address(other));
        }
    }
}
