package org.vaguemestre.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vaguemestre.whole.TestPortal;

/** A browser that does not keep to what a page offers: any method, header and field, with the cookies of its session. It follows no redirect. */
final class Intruder {
    private static final Pattern FIELD = Pattern.compile("<input\\b[^>]*>");

    private final CookieManager cookies;
    private final HttpClient client;
    private final List<String> headers;

    Intruder() {
        cookies = new CookieManager();
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        headers = new ArrayList<>();
    }

    private Intruder(Intruder same) {
        cookies = same.cookies;
        client = same.client;
        headers = new ArrayList<>(same.headers);
    }

    static URI portal() {
        String running = System.getProperty("vaguemestre.portal");
        return running == null ? TestPortal.running().address() : URI.create(running + "/");
    }

    /** Signed in by the form. */
    static Intruder as(String login) {
        Intruder intruder = new Intruder();
        HttpResponse<String> answer = intruder.signsIn(login, TestPortal.PASSWORD);
        if (answer.statusCode() != 302) {
            throw new AssertionError(login + " is not let in: " + answer.statusCode() + " " + answer.body());
        }
        return intruder;
    }

    HttpResponse<String> signsIn(String login, String password) {
        return posts("connexion", Map.of("identifiant", login, "mot-de-passe", password));
    }

    /** An address or a body of Port-Lérin whose places are filled with what nobody has. */
    static String ofNothing(String text) {
        return Pattern.compile("\\{([a-zA-Z0-9]+)}")
                .matcher(text)
                .replaceAll(thing ->
                        thing.group(1).equals("organisation") || thing.group(1).equals("slug")
                                ? "port-lerin"
                                : UUID.randomUUID().toString());
    }

    /** With this header in each request from now on. */
    Intruder with(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    /** The same browser with its session, and this header only in what is asked of the result. */
    Intruder also(String name, String value) {
        return new Intruder(this).with(name, value);
    }

    /** The portal's data folder; {@code -Dvaguemestre.portal.data=} beside {@code -Dvaguemestre.portal=}. */
    static Path data() {
        String running = System.getProperty("vaguemestre.portal.data");
        return running == null ? TestPortal.running().data() : Path.of(running);
    }

    /** Name and value of the session's cookie; null without one. */
    HttpCookie session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("vaguemestre"))
                .findFirst()
                .orElse(null);
    }

    /** With a cookie that someone else has laid in this browser. */
    Intruder keeps(HttpCookie planted) {
        cookies.getCookieStore().add(portal(), planted);
        return this;
    }

    HttpResponse<String> gets(String path) {
        return sends("GET", path, null, "");
    }

    HttpResponse<String> posts(String path, Map<String, String> fields) {
        return sends("POST", path, "application/x-www-form-urlencoded", encoded(fields));
    }

    HttpResponse<String> sends(String method, String path, String type, String body) {
        return sendsBytes(method, path, type, body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> sendsBytes(String method, String path, String type, byte[] body) {
        return sent(request(method, path, type, body), HttpResponse.BodyHandlers.ofString());
    }

    /** An answer that does not end by itself; its reader closes it. */
    InputStream listens(String path) {
        return sent(request("GET", path, null, new byte[0]), HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    private HttpRequest request(String method, String path, String type, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        portal().resolve(path.startsWith("/") || path.startsWith("http") ? path : "/" + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return request.build();
    }

    private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            try {
                return client.send(request, handler);
            } catch (IOException closed) {
                // after a body it did not want to read the server ends the connection, perhaps as it is taken up again
                return client.send(request, handler);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What a form of the page would send of its hidden fields and its button: the form around the marker, or else the first one after it. */
    static Map<String, String> form(String page, String marker, String button) {
        int marked = page.indexOf(marker);
        if (marked < 0) {
            throw new AssertionError("the page has no " + marker);
        }
        int before = page.lastIndexOf("<form", marked);
        int begin = before > page.lastIndexOf("</form>", marked) ? before : page.indexOf("<form", marked);
        String form = page.substring(begin, page.indexOf("</form>", begin));
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher inputs = FIELD.matcher(form);
        while (inputs.find()) {
            String input = inputs.group();
            String type = attribute(input, "type");
            if ("hidden".equals(type)
                    || "submit".equals(type) && attribute(input, "value").equals(button)) {
                fields.put(attribute(input, "name"), attribute(input, "value"));
            }
        }
        return fields;
    }

    static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? found.group(1).replace("&amp;", "&").replace("&#39;", "'") : "";
    }

    /** A program with a password, without any session. */
    static final class Api {
        private Api() {}

        static HttpResponse<String> get(String login, String password, String path) {
            return presenting(login, password).gets("api/v1/" + path);
        }

        static HttpResponse<String> post(String login, String password, String path, String json) {
            return presenting(login, password).sends("POST", "api/v1/" + path, "application/json", json);
        }

        private static Intruder presenting(String login, String password) {
            byte[] pair = (login + ":" + password).getBytes(StandardCharsets.UTF_8);
            return new Intruder()
                    .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
    }
}
