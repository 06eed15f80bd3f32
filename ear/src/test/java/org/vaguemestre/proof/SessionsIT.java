package org.vaguemestre.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vaguemestre.api.Program;
import org.vaguemestre.whole.TestPortal;

/** A session cannot be given, guessed or kept by someone it is not for. Each test makes the accounts that it spoils. */
class SessionsIT {
    @RegisterExtension
    static final Proof PROOF = Proof.of("P17", "Sessions and passwords are sound");

    private static final String HOME = "o/port-lerin/accueil";
    private static final String CHOSEN = "quatre mots bien choisis";
    /** What is promised of an account that is disabled or given another password. */
    private static final Duration OUT_WITHIN = Duration.ofSeconds(5);

    private final Intruder admin = Intruder.as("admin");

    @Test
    void theIdentifierKnownBeforeSigningInIsWorthNothingAfterwards() {
        Intruder victim = new Intruder();
        String planted =
                victim.keeps(Intruder.as("camille.durand").session()).session().getValue();
        victim.signsIn("jeanne.morel", TestPortal.PASSWORD);

        assertThat(victim.session().getValue()).isNotEqualTo(planted);
        assertThat(victim.gets(HOME).statusCode()).isEqualTo(200);
        assertThat(withCookie(planted).gets(HOME).statusCode()).isEqualTo(303);
        assertThat(withCookie("chosen-by-an-intruder").gets(HOME).statusCode()).isEqualTo(303);
    }

    /** A password typed in the field of the login must not stand in a file. */
    @Test
    void theLogTellsWhoWasLetInAndWhoWasNotAndNothingThatWasTyped() throws IOException {
        Path log = Intruder.data().resolve("log/server.log");
        String typed = "typed" + System.nanoTime();
        long before = Files.size(log);
        new Intruder().signsIn(typed, typed + "too");
        new Intruder().signsIn("jeanne.morel", TestPortal.PASSWORD);
        assertThat(Program.of("jeanne.morel")
                        .get(Program.PORT_LERIN + "/journal/export")
                        .status())
                .isEqualTo(403);

        byte[] all = Files.readAllBytes(log);
        String written = new String(all, (int) before, all.length - (int) before, StandardCharsets.UTF_8);
        assertThat(written)
                .containsPattern("(Z|[+-]\\d\\d:\\d\\d) INFO .* Nobody is let in from 127\\.0\\.0\\.1: SIGN_IN_FAILED")
                .containsPattern("INFO .* Account [0-9a-f-]{36} signed in from 127\\.0\\.0\\.1")
                .containsPattern("INFO .* Account [0-9a-f-]{36} has not the right JOURNAL_EXPORT in port-lerin")
                .doesNotContain(typed);
    }

    @Test
    void aSessionIsKnownByItsCookieAndByNoAddress() {
        Intruder jeanne = Intruder.as("jeanne.morel");
        String id = jeanne.session().getValue();
        HttpResponse<String> home = jeanne.gets(HOME);

        assertThat(home.body().toLowerCase(Locale.ROOT))
                .doesNotContain("jsessionid")
                .doesNotContain(id.toLowerCase(Locale.ROOT));
        for (String parameter : List.of("jsessionid", "vaguemestre")) {
            assertThat(new Intruder().gets(HOME + ";" + parameter + "=" + id).statusCode())
                    .as(parameter)
                    .isIn(303, 404);
        }
        String cookie = new Intruder()
                .signsIn("jeanne.morel", TestPortal.PASSWORD).headers().allValues("Set-Cookie").stream()
                        .filter(one -> one.startsWith("vaguemestre="))
                        .findFirst()
                        .orElseThrow();
        assertThat(cookie)
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .doesNotContain("Expires")
                .doesNotContain("Domain");
    }

    @Test
    void afterSigningOutTheCookieOpensNothingOnTheServer() {
        Intruder jeanne = Intruder.as("jeanne.morel");
        String id = jeanne.session().getValue();
        Map<String, String> form = Intruder.form(jeanne.gets(HOME).body(), "/deconnexion\"", "");

        assertThat(withCookie(id).gets(HOME).statusCode()).isEqualTo(200);
        jeanne.posts("deconnexion", form);
        assertThat(withCookie(id).gets(HOME).statusCode()).isEqualTo(303);
    }

    /** A page elsewhere that signs its visitor in as the intruder would read what the visitor then does. */
    @ParameterizedTest
    @CsvSource({
        "Origin, https://ailleurs.example",
        "Origin, null",
        "Referer, https://ailleurs.example/page",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void aPageElsewhereSignsNobodyInNorOut(String header, String value) {
        Intruder visitor = new Intruder().with(header, value);
        assertThat(visitor.signsIn("jeanne.morel", TestPortal.PASSWORD).statusCode())
                .isEqualTo(403);
        assertThat(visitor.gets(HOME).statusCode()).isEqualTo(303);

        Intruder jeanne = Intruder.as("jeanne.morel");
        Map<String, String> form = Intruder.form(jeanne.gets(HOME).body(), "/deconnexion\"", "");
        assertThat(jeanne.with(header, value).posts("deconnexion", form).statusCode())
                .isEqualTo(403);
        assertThat(jeanne.gets(HOME).statusCode()).isEqualTo(200);
    }

    /** The wait is per login, and an unknown one waits as a known one does: status and words are the same, step by step. */
    @Test
    void guessesAreThrottledWithoutTellingWhetherTheAccountExists() {
        String known = newAccount().login();
        String unknown = "inconnu" + System.nanoTime();
        List<String> ofKnown = new ArrayList<>();
        List<String> ofUnknown = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ofKnown.add(refusal(known));
            ofUnknown.add(refusal(unknown));
        }

        assertThat(ofKnown).isEqualTo(ofUnknown);
        assertThat(ofKnown).first().asString().startsWith("401");
        assertThat(ofKnown).last().asString().startsWith("429");
        PROOF.count(
                "guesses before the wait",
                ofKnown.stream().filter(one -> one.startsWith("401")).count());
    }

    /** By the address of the client: what others mistype there stops nobody who was let in from it, and their password is guessed no faster. */
    @Test
    void othersMistakesAtAnAddressStopNoProgramThere() {
        String there = "127.0.0." + (2 + (int) (System.nanoTime() / 1000 % 250));
        String right = "Authorization: " + Wire.basic("camille.durand", TestPortal.PASSWORD);
        assertThat(Wire.status(Wire.says(there, "", "GET /api/v1/me HTTP/1.1", right)))
                .isEqualTo(200);
        int mistakes = 0;
        while (mistakes < 60 && Wire.status(signsInAs("personne" + mistakes, there)) == 401) {
            mistakes++;
        }
        PROOF.tell("mistakes of one address before it waits", mistakes);
        assertThat(mistakes).as("the address waits").isBetween(50, 55);
        assertThat(Wire.status(signsInAs("erwan.guillou", there)))
                .as("who was not let in from there")
                .isEqualTo(429);
        assertThat(Wire.status(Wire.says(there, "", "GET /api/v1/me HTTP/1.1", right)))
                .as("who was")
                .isEqualTo(200);

        int guesses = 0;
        while (guesses < 20 && Wire.status(signsInAs("camille.durand", there)) == 401) {
            guesses++;
        }
        assertThat(guesses)
                .as("guesses at a password that was verified a moment ago")
                .isBetween(4, 6);
        assertThat(Wire.status(Wire.says(there, "", "GET /api/v1/me HTTP/1.1", right)))
                .as("what was remembered is not there to be guessed")
                .isEqualTo(429);
        assertThat(Wire.status(Wire.says(
                        "127.0.0.1",
                        "",
                        "GET /api/v1/me HTTP/1.1",
                        "Authorization: " + Wire.basic("paul.legoff", TestPortal.PASSWORD))))
                .as("elsewhere")
                .isEqualTo(200);
    }

    private static String signsInAs(String login, String from) {
        return Wire.says(from, "", "GET /api/v1/me HTTP/1.1", "Authorization: " + Wire.basic(login, "pas le bon"));
    }

    @Test
    void aDisabledAccountIsOutOfPagesProgramsTokensAndStreams() {
        isOut("disabled", "Désactiver");
    }

    @Test
    void anAccountGivenAnotherPasswordIsOutOfPagesProgramsTokensAndStreams() {
        isOut("given another password", "Nouveau mot de passe");
    }

    @Test
    void onesOwnNewPasswordEndsOnesOtherSessionsAndKeepsThisOne() {
        Made made = newAccount();
        Intruder here = made.signedIn();
        Intruder elsewhere = new Intruder();
        elsewhere.signsIn(made.login(), CHOSEN);
        assertThat(elsewhere.gets("compte").statusCode()).isEqualTo(200);

        changes(here, CHOSEN, CHOSEN + " encore");
        assertThat(here.gets("compte").statusCode()).isEqualTo(200);
        TestPortal.until(
                "the other session is out",
                OUT_WITHIN,
                () -> elsewhere.gets("compte").statusCode() == 302);
    }

    /** Each password that is verified takes memory for its moment: once, forty at the same time ended the server. */
    @Test
    void aHundredWhoSignInAtOnceAreAllLetIn() {
        Made made = newAccount();
        List<CompletableFuture<Integer>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> new Intruder().signsIn(made.login(), CHOSEN).statusCode(),
                        task -> new Thread(task).start()))
                .limit(100)
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(302));
    }

    private void isOut(String why, String button) {
        Made made = newAccount();
        Intruder person = made.signedIn();
        HttpResponse<String> given =
                Intruder.Api.post(made.login(), CHOSEN, "me/tokens", "{\"label\":\"Scanner\",\"days\":1}");
        Matcher token = Pattern.compile("vgm_[\\w-]+").matcher(given.body());
        assertThat(token.find()).as(given.body()).isTrue();
        Intruder program = new Intruder().with("Authorization", "Bearer " + token.group());
        Matcher ticket = Pattern.compile("\"ticket\":\"([^\"]+)\"")
                .matcher(person.gets("evenements").body());
        assertThat(ticket.find()).isTrue();
        InputStream stream = person.listens("evenements/flux?billet=" + ticket.group(1));
        CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> readToItsEnd(stream));
        assertThat(program.gets("api/v1/me").statusCode()).isEqualTo(200);
        assertThat(Intruder.Api.get(made.login(), CHOSEN, "me").statusCode()).isEqualTo(200);
        assertThat(ended).isNotDone();

        String list = admin.gets("administration-portail?q=" + made.login()).body();
        admin.posts("administration-portail?q=" + made.login(), Intruder.form(list, ">" + made.login() + "<", button));
        long began = System.nanoTime();
        // before anything is asked with the session, whose refusal ends it and all its streams
        TestPortal.until("the stream ends, " + why, OUT_WITHIN, ended::isDone);
        TestPortal.until(
                "out of everything, " + why,
                OUT_WITHIN.minusNanos(System.nanoTime() - began),
                () -> person.gets("compte").statusCode() == 302
                        && program.gets("api/v1/me").statusCode() != 200
                        && Intruder.Api.get(made.login(), CHOSEN, "me").statusCode() == 401);
        PROOF.tell(
                "out when " + why + ", ms",
                Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    private static boolean readToItsEnd(InputStream stream) {
        try (stream) {
            stream.readAllBytes();
            return true;
        } catch (IOException cut) {
            return true;
        }
    }

    private static Intruder withCookie(String session) {
        return new Intruder().with("Cookie", "vaguemestre=" + session);
    }

    private static String refusal(String login) {
        HttpResponse<String> answer = new Intruder().signsIn(login, "pas le bon mot de passe");
        Matcher words = Pattern.compile("id=\"refusal\">([^<]*)<").matcher(answer.body());
        assertThat(words.find()).as(answer.body()).isTrue();
        return answer.statusCode() + " " + words.group(1).replaceAll("\\d+", "n");
    }

    private record Made(String login) {
        Intruder signedIn() {
            Intruder person = new Intruder();
            assertThat(person.signsIn(login, CHOSEN).statusCode()).isEqualTo(302);
            return person;
        }
    }

    /** A member of Port-Lérin, made by its direction, with the password that its person has chosen. */
    private static Made newAccount() {
        String login = "p17." + Long.toString(System.nanoTime(), 36);
        Intruder direction = Intruder.as("paul.legoff");
        String page = "o/port-lerin/administration-agents?id=" + UUID.randomUUID();
        String shown = direction.gets(page).body();
        Map<String, String> form = Intruder.form(shown, "name=\"identifiant\"", "Publier");
        Matcher role = Pattern.compile("name=\"role\".*?<option value=\"([^\"]{36})\"", Pattern.DOTALL)
                .matcher(shown);
        assertThat(role.find()).as(shown).isTrue();
        form.putAll(Map.of(
                "identifiant",
                login,
                "prenom",
                "Dominique",
                "nom",
                "Essai",
                "role",
                role.group(1),
                "qualite",
                "Agent",
                "habilitation",
                "NORMAL",
                "debut",
                LocalDate.now().toString()));
        HttpResponse<String> made = direction.posts(page, form);
        String told = made.statusCode() == 200
                ? made.body()
                : direction
                        .gets(made.headers().firstValue("Location").orElseThrow())
                        .body();
        Matcher password =
                Pattern.compile(Pattern.quote(login) + " · ([a-z2-9-]{19})").matcher(told);
        assertThat(password.find()).as(told).isTrue();
        Intruder person = new Intruder();
        person.signsIn(login, password.group(1));
        changes(person, password.group(1), CHOSEN);
        return new Made(login);
    }

    private static void changes(Intruder person, String current, String wished) {
        Map<String, String> form =
                Intruder.form(person.gets("compte").body(), "\"p:current\"", "Changer le mot de passe");
        form.putAll(Map.of("p:current", current, "p:wished", wished, "p:again", wished));
        HttpResponse<String> answer = person.posts("compte", form);
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
    }
}
