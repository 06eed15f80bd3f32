package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vaguemestre.whole.TestPortal;

/**
 * A page elsewhere, or one of another session, makes nothing happen: every button of every page, every servlet and every method of the API is
 * sent what such a page could send. The entries are those of the code; that the same is heard from the portal's own page is tried as well.
 */
class ForgedRequestsIT {
    @RegisterExtension
    static final Proof PROOF = Proof.of("P20", "No forged request");

    private static final String ELSEWHERE = "https://ailleurs.example";
    private static final String TOKEN = "vaguemestre.token";
    private static final String STATE = "jakarta.faces.ViewState";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern FORMS = Pattern.compile("<form\\b.*?</form>", Pattern.DOTALL);
    private static final Pattern INPUTS = Pattern.compile("<(?:input|button)\\b[^>]*>");
    /** What browsers say of a page that is not the portal's. */
    private static final List<List<String>> FOREIGN = List.of(
            List.of("Origin", ELSEWHERE),
            List.of("Origin", "null"),
            List.of("Referer", ELSEWHERE + "/page"),
            List.of("Sec-Fetch-Site", "cross-site"),
            List.of("Sec-Fetch-Site", "same-site"));

    private static final List<String> UNKNOWN_METHODS = List.of("PUT", "DELETE", "PATCH", "OPTIONS");

    private static Set<String> code;
    private static String item;
    private static String target;
    private static Views views;

    private final RandomGenerator lot = PROOF.lot();
    private final List<String> heard = new ArrayList<>();

    @BeforeAll
    static void aLetterWaits() throws IOException, ReflectiveOperationException {
        code = EntriesOfTheCode.read();
        HttpResponse<String> made = Intruder.Api.post(
                "jeanne.morel",
                TestPortal.PASSWORD,
                "organisations/port-lerin/mail-items",
                "{\"direction\":\"INCOMING\",\"subject\":\"Essai\",\"department\":\"VOIRIE\",\"mailType\":\"SUBVENTION\"}");
        Matcher id = Pattern.compile("\"id\":\"([^\"]{36})\"").matcher(made.body());
        assertThat(id.find()).as(made.body()).isTrue();
        item = id.group(1);
        Matcher version = Pattern.compile("\"version\":(\\d+)").matcher(made.body());
        assertThat(version.find()).as(made.body()).isTrue();
        target = "port-lerin/" + item + "/" + version.group(1);
        views = new Views(item);
    }

    /** What a page elsewhere can send of a form, and what becomes of it. */
    private record Forgery(String name, String method, Map<String, String> fields, List<String> header, String type) {}

    @Test
    void noButtonOfAnyPageIsHeardWithoutTheSecretOfItsSession() throws IOException, ReflectiveOperationException {
        List<Views.Place> places = new ArrayList<>();
        for (String view : Views.names()) {
            places.add(views.of(view));
        }
        Map<Views.Place, List<Map<String, String>>> buttons = new LinkedHashMap<>();
        places.forEach(place -> buttons.put(place, buttons(place)));
        Map<String, String> otherSession = secretsOfOtherSessions(places);
        String otherPerson = secret(Intruder.as("camille.durand"));

        Rows before = Rows.now();
        buttons.forEach((place, all) -> {
            String own = place.login() == null ? "" : secret(views.person(place.login()));
            for (Map<String, String> button : all) {
                List<Forgery> forgeries =
                        forgeries(button, own, otherSession.getOrDefault(place.login(), ""), otherPerson);
                // of the first, which presses nothing, all is tried; of each button one by lot, or all in the long run
                int most = button == all.get(0) ? forgeries.size() : PROOF.extent(1, forgeries.size());
                for (int i = 0; i < most; i++) {
                    Forgery forgery =
                            most == forgeries.size() ? forgeries.get(i) : forgeries.get(lot.nextInt(forgeries.size()));
                    send(place, forgery);
                }
            }
        });

        assertThat(heard).isEmpty();
        assertThat(Rows.now().changedSince(before)).isEmpty();
        PROOF.tell("views", places.size());
        PROOF.tell("buttons", buttons.values().stream().mapToInt(List::size).sum());
    }

    /** Else nothing would be proved: with its secret the same form goes through. */
    @Test
    void theSameFormsAreHeardFromTheirOwnPage() throws IOException, ReflectiveOperationException {
        int drawn = 0;
        for (String view : Views.names()) {
            Views.Place place = views.of(view);
            if (place.login() == null || views.look(place).statusCode() != 200) {
                continue;
            }
            Map<String, String> nothingPressed =
                    new LinkedHashMap<>(buttons(place).get(0));
            nothingPressed.put(TOKEN, secret(views.person(place.login())));
            assertThat(views.person(place.login())
                            .posts(place.path(), nothingPressed)
                            .statusCode())
                    .as(place.path())
                    .isEqualTo(200);
            drawn++;
        }
        PROOF.tell("views heard from their own page", drawn);
    }

    @Test
    void noServletActsForAFormWithoutTheSecretOfItsSession() {
        Intruder jeanne = Intruder.as("jeanne.morel");
        String own = secret(jeanne);
        String otherSession = secret(Intruder.as("jeanne.morel"));
        String otherPerson = secret(Intruder.as("camille.durand"));
        Map<String, String> fields = everythingAServletUnderstands();
        List<String> servlets = code.stream()
                .filter(entry -> entry.startsWith("servlet ") && !entry.endsWith(".xhtml"))
                .map(entry -> entry.substring("servlet ".length()))
                .toList();

        Rows before = Rows.now();
        for (String servlet : servlets) {
            Views.Place place = new Views.Place(servlet, null, address(servlet));
            for (Forgery forgery : forgeries(fields, own, otherSession, otherPerson)) {
                HttpResponse<String> answer = sent(jeanne, place.path(), forgery);
                boolean foreign = forgery.header() != null;
                if (foreign ? answer.statusCode() != 403 : answer.statusCode() == 200 && !reads(servlet, forgery)) {
                    heard.add(place.path() + " " + forgery.name() + ": " + answer.statusCode());
                }
                PROOF.count("forged requests", 1);
            }
        }

        assertThat(heard).isEmpty();
        assertThat(Rows.now().changedSince(before)).isEmpty();
        assertThat(jeanne.gets("compte").statusCode())
                .as("nobody was signed out")
                .isEqualTo(200);
        PROOF.tell("servlets", servlets.size());

        Map<String, String> signed = new LinkedHashMap<>(fields);
        signed.put(TOKEN, own);
        HttpResponse<String> done = jeanne.also("Accept", "application/json").posts("o/port-lerin/gestes", signed);
        assertThat(done.body())
                .as("heard with its secret, whether it may be done or not")
                .contains(item);
        jeanne.posts("deconnexion", signed);
        assertThat(jeanne.gets("compte").statusCode())
                .as("heard with its secret")
                .isEqualTo(302);
    }

    @Test
    void theApiHearsNoCookieAndNoPageElsewhereThatABrowsersPasswordGoesWith() {
        Set<String> unsafe = new HashSet<>(code);
        unsafe.removeIf(entry -> !entry.matches("(POST|PUT|DELETE|PATCH) .*"));
        WallEntries entries = WallEntries.all();
        assertThat(entries.entries()).as("each has a line in WallEntries").containsAll(unsafe);
        Intruder cookieOnly = Intruder.as("jeanne.morel");
        String basic =
                "Basic " + Base64.getEncoder().encodeToString(("jeanne.morel:" + TestPortal.PASSWORD).getBytes());

        Rows before = Rows.now();
        for (WallEntries.Call call : entries.calls()) {
            if (!call.api() || call.method().equals("GET")) {
                continue;
            }
            String path = "api/v1/" + Intruder.ofNothing(call.address());
            String body = call.body() == null ? "" : Intruder.ofNothing(call.body());
            for (String type : List.of(
                    call.type() == null ? "application/json" : call.type(),
                    "text/plain",
                    FORM,
                    "multipart/form-data; boundary=edge")) {
                HttpResponse<String> answer = cookieOnly.sends(call.method(), path, type, body);
                if (answer.statusCode() != 401) {
                    heard.add(call + " as " + type + " with a cookie: " + answer.statusCode());
                }
                PROOF.count("forged requests", 1);
            }
            for (List<String> header : FOREIGN) {
                HttpResponse<String> answer = new Intruder()
                        .with("Authorization", basic)
                        .with(header.get(0), header.get(1))
                        .sends(call.method(), path, call.type(), body);
                if (answer.statusCode() != 401 && answer.statusCode() != 403) {
                    heard.add(call + " from " + header + ": " + answer.statusCode());
                }
                PROOF.count("forged requests", 1);
            }
            HttpResponse<String> own =
                    new Intruder().with("Authorization", basic).sends(call.method(), path, call.type(), body);
            assertThat(own.statusCode()).as("a program is heard: " + call).isNotIn(401, 403);
        }

        assertThat(heard).isEmpty();
        assertThat(Rows.now().changedSince(before)).isEmpty();
        PROOF.tell("unsafe methods of the API", unsafe.size());
    }

    private void send(Views.Place place, Forgery forgery) {
        HttpResponse<String> answer = sent(views.person(place.login()), place.path(), forgery);
        boolean refused =
                switch (answer.statusCode()) {
                    case 403, 404, 405 -> true;
                    // back to its own page, or to the sign-in
                    case 302, 303 -> forgery.header() == null;
                    case 401, 429 -> place.view().equals("connexion");
                    default -> answer.body().contains("<redirect url=");
                };
        if (!refused || forgery.header() != null && answer.statusCode() != 403) {
            heard.add(place.path() + " " + forgery.name() + ": " + answer.statusCode());
        }
        PROOF.count("forged requests", 1);
    }

    private static HttpResponse<String> sent(Intruder browser, String path, Forgery forgery) {
        Intruder sender = forgery.header() == null
                ? browser
                : browser.also(forgery.header().get(0), forgery.header().get(1));
        String body = Intruder.encoded(forgery.fields());
        if (forgery.method().equals("GET")) {
            return sender.sends("GET", path + (path.contains("?") ? "&" : "?") + body, null, "");
        }
        return sender.sends(forgery.method(), path, forgery.type(), body);
    }

    /** All that is not the form of this very session. */
    private static List<Forgery> forgeries(
            Map<String, String> fields, String own, String otherSession, String otherPerson) {
        Map<String, String> none = new LinkedHashMap<>(fields);
        none.remove(TOKEN);
        List<Forgery> all = new ArrayList<>(List.of(
                new Forgery("without secret", "POST", none, null, FORM),
                new Forgery("with an empty secret", "POST", with(none, ""), null, FORM),
                new Forgery("with one that is none", "POST", with(none, "AAAA"), null, FORM),
                new Forgery("with zeros", "POST", with(none, "A".repeat(64)), null, FORM),
                new Forgery("with that of the person's other session", "POST", with(none, otherSession), null, FORM),
                new Forgery("with that of another person", "POST", with(none, otherPerson), null, FORM),
                new Forgery("as text", "POST", with(none, own), null, "text/plain"),
                new Forgery("as a link", "GET", with(none, own), null, FORM)));
        for (List<String> header : FOREIGN) {
            all.add(new Forgery("from " + header, "POST", with(none, own), header, FORM));
        }
        for (String method : UNKNOWN_METHODS) {
            all.add(new Forgery("as " + method, method, with(none, own), null, FORM));
        }
        return all;
    }

    private static Map<String, String> with(Map<String, String> fields, String secret) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(TOKEN, secret);
        return changed;
    }

    /** The hidden fields of each form of the page, with nothing pressed and then with each button of it; at least the beginning of one. */
    private static List<Map<String, String>> buttons(Views.Place place) {
        List<Map<String, String>> all = new ArrayList<>();
        all.add(new LinkedHashMap<>(Map.of(STATE, "stateless")));
        Matcher forms = FORMS.matcher(views.look(place).body());
        while (forms.find()) {
            Map<String, String> hidden = new LinkedHashMap<>();
            List<String> pressed = new ArrayList<>();
            Matcher inputs = INPUTS.matcher(forms.group());
            while (inputs.find()) {
                String name = Intruder.attribute(inputs.group(), "name");
                if (Intruder.attribute(inputs.group(), "type").equals("hidden")) {
                    hidden.put(name, Intruder.attribute(inputs.group(), "value"));
                } else if (Intruder.attribute(inputs.group(), "type").equals("submit") && !name.isEmpty()) {
                    pressed.add(name);
                }
            }
            if (hidden.containsKey(STATE)) {
                for (String name : pressed) {
                    Map<String, String> fields = new LinkedHashMap<>(hidden);
                    fields.put(name, name);
                    all.add(fields);
                }
            }
        }
        return all;
    }

    private static Map<String, String> secretsOfOtherSessions(List<Views.Place> places) {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (Views.Place place : places) {
            if (place.login() != null && !secrets.containsKey(place.login())) {
                secrets.put(place.login(), secret(Intruder.as(place.login())));
            }
        }
        return secrets;
    }

    private static String secret(Intruder person) {
        return Intruder.form(person.gets("compte").body(), "/deconnexion\"", "").get(TOKEN);
    }

    private static Map<String, String> everythingAServletUnderstands() {
        return Map.of(
                "act",
                "TAKE",
                "item",
                target,
                "command",
                UUID.randomUUID().toString(),
                "astuce",
                "recherche",
                "depart",
                "1",
                "encore",
                "1",
                STATE,
                "stateless");
    }

    private static String address(String servlet) {
        return servlet.replaceFirst("^/in-organisation/", "o/port-lerin/")
                .replaceFirst("^/", "")
                .replaceFirst("\\*$", "");
    }

    /** A link that only reads, or a form that a page gives to read by. */
    private static boolean reads(String servlet, Forgery forgery) {
        return forgery.method().equals("GET") || servlet.equals("/connexion");
    }
}
