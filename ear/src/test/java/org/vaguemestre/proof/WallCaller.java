package org.vaguemestre.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vaguemestre.whole.TestPortal;

/** Somebody who calls the portal, by the API with their password and by its pages with their session; or nobody. */
final class WallCaller {
    private static final Pattern TOKEN = Pattern.compile("name=\"vaguemestre.token\"[^>]* value=\"([^\"]+)\"");

    private final TestPortal portal;
    private final String login;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String token;

    /** @param login {@code null} for nobody */
    WallCaller(TestPortal portal, String login) {
        this.portal = portal;
        this.login = login;
    }

    /**
     * What came back: bytes as Latin letters, so that a word is found in whatever it is.
     *
     * @param headers one a line
     */
    record Answer(int status, String headers, String body, long nanos) {}

    String login() {
        return login == null ? "nobody" : login;
    }

    Answer api(String method, String path, String type, byte[] body) {
        HttpRequest.Builder request = request("api/v1/" + path);
        if (login != null) {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(
                                            (login + ":" + TestPortal.PASSWORD).getBytes(StandardCharsets.UTF_8)));
        }
        return send(request, method, type, body);
    }

    /** A page, or what a page asks for; a form that is sent carries the secret of the session. */
    Answer page(String method, String path, String form) {
        signIn();
        HttpRequest.Builder request = request(path);
        if (form != null) {
            // as a script of the page: told at once, and not on the next page
            request.header("Accept", "application/json");
        }
        return send(
                request,
                method,
                "application/x-www-form-urlencoded",
                form == null ? null : (form + "&vaguemestre.token=" + token).getBytes(StandardCharsets.UTF_8));
    }

    private void signIn() {
        if (token != null || login == null) {
            return;
        }
        String form = "identifiant=" + URLEncoder.encode(login, StandardCharsets.UTF_8) + "&mot-de-passe="
                + TestPortal.PASSWORD;
        Answer in = send(
                request("connexion"),
                "POST",
                "application/x-www-form-urlencoded",
                form.getBytes(StandardCharsets.UTF_8));
        if (in.status() / 100 != 3) {
            throw new IllegalStateException(login + " is not let in: " + in.status());
        }
        Matcher secret =
                TOKEN.matcher(send(request("compte"), "GET", null, null).body());
        if (!secret.find()) {
            throw new IllegalStateException("No secret in the page of " + login);
        }
        token = secret.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(portal.address() + path)).timeout(Duration.ofSeconds(60));
    }

    private Answer send(HttpRequest.Builder request, String method, String type, byte[] body) {
        if (body != null && type != null) {
            request.header("Content-Type", type);
        }
        request.method(
                method,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        try {
            long began = System.nanoTime();
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            long nanos = System.nanoTime() - began;
            String headers = answer.headers().map().entrySet().stream()
                    .filter(header ->
                            !header.getKey().matches("(?i)date|content-length|transfer-encoding|etag|set-cookie"))
                    .map(header -> header.getKey() + ": " + header.getValue())
                    .collect(Collectors.joining("\n"));
            return new Answer(
                    answer.statusCode(), headers, new String(answer.body(), StandardCharsets.ISO_8859_1), nanos);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
