package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vaguemestre.whole.TestPortal;

/** What is typed, sent or uploaded stays what it is: no address, header, line of a log, file or field beside it. */
class InjectionsIT {
    @RegisterExtension
    static final Proof PROOF = Proof.of("P20", "Nothing typed or uploaded becomes anything else");

    private static final String ELSEWHERE = "ailleurs.example";
    private static final List<String> LED_OUT = List.of(
            "https://" + ELSEWHERE,
            "//" + ELSEWHERE,
            "/\\" + ELSEWHERE,
            "\\\\" + ELSEWHERE,
            "https:" + ELSEWHERE,
            "/%09/" + ELSEWHERE,
            "/o/\\" + ELSEWHERE,
            "/o/..//" + ELSEWHERE,
            "/o//" + ELSEWHERE,
            "/o/@" + ELSEWHERE,
            "javascript:alert(1)",
            "data:text/html,x",
            "/o/port-lerin/accueil\r\nX-Injected: 1",
            "/o/port-lerin/\u0000",
            "/o/port-lerin/accueil\nLocation: https://" + ELSEWHERE,
            "/toutes/..//" + ELSEWHERE,
            "/\t/" + ELSEWHERE,
            "http://localhost." + ELSEWHERE + "/o/");

    private final Intruder jeanne = Intruder.as("jeanne.morel");

    @Test
    void noParameterLeadsOutOfThePortalOrAddsAHeader() {
        List<String> out = new ArrayList<>();
        Map<String, String> form = Intruder.form(jeanne.gets("compte").body(), "/deconnexion\"", "");
        for (String address : LED_OUT) {
            String asked = URLEncoder.encode(address, StandardCharsets.UTF_8);
            Map<String, String> back = new LinkedHashMap<>(form);
            back.putAll(Map.of("retour", address, "back", address, "act", "TAKE", "item", "x"));
            List<HttpResponse<String>> answers = List.of(
                    jeanne.gets("connexion?retour=" + asked),
                    new Intruder().gets("toutes/bannettes?x=" + asked),
                    new Intruder().gets("o/port-lerin/accueil?x=" + asked),
                    new Intruder()
                            .posts(
                                    "connexion",
                                    Map.of(
                                            "identifiant",
                                            "jeanne.morel",
                                            "mot-de-passe",
                                            TestPortal.PASSWORD,
                                            "retour",
                                            address)),
                    jeanne.posts("astuces", back),
                    jeanne.posts("o/port-lerin/gestes", back),
                    jeanne.also("Cookie", "derniere=" + asked).gets(""));
            for (HttpResponse<String> answer : answers) {
                URI home = Intruder.portal();
                answer.headers()
                        .firstValue("Location")
                        .map(home::resolve)
                        .filter(to -> !home.getAuthority().equals(to.getAuthority()))
                        .ifPresent(to -> out.add(answer.request().uri() + " -> " + to));
                if (answer.headers().firstValue("X-Injected").isPresent()
                        || answer.headers().allValues("Location").size() > 1) {
                    out.add(answer.request().uri() + " adds a header");
                }
                PROOF.count("addresses tried", 1);
            }
        }
        assertThat(out).isEmpty();
    }

    @Test
    void whatIsInALetterIsNoHeaderOfItsDownload() {
        String name = "a%0d%0aX-Injected: 1\"; filename=\"b";
        HttpResponse<String> made =
                Given.uploads(name + ".pdf", Papers.pdf("en tete " + System.nanoTime()), "Objet\\r\\nX-Injected: 1");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String sha256 = found("\"sha256\":\"([0-9a-f]{64})\"", made.body());
        for (String path : List.of(
                "o/port-lerin/document/" + sha256 + "?telecharger=1",
                "o/port-lerin/export-recherche?q=x%0d%0aX-Injected:1",
                "o/port-lerin/tableau-csv?table=x%0d%0aX-Injected:1",
                "o/port-lerin/modele-import/x%0d%0aX-Injected:1.csv",
                "o/port-lerin/courriers-csv?service=%0d%0aX-Injected:1")) {
            HttpResponse<String> answer = jeanne.gets(path);
            assertThat(answer.headers().firstValue("X-Injected")).as(path).isEmpty();
            assertThat(answer.headers().allValues("Content-Disposition"))
                    .as(path)
                    .allMatch(one -> !one.contains("X-Injected"));
        }
        String raw = Wire.says(null, "", "GET /connexion?retour=%2Fo%2F%0D%0AX-Injected:%201 HTTP/1.1");
        assertThat(raw).doesNotContain("\nX-Injected");
    }

    @Test
    void whatIsTypedIsNoLineOfTheServersLog() throws IOException {
        String forged = "2026-01-01 00:00:00,000 INFO  [forged] (x) p20-" + System.nanoTime();
        long before = size();
        for (String end : List.of("\n", "\r\n", "\r", "\u0085", "\u2028", "\u001b[2J\u001b[1;1H")) {
            String typed = "nom" + end + forged + "\u001b[31m";
            String asked = URLEncoder.encode(typed, StandardCharsets.UTF_8);
            new Intruder().signsIn(typed, "x");
            Given.program("x" + end + forged, "x").gets("api/v1/me");
            jeanne.gets("o/port-lerin/recherche?q=" + asked);
            jeanne.gets("o/port-lerin/" + asked.replace("+", "%20"));
            jeanne.gets("o/port-lerin/courrier?id=" + asked);
            Given.api()
                    .sends(
                            "POST",
                            "api/v1/organisations/port-lerin/mail-items",
                            "application/json",
                            "{\"" + forged + "\\n\":1}");
            Given.api().gets("api/v1/organisations/port-lerin/mail-items?cursor=" + asked);
            Given.uploads(typed.replaceAll("[\r\n]", "%0a") + ".pdf", "pas un pdf", "Essai");
        }
        for (String line : written(before)) {
            assertThat(line)
                    .doesNotStartWith(forged)
                    .doesNotContain("\u001b[31m")
                    .doesNotContain("\u001b[2J");
        }
    }

    @Test
    void noPathLeavesItsFolder() {
        List<String> open = new ArrayList<>();
        List<String> ups = List.of(
                "../",
                "..%2f",
                "%2e%2e/",
                "%2e%2e%2f",
                "..%252f",
                "..;/",
                "..\\",
                "..%5c",
                "%c0%ae%c0%ae/",
                "....//",
                ".%00./",
                "/");
        List<String> places = List.of(
                "/assets/0/",
                "/assets/0/pdfjs/",
                "/couleurs/",
                "/o/port-lerin/document/",
                "/o/port-lerin/page-de-lot/",
                "/o/port-lerin/logo/",
                "/o/port-lerin/modele-import/",
                "/o/port-lerin/page-de-pli/",
                "/api/v1/organisations/port-lerin/documents/",
                "/api/v1/problems/",
                "/");
        String cookie = "Cookie: vaguemestre=" + jeanne.session().getValue();
        for (String place : places) {
            for (String up : ups) {
                for (String file :
                        List.of("etc/passwd", "WEB-INF/web.xml", "META-INF/MANIFEST.MF", "screens/accueil.xhtml")) {
                    String path = place + up.repeat(file.startsWith("etc") ? 12 : 3) + file;
                    String answer = Wire.says(
                            null,
                            "",
                            "GET " + path + " HTTP/1.1",
                            cookie,
                            "Authorization: " + Wire.basic("jeanne.morel", TestPortal.PASSWORD));
                    if (Wire.status(answer) >= 500
                            || answer.contains("root:x:")
                            || answer.contains("<web-app")
                            || answer.contains("Manifest-Version")
                            || answer.contains("<ui:composition")) {
                        open.add(path);
                    }
                    PROOF.count("paths", 1);
                }
            }
        }
        assertThat(open).isEmpty();
    }

    /** A field the caller may not say is refused by its name, in every method that takes a body. */
    @Test
    void noBodySaysWhatIsNotTheCallersToSay() {
        List<String> accepted = new ArrayList<>();
        Rows before = Rows.now();
        for (WallEntries.Call call : WallEntries.all().calls()) {
            if (!call.api()
                    || call.method().equals("GET")
                    || call.body() == null
                    || !"application/json".equals(call.type())) {
                continue;
            }
            for (String field : List.of(
                    "organisation",
                    "organisationId",
                    "id",
                    "number",
                    "status",
                    "state",
                    "version",
                    "createdBy",
                    "portalRights")) {
                String body = Intruder.ofNothing(call.body());
                if (body.startsWith("{\"" + field + "\"")) {
                    continue;
                }
                String more = body.equals("{}")
                        ? "{\"" + field + "\":\"x\"}"
                        : "{\"" + field + "\":\"x\"," + body.substring(1);
                HttpResponse<String> answer = Given.api()
                        .sends(call.method(), "api/v1/" + Intruder.ofNothing(call.address()), call.type(), more);
                if (answer.statusCode() < 400 || answer.statusCode() >= 500) {
                    accepted.add(call + " with " + field + ": " + answer.statusCode());
                }
                PROOF.count("fields that are not the caller's", 1);
            }
        }
        assertThat(accepted).isEmpty();
        assertThat(Rows.now().changedSince(before)).isEmpty();
    }

    /** Fifty bits by an HMAC, and one answer: at what this portal answers in a second, a guess takes longer than there have been town halls. */
    @Test
    void aCitizensCodeIsNotToBeGuessed() {
        HttpResponse<String> made = Given.uploads("a.pdf", Papers.pdf("suivi " + System.nanoTime()), "Essai");
        String number = found("\"number\":\"([^\"]+)\"", made.body());
        String id = found("\"id\":\"([^\"]{36})\"", made.body());
        String code = found(
                "([0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5})<",
                jeanne.gets("o/port-lerin/courrier?id=" + id).body());
        assertThat(followed(number, code)).isNotEqualTo(followed(number, "00000-00000"));
        assertThat(followed(number, "00000-00000").replace(number, "n"))
                .isEqualTo(followed("A-2026-999999", "00000-00000").replace("A-2026-999999", "n"));

        int guesses = PROOF.extent(50, 2_000);
        long began = System.nanoTime();
        for (int i = 0; i < guesses; i++) {
            assertThat(followed(number, "%05d-%05d".formatted(i, i))).doesNotContain("en cours d’instruction");
        }
        double aSecond = guesses / ((System.nanoTime() - began) / 1e9);
        PROOF.tell("guesses answered in a second, one after the other", Math.round(aSecond));
        PROOF.tell(
                "years to guess one code at a thousand times that",
                Math.round(Math.pow(2, 49) / (aSecond * 1000) / 31_557_600));
    }

    @Test
    void noSecretThatIsUsedStandsInALog() throws IOException {
        String secret = "secret-" + UUID.randomUUID();
        new Intruder().signsIn("jeanne.morel.inconnue", secret);
        Given.program("jeanne.morel.inconnue", secret).gets("api/v1/me");
        new Intruder().with("Authorization", "Bearer vgm_" + secret).gets("api/v1/me");
        new Intruder().with("Cookie", "vaguemestre=" + secret).gets("o/port-lerin/accueil");
        jeanne.posts("o/port-lerin/courrier?id=" + UUID.randomUUID(), Map.of("vaguemestre.token", secret));
        HttpResponse<String> given =
                Given.api().sends("POST", "api/v1/me/tokens", "application/json", "{\"label\":\"Essai\",\"days\":1}");
        String token = found("(vgm_[\\w-]+)", given.body());
        assertThat(new Intruder()
                        .with("Authorization", "Bearer " + token)
                        .gets("api/v1/me")
                        .statusCode())
                .isEqualTo(200);
        String form = Intruder.form(jeanne.gets("compte").body(), "/deconnexion\"", "")
                .get("vaguemestre.token");

        List<String> secrets = new ArrayList<>(List.of(
                secret,
                token,
                jeanne.session().getValue(),
                form,
                Wire.basic("jeanne.morel", TestPortal.PASSWORD).substring(6)));
        try (Stream<String> kept = Files.lines(Intruder.data().resolve("secrets.properties"))) {
            kept.filter(line -> line.matches("[\\w.-]+=.{8,}"))
                    .map(line -> line.substring(line.indexOf('=') + 1))
                    .forEach(secrets::add);
        }
        try (Stream<Path> logs = Files.list(Intruder.data().resolve("log"))) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(log, StandardCharsets.ISO_8859_1);
                assertThat(secrets).as(log.toString()).noneMatch(text::contains);
                PROOF.count("logs read", 1);
            }
        }
        PROOF.tell("secrets looked for", secrets.size());
    }

    private static String followed(String number, String code) {
        HttpResponse<String> answer = new Intruder().gets("suivi/port-lerin?numero=" + number + "&code=" + code);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body()
                .replaceAll("nonce=\"[^\"]*\"|'nonce-[^']*'|csp\\.init\\('[^']*'\\)", "")
                .replace(code, "code");
    }

    private static String found(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new AssertionError(pattern + " is not in " + text);
        }
        return found.group(1);
    }

    private static Path log() {
        return Intruder.data().resolve("log/server.log");
    }

    private static long size() throws IOException {
        return Files.size(log());
    }

    private static List<String> written(long since) throws IOException {
        byte[] all = Files.readAllBytes(log());
        return new String(all, (int) since, all.length - (int) since, StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
