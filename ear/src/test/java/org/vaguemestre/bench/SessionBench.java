package org.vaguemestre.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory of the server for each agent at work: its heap after a full collection, before and after so many people signed in and each opened
 * home, a basket, an item's place and the search. The goal is 300 kB each.
 *
 * <p>{@code SessionBench URL SERVER-PROCESS [AGENTS]}, on a demonstration portal. One program, run from its source.
 */
public final class SessionBench {
    private static final List<String> LOGINS = List.of("jeanne.morel", "camille.durand", "paul.legoff", "anne.rivoal");
    private static final List<String> PLACES =
            List.of("accueil", "bannettes?basket=tous", "recherche?q=terrasse", "accueil");

    private SessionBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String url = arguments[0];
        String process = arguments[1];
        int agents = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        work(url, LOGINS.size()); // what is loaded once is not anybody's
        long before = heap(process);
        List<HttpClient> kept = work(url, agents);
        long after = heap(process);
        System.out.printf(
                "%d agents at work: %.1f kB of heap each (before %.1f MB, after %.1f MB; goal 300 kB)%n",
                kept.size(), (after - before) / 1000.0 / kept.size(), before / 1e6, after / 1e6);
    }

    private static List<HttpClient> work(String url, int agents) throws IOException, InterruptedException {
        List<HttpClient> clients = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            String form = "identifiant=" + encoded(LOGINS.get(i % LOGINS.size())) + "&mot-de-passe=vaguemestre";
            send(
                    client,
                    HttpRequest.newBuilder(URI.create(url + "/connexion"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form)));
            for (String place : PLACES) {
                send(client, HttpRequest.newBuilder(URI.create(url + "/o/port-lerin/" + place)));
            }
            clients.add(client);
        }
        return clients;
    }

    private static void send(HttpClient client, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Bytes of the objects alive: the histogram of classes makes a full collection first. */
    private static long heap(String process) throws IOException {
        Process histogram = new ProcessBuilder("jcmd", process, "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        long bytes = 0;
        try (BufferedReader lines = histogram.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("Total")) {
                    bytes = Long.parseLong(line.trim().split("\\s+")[2]);
                }
            }
        }
        return bytes;
    }
}
