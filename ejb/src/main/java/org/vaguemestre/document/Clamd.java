package org.vaguemestre.document;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The antivirus, a ClamAV daemon (<i>clamd</i>), spoken to by its own protocol (clamd(8)): {@code INSTREAM} carries the bytes in pieces, each after its
 * length in four bytes, and an empty piece ends them. So clamd may run under another account or on another machine, and needs no right on the store.
 */
final class Clamd {
    /** Longer than clamd's own {@code MaxScanTime} (120 seconds) and {@code CommandReadTimeout}: it says itself when it gives up. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final int PIECE = 1 << 16;
    private static final int ANSWER_LIMIT = 4_096;

    private final SocketAddress address;
    private final Duration patience;

    /** @param patience for each step: to be connected, to pass on a piece, to be answered */
    Clamd(SocketAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /**
     * Told by {@code VAGUEMESTRE_ANTIVIRUS}, or the system property {@code vaguemestre.antivirus}: the absolute path of clamd's socket, or
     * {@code host:port}. Empty where nothing is told.
     *
     * @throws IllegalArgumentException for what is neither
     */
    static Optional<Clamd> configured() {
        String told = System.getProperty("vaguemestre.antivirus", System.getenv("VAGUEMESTRE_ANTIVIRUS"));
        return told == null || told.isBlank()
                ? Optional.empty()
                : Optional.of(new Clamd(address(told.strip()), PATIENCE));
    }

    static SocketAddress address(String told) {
        if (told.startsWith("/")) {
            return UnixDomainSocketAddress.of(told);
        }
        if (!told.matches("[^:\\s]+:\\d{1,5}")) {
            throw new IllegalArgumentException(
                    "VAGUEMESTRE_ANTIVIRUS is neither the absolute path of a socket nor host:port: " + told);
        }
        int colon = told.indexOf(':');
        return new InetSocketAddress(told.substring(0, colon), Integer.parseInt(told.substring(colon + 1)));
    }

    /**
     * Has a file examined.
     *
     * @throws AntivirusSilent when clamd cannot be reached, breaks off, or does not answer in time
     * @throws IOException when the file cannot be read
     */
    Verdict examine(Path file) throws AntivirusSilent, IOException {
        try (InputStream document = Files.newInputStream(file);
                Conversation clamd = new Conversation()) {
            if (clamd.say(command("INSTREAM"))) {
                pass(document, clamd);
            }
            return Verdict.of(clamd.answer());
        }
    }

    /** It may answer before the end, and then wants no more: the document is larger than its {@code StreamMaxLength}. */
    private static void pass(InputStream document, Conversation clamd) throws IOException, AntivirusSilent {
        byte[] bytes = new byte[PIECE];
        int read;
        boolean listening = true;
        while (listening && (read = document.readNBytes(bytes, 0, PIECE)) > 0) {
            listening = clamd.say(ByteBuffer.allocate(4 + read)
                    .putInt(read)
                    .put(bytes, 0, read)
                    .flip());
        }
        if (listening) {
            clamd.say(ByteBuffer.allocate(4).putInt(0).flip());
        }
    }

    /** @throws AntivirusSilent as {@link #examine} */
    void ping() throws AntivirusSilent {
        try (Conversation clamd = new Conversation()) {
            clamd.say(command("PING"));
            String answer = clamd.answer();
            if (!answer.equals("PONG")) {
                throw new AntivirusSilent("It answers " + Verdict.of(answer).said(), true, null);
            }
        }
    }

    private static ByteBuffer command(String name) {
        return ByteBuffer.wrap(("z" + name + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return address.toString();
    }

    /** One call. No step of it lasts longer than the patience, whatever the other side does or does not. */
    private final class Conversation implements AutoCloseable {
        private final SocketChannel channel;
        private final Selector selector;
        private final SelectionKey key;

        Conversation() throws AntivirusSilent {
            SocketChannel opened = null;
            Selector waiting = null;
            try {
                opened = address instanceof UnixDomainSocketAddress
                        ? SocketChannel.open(StandardProtocolFamily.UNIX)
                        : SocketChannel.open();
                opened.configureBlocking(false);
                waiting = Selector.open();
                channel = opened;
                selector = waiting;
                key = channel.register(selector, 0);
                if (!channel.connect(address)) {
                    await(SelectionKey.OP_CONNECT);
                    channel.finishConnect();
                }
            } catch (IOException | RuntimeException e) {
                close(waiting);
                close(opened);
                throw new AntivirusSilent("It cannot be reached at " + address, false, e);
            }
        }

        /** @return false when clamd has answered already, or hung up */
        boolean say(ByteBuffer words) throws AntivirusSilent {
            try {
                while (words.hasRemaining()) {
                    if ((await(SelectionKey.OP_WRITE | SelectionKey.OP_READ) & SelectionKey.OP_READ) != 0) {
                        return false;
                    }
                    channel.write(words);
                }
                return true;
            } catch (SocketTimeoutException e) {
                throw new AntivirusSilent("It takes no more bytes", true, e);
            } catch (IOException e) {
                // what it said before it hung up is still to be read
                return false;
            }
        }

        /** Up to the zero byte that ends it. */
        String answer() throws AntivirusSilent {
            ByteBuffer heard = ByteBuffer.allocate(ANSWER_LIMIT);
            try {
                while (heard.position() == 0 || heard.get(heard.position() - 1) != 0) {
                    await(SelectionKey.OP_READ);
                    if (channel.read(heard) < 0) {
                        throw new EOFException();
                    }
                    if (!heard.hasRemaining()) {
                        throw new IOException("an answer of more than " + ANSWER_LIMIT + " bytes");
                    }
                }
            } catch (IOException e) {
                throw new AntivirusSilent("It was reached and has not answered", true, e);
            }
            return new String(heard.array(), 0, heard.position() - 1, StandardCharsets.UTF_8).strip();
        }

        private int await(int operations) throws IOException {
            key.interestOps(operations);
            if (selector.select(patience.toMillis()) == 0) {
                throw new SocketTimeoutException("nothing within " + patience);
            }
            selector.selectedKeys().clear();
            return key.readyOps();
        }

        @Override
        public void close() {
            close(selector);
            close(channel);
        }

        private static void close(AutoCloseable opened) {
            try {
                if (opened != null) {
                    opened.close();
                }
            } catch (Exception e) {
                // the call is over either way
                return;
            }
        }
    }
}
