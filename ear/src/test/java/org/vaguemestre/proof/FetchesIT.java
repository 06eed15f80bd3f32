package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vaguemestre.whole.TestPortal;

/** No address in a file is one that the server, its workers or LibreOffice would ask anything of (SSRF, XXE). */
class FetchesIT {
    @RegisterExtension
    static final Proof PROOF = Proof.of("P20", "What is uploaded makes the server fetch nothing");

    /** Each kind of file in which an address may stand, given to whatever opens it. */
    @Test
    void whatIsUploadedMakesTheServerFetchNothing() throws IOException {
        List<String> fetched = new CopyOnWriteArrayList<>();
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + listener.getLocalPort() + "/";
            Thread listening = new Thread(() -> listen(listener, fetched));
            listening.start();
            Map<String, byte[]> files = Addressed.files(address);
            files.forEach((name, bytes) -> {
                HttpResponse<String> answer =
                        Given.uploads(name, new String(bytes, StandardCharsets.ISO_8859_1), "Essai");
                assertThat(answer.statusCode()).as(name + " " + answer.body()).isIn(201, 415, 422);
                PROOF.count("files with an address", 1);
            });
            String reply = answerOf("camille.durand");
            files.forEach((name, bytes) -> {
                if (name.endsWith(".odt") || name.endsWith(".docx")) {
                    HttpResponse<String> answer = writes(reply, name, bytes);
                    assertThat(answer.statusCode())
                            .as(name + " " + answer.body())
                            .isBetween(400, 499);
                    PROOF.count("text documents with an address refused", 1);
                }
            });
            TestPortal.until("everything given was opened", Duration.ofMinutes(5), () -> files.values().stream()
                    .allMatch(FetchesIT::isOpened));
        }
        assertThat(fetched).isEmpty();
    }

    private static void listen(ServerSocket listener, List<String> fetched) {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                fetched.add("a connection from " + socket.getRemoteSocketAddress());
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Only a PDF is read by itself; what else was kept was opened when it was given. */
    private static boolean isOpened(byte[] file) {
        try (Connection database = TestPortal.database(Intruder.data());
                PreparedStatement asked = database.prepareStatement(
                        "select count(*) from vaguemestre.document where reading = 'PENDING' and media_type = 'application/pdf' and sha256 = ?")) {
            asked.setString(1, sha256(file));
            try (ResultSet row = asked.executeQuery()) {
                row.next();
                return row.getLong(1) == 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the answer to a new letter is written, by whom it was given to. */
    private static String answerOf(String login) {
        String made = Given.api()
                .sends(
                        "POST",
                        "api/v1/organisations/port-lerin/mail-items",
                        "application/json",
                        "{\"direction\":\"INCOMING\",\"subject\":\"Essai\",\"department\":\"VOIRIE\",\"assignee\":\""
                                + login + "\",\"sender\":{\"kind\":\"ORGANISATION\",\"name\":\"Amicale "
                                + UUID.randomUUID() + "\"}}")
                .body();
        return "api/v1/organisations/port-lerin/mail-items/" + found("\"id\":\"([^\"]{36})\"", made)
                + "/reply/versions";
    }

    private static HttpResponse<String> writes(String answer, String name, byte[] bytes) {
        return Given.program("camille.durand", TestPortal.PASSWORD)
                .sendsBytes(
                        "POST",
                        answer,
                        "multipart/form-data; boundary=edge",
                        Given.form("file", name, bytes, "subject", "Essai", "text/plain"));
    }

    private static String found(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new AssertionError(pattern + " is not in " + text);
        }
        return found.group(1);
    }
}
