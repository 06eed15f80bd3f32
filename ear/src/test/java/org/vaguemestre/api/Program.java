package org.vaguemestre.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.vaguemestre.whole.TestPortal;

/** A program that calls the API: {@code Program.of("jeanne.morel").post("/organisations/port-lerin/mail-items", "{…}")}. */
public final class Program {
    public static final String PORT_LERIN = "/organisations/port-lerin";
    static final String SAINTE_ORME = "/organisations/sainte-orme";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP;

    static {
        // The server closes a connection that was idle for a minute: one is not taken up again just then
        System.setProperty("jdk.httpclient.keepalive.timeout", "20");
        HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private final TestPortal portal;
    private final String authorization;
    private final List<String> headers;

    /** @param portal {@code null} for the shared one */
    private Program(TestPortal portal, String authorization, List<String> headers) {
        this.portal = portal;
        this.authorization = authorization;
        this.headers = headers;
    }

    /** An account of the demonstration, by its password. */
    public static Program of(String login) {
        return withPassword(login, "vaguemestre");
    }

    static Program withPassword(String login, String password) {
        return new Program(
                null,
                "Basic "
                        + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8)),
                List.of());
    }

    static Program withToken(String token) {
        return new Program(null, "Bearer " + token, List.of());
    }

    static Program nobody() {
        return new Program(null, null, List.of());
    }

    /** The same program, with one more header. */
    public Program with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Program(portal, authorization, more);
    }

    /** The same program, calling a portal apart. */
    public Program at(TestPortal apart) {
        return new Program(apart, authorization, headers);
    }

    /** What was answered. */
    public record Answer(int status, HttpResponse<byte[]> response) {
        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        /** Identifier of what was made. */
        public String id() {
            return json().get("id").asText();
        }

        public String code() {
            return json().path("code").asText();
        }
    }

    /** The portal it was given, the shared one of the tests, or one that runs already at {@code vaguemestre.url}. */
    private String address() {
        if (portal != null) {
            return portal.address().toString();
        }
        String running = System.getProperty("vaguemestre.url");
        if (running == null && System.getProperty("vaguemestre.portal") != null) {
            running = System.getProperty("vaguemestre.portal") + "/";
        }
        return running == null ? TestPortal.running().address().toString() : running;
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    Answer delete(String path) {
        return send("DELETE", path, null, HttpRequest.BodyPublishers.noBody());
    }

    public Answer post(String path, String json) {
        return send("POST", path, "application/json", HttpRequest.BodyPublishers.ofString(json));
    }

    Answer post(String path) {
        return send("POST", path, null, HttpRequest.BodyPublishers.noBody());
    }

    public Answer post(String path, Form form) {
        return send(
                "POST",
                path,
                "multipart/form-data; boundary=" + form.boundary,
                HttpRequest.BodyPublishers.ofByteArray(form.bytes()));
    }

    Answer send(String method, String path, String type, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + "api/v1" + path))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : body);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A form with files, as a browser or curl writes it: names in UTF-8. */
    public static final class Form {
        private final String boundary = UUID.randomUUID().toString();
        private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

        public Form json(String name, String json) {
            return part("name=\"" + name + "\"", "application/json", json.getBytes(StandardCharsets.UTF_8));
        }

        public Form file(String name, String fileName, byte[] bytes) {
            return part("name=\"" + name + "\"; filename=\"" + fileName + "\"", "application/octet-stream", bytes);
        }

        public Form text(String name, String value) {
            return part("name=\"" + name + "\"", "text/plain", value.getBytes(StandardCharsets.UTF_8));
        }

        private Form part(String disposition, String type, byte[] bytes) {
            parts.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition
                            + "\r\nContent-Type: " + type + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            parts.writeBytes(bytes);
            parts.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            return this;
        }

        private byte[] bytes() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(parts.toByteArray());
            all.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return all.toByteArray();
        }
    }
}
