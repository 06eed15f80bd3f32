package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vaguemestre.walk.Walker;
import org.vaguemestre.whole.TestPortal;

/** What a browser is told with each answer, whoever gives it: page, asset, document, stream, API, error, the server itself. */
class AnswersIT {
    @RegisterExtension
    static final Proof PROOF = Proof.of("P20", "A strict policy with every answer, and no page in breach of its own");

    private static final Map<String, String> PROMISED = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin|no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    private static String item;
    private static String sha256;
    private static Views views;

    @BeforeAll
    static void aLetterWithItsPaper() {
        Intruder jeanne = program();
        String boundary = "edge";
        HttpResponse<String> made = jeanne.sends(
                "POST",
                "api/v1/organisations/port-lerin/mail-items",
                "multipart/form-data; boundary=" + boundary,
                "--edge\r\nContent-Disposition: form-data; name=\"item\"\r\nContent-Type: application/json\r\n\r\n"
                        + "{\"direction\":\"INCOMING\",\"subject\":\"Essai\"}\r\n"
                        + "--edge\r\nContent-Disposition: form-data; name=\"document\"; filename=\"essai.pdf\"\r\n"
                        + "Content-Type: application/pdf\r\n\r\n" + Papers.pdf("essai " + System.nanoTime())
                        + "\r\n--edge--\r\n");
        item = found("\"id\":\"([^\"]{36})\"", made.body());
        sha256 = found("\"sha256\":\"([0-9a-f]{64})\"", made.body());
        views = new Views(item);
    }

    @Test
    void everyAnswerHasOnePolicyAndTheHeadersOfThePortal() throws IOException, ReflectiveOperationException {
        List<String> wrong = new ArrayList<>();
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (HttpResponse<String> answer : answers()) {
            String where =
                    answer.request().method() + " " + answer.request().uri().getPath() + " " + answer.statusCode();
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            check(where, answer.headers(), wrong);
            PROOF.count("answers", 1);
        }
        PROOF.tell("statuses", statuses);
        assertThat(wrong).isEmpty();
        assertThat(statuses.keySet()).contains(200, 302, 303, 401, 403, 404, 405, 415);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithTheSameHeaders() {
        String page = Wire.says(
                null,
                "identifiant=x",
                "POST /connexion HTTP/1.1",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: 3000000000");
        String api = Wire.says(
                null,
                "{\"subject\":\"" + "x".repeat(1 << 20) + "\"}",
                "POST /api/v1/organisations/port-lerin/mail-items HTTP/1.1",
                "Authorization: " + basic(),
                "Content-Type: application/json",
                "Content-Length: " + ((1 << 20) + 14));
        assertThat(Wire.status(page)).isIn(400, 413);
        assertThat(Wire.status(api)).isEqualTo(413);
        // beyond 2 GB the server itself ends the connection, with a bare 400 before any of the portal
        for (String answer : List.of(api)) {
            assertThat(answer.split("(?i)\ncontent-security-policy:", -1)).hasSize(2);
            assertThat(answer).contains("X-Content-Type-Options: nosniff");
        }
    }

    @Test
    void whatWasShownToAPersonIsKeptByNoBrowser() throws IOException, ReflectiveOperationException {
        List<String> kept = new ArrayList<>();
        for (HttpResponse<String> answer : personal()) {
            if (answer.statusCode() == 200
                    && !answer.headers().firstValue("Cache-Control").orElse("").contains("no-store")) {
                kept.add(answer.request().uri() + ": " + answer.headers().allValues("Cache-Control"));
            }
        }
        assertThat(kept).isEmpty();
    }

    @Test
    void aNonceIsGoodForOnePage() {
        List<String> nonces = Stream.of("connexion", "connexion", "nulle-part")
                .map(path -> new Intruder().gets(path))
                .map(answer ->
                        found("'nonce-([^']+)'", policies(answer.headers()).get(0)))
                .toList();
        assertThat(nonces).doesNotHaveDuplicates();
        assertThat(nonces).allMatch(nonce -> nonce.length() >= 22);
    }

    /** A page of a stranger, a citizen or a program needs no memory of them. */
    @Test
    void nobodyIsGivenASessionBeforeSigningIn() {
        for (String path : List.of(
                "connexion", "suivi/port-lerin", "nulle-part", "", "o/port-lerin/accueil", "erreur", "openapi")) {
            assertThat(new Intruder().gets(path).headers().allValues("Set-Cookie"))
                    .as(path)
                    .isEmpty();
        }
        assertThat(program().gets("api/v1/me").headers().allValues("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void noPageElsewhereReadsAnythingAndNoUnusedMethodIsAnswered() {
        HttpResponse<String> openapi =
                new Intruder().with("Origin", "https://ailleurs.example").gets("openapi");
        assertThat(openapi.statusCode()).isEqualTo(403);
        for (String path :
                List.of("connexion", "", "deconnexion", "o/port-lerin/accueil", "couleurs/x.css", "api/v1/me")) {
            HttpResponse<String> options = new Intruder().sends("OPTIONS", path, null, "");
            assertThat(options.headers().firstValue("Allow").orElse(""))
                    .as(path)
                    .doesNotContain("TRACE");
            assertThat(options.headers().firstValue("Access-Control-Allow-Origin"))
                    .as(path)
                    .isEmpty();
            String trace = Wire.says(null, "", "TRACE /" + path + " HTTP/1.1", "X-Secret: montre-moi");
            assertThat(Wire.status(trace)).as(path).isIn(401, 404, 405);
            assertThat(trace).as(path).doesNotContain("montre-moi");
        }
    }

    /** Everything is seen with every verification by the walk of all screens; here by lot, for the promise to be tried by itself. */
    @Test
    void noPageBreaksItsOwnPolicyInABrowser() throws IOException, ReflectiveOperationException {
        List<String> names = new ArrayList<>(Views.names());
        Collections.shuffle(names, new Random(PROOF.lot().nextLong()));
        Map<String, List<Views.Place>> byPerson = names.stream()
                .map(views::of)
                .filter(place -> views.look(place).statusCode() == 200)
                .limit(PROOF.extent(8, names.size()))
                .collect(Collectors.groupingBy(place -> String.valueOf(place.login())));
        byPerson.forEach((login, places) -> {
            try (Walker walker = Walker.atADesk()) {
                if (!login.equals("null")) {
                    walker.signsInAs(login);
                }
                for (Views.Place place : places) {
                    walker.goes("/" + place.path());
                    walker.page().waitForLoadState();
                    PROOF.count("pages in a browser", 1);
                }
                walker.complainsOfNothing();
            }
        });
    }

    private static void check(String where, HttpHeaders headers, List<String> wrong) {
        List<String> policies = policies(headers);
        if (policies.size() != 1 || policies.stream().anyMatch(policy -> !strict(policy))) {
            wrong.add(where + " policy " + policies);
        }
        PROMISED.forEach((name, value) -> {
            if (headers.allValues(name).size() != 1
                    || !headers.allValues(name).get(0).matches(value)) {
                wrong.add(where + " " + name + " " + headers.allValues(name));
            }
        });
        if (headers.allValues("Permissions-Policy").isEmpty()) {
            wrong.add(where + " has no Permissions-Policy");
        }
        Stream.of("Server", "X-Powered-By", "Access-Control-Allow-Origin")
                .filter(name -> headers.firstValue(name).isPresent() && !where.contains("/openapi"))
                .forEach(name -> wrong.add(where + " tells " + name));
    }

    /** Nothing by default, no script but the portal's own or one with the page's nonce; style in a document's bytes only where they are held in a sandbox. */
    private static boolean strict(String policy) {
        Map<String, String> directives = new TreeMap<>();
        for (String directive : policy.split(";")) {
            String[] parts = directive.strip().split(" ", 2);
            directives.put(parts[0], parts.length == 1 ? "" : parts[1]);
        }
        return "'none'".equals(directives.get("default-src"))
                && "'none'".equals(directives.get("base-uri"))
                && "'none'".equals(directives.get("frame-ancestors"))
                && List.of("'none'", "'self'").contains(directives.getOrDefault("form-action", ""))
                && directives
                        .getOrDefault("script-src", "")
                        .matches("('self'( 'nonce-[\\w+/=-]{22,}'| 'wasm-unsafe-eval')?)?")
                && (!policy.contains("unsafe-inline")
                        || directives.containsKey("sandbox") && !directives.containsKey("script-src"))
                && !policy.matches(".*(\\*|https?:).*");
    }

    /** One answer of each kind there is. */
    private static List<HttpResponse<String>> answers() throws IOException, ReflectiveOperationException {
        List<HttpResponse<String>> all = new ArrayList<>(personal());
        Intruder nobody = new Intruder();
        String page = nobody.gets("connexion").body();
        String assets = found("href=\"(/assets/[0-9a-f]+)/", page).substring(1);
        for (String path : List.of(
                "",
                "connexion",
                "suivi/port-lerin",
                "suivi/nulle-part",
                "nulle-part",
                "erreur",
                "openapi",
                "evenements",
                "evenements/flux?billet=x",
                "o/port-lerin/accueil",
                "toutes/bannettes",
                "compte",
                "screens/accueil.xhtml",
                "webjars/pdfjs-dist/package.json",
                "WEB-INF/web.xml",
                "assets/0/script/portal.mjs",
                "assets/0",
                assets + "/nulle-part.css",
                assets + "/pdfjs/nulle-part.mjs",
                assets + "/pdfjs/build/pdf.worker.min.mjs",
                assets + "/pdfjs/build/pdf.min.mjs",
                found("href=\"/(couleurs/[^\"]+)\"", page),
                "api/v1/me",
                "api/v1/problems",
                "api/v1/nulle-part",
                "api/v2/me",
                "api",
                "jakarta.faces.resource/x.js.xhtml")) {
            all.add(nobody.gets(path));
        }
        Path folder = TestPortal.home().resolve("web/src/main/webapp/assets");
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> all.add(nobody.gets(assets + "/" + folder.relativize(file))));
        }
        for (String method : List.of("PUT", "DELETE", "OPTIONS", "BREW")) {
            for (String path :
                    List.of("connexion", "o/port-lerin/accueil", "couleurs/x.css", assets + "/seal.svg", "api/v1/me")) {
                all.add(nobody.sends(method, path, null, ""));
            }
        }
        all.add(nobody.also("Origin", "https://ailleurs.example").posts("connexion", Map.of()));
        all.add(nobody.posts("connexion", Map.of("identifiant", "personne", "mot-de-passe", "rien")));
        all.add(nobody.posts("deconnexion", Map.of()));
        Intruder program = program();
        for (String path : List.of(
                "me",
                "organisations/port-lerin/mail-items",
                "organisations/nulle-part/mail-items",
                "organisations/port-lerin/mail-items/" + item,
                "organisations/port-lerin/documents/" + sha256,
                "organisations/port-lerin/documents/" + sha256 + "/text",
                "organisations/port-lerin/search/export?q=essai",
                "organisations/port-lerin/journal/export")) {
            all.add(program.gets("api/v1/" + path));
        }
        all.add(program.also("Range", "bytes=0-9").gets("api/v1/organisations/port-lerin/documents/" + sha256));
        all.add(program.also("Range", "bytes=999999999-").gets("api/v1/organisations/port-lerin/documents/" + sha256));
        all.add(program.sends("POST", "api/v1/organisations/port-lerin/mail-items", "text/plain", "{}"));
        all.add(program.sends("POST", "api/v1/organisations/port-lerin/mail-items", "application/json", "{"));
        all.add(program.sends("PUT", "api/v1/me", "application/json", "{}"));
        return all;
    }

    /** Pages, documents and downloads of people who signed in. */
    private static List<HttpResponse<String>> personal() throws IOException, ReflectiveOperationException {
        List<HttpResponse<String>> all = new ArrayList<>();
        for (String view : Views.names()) {
            Views.Place place = views.of(view);
            if (place.login() != null) {
                all.add(views.look(place));
            }
        }
        Intruder jeanne = views.person("jeanne.morel");
        for (String path : List.of(
                "document/" + sha256,
                "document/" + sha256 + "?telecharger=1",
                "document/" + sha256 + "/pages/1",
                "document/x",
                "presence?courrier=" + item,
                "suggestions?q=ess",
                "correspondants-connus?q=ess",
                "courriers?q=ess",
                "destinataires",
                "occurrences?id=" + item + "&q=essai",
                "export-recherche?q=essai",
                "courriers-csv",
                "page-de-pli/" + item + "/1",
                "logo/x",
                "gestes",
                "tirage?id=" + item,
                "nulle-part")) {
            all.add(jeanne.gets("o/port-lerin/" + path));
        }
        all.add(views.person("paul.legoff").gets("o/port-lerin/journal-export"));
        all.add(jeanne.gets("evenements"));
        all.add(jeanne.also("Range", "bytes=0-9").gets("o/port-lerin/document/" + sha256));
        return all;
    }

    private static List<String> policies(HttpHeaders headers) {
        return headers.allValues("Content-Security-Policy");
    }

    private static Intruder program() {
        return new Intruder().with("Authorization", basic());
    }

    private static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString(("jeanne.morel:" + TestPortal.PASSWORD).getBytes());
    }

    private static String found(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new AssertionError(pattern + " is not in " + text);
        }
        return found.group(1);
    }
}
