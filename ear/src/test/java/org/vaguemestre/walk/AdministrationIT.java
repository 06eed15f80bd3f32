package org.vaguemestre.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A new organisation from nothing to its first letter, and the daily work of who administers one. */
class AdministrationIT {
    private static final Pattern GIVEN = Pattern.compile("([a-z0-9.-]+) · ([a-z2-9]{4}(?:-[a-z2-9]{4}){3})");
    private static final String CHOSEN = "Une bonne phrase de passe 1";

    private final String mark = Long.toString(System.nanoTime(), 36);
    private int presses;

    private void press(Walker walker, String... keys) {
        presses += keys.length;
        walker.presses(keys);
    }

    private void types(Walker walker, String text) {
        presses += text.length();
        walker.types(text);
    }

    /** Goes on to the field with the tabulator only. */
    private void tabsTo(Walker walker, String selector) {
        for (int i = 0; i < 80; i++) {
            if ((boolean) walker.page().evaluate("s => document.activeElement?.matches(s) ?? false", selector)) {
                return;
            }
            press(walker, "Tab");
        }
        throw new AssertionError(
                selector + " is not reached by the keyboard on " + walker.page().url());
    }

    private static void signs(Walker walker, String login, String password) {
        walker.goes("/connexion");
        walker.page().fill("#identifiant", login);
        walker.page().fill("#mot-de-passe", password);
        walker.page().keyboard().press("Enter");
    }

    private static String[] given(Page page) {
        page.locator(".notice.ok").first().waitFor();
        Matcher matcher = GIVEN.matcher(page.locator(".notice.ok").innerText());
        assertThat(matcher.find()).isTrue();
        return new String[] {matcher.group(1), matcher.group(2)};
    }

    /** The portal's administrator makes an organisation with its first administrator. */
    private String[] founded(Walker admin, String slug, String login) {
        admin.signsInAs("admin");
        admin.page().waitForURL("**/administration-portail");
        admin.presses("n");
        admin.page().fill("#denomination", "Commune d’essai " + slug);
        admin.page().fill("#adresse", slug);
        admin.page().fill("#o-identifiant", login);
        admin.page().fill("#o-prenom", "Maëlle");
        admin.page().fill("#o-nom", "Prigent");
        admin.page().click("text=Créer la collectivité");
        return given(admin.page());
    }

    @Test
    void aNewOrganisationRegistersItsFirstLetterByTheGuideAndTheKeyboard() {
        String slug = "essai-" + mark;
        String login = "maelle." + mark;
        String[] given;
        try (Walker admin = Walker.atADesk()) {
            given = founded(admin, slug, login);
            assertThat(given[0]).isEqualTo(login);
            assertThat(admin.reads()).contains(slug).contains("Compte créé");
            admin.meetsNoBarrier();
            assertThat(admin.goes("/o/" + slug + "/accueil").status()).isEqualTo(404);
            admin.forgetsComplaints();
        }
        Instant begun = Instant.now();
        try (Walker maelle = Walker.atADesk()) {
            signs(maelle, login, given[1]);
            maelle.page().waitForURL("**/compte");
            assertThat(maelle.reads()).contains("Ce mot de passe vous a été donné");
            maelle.goes("/o/" + slug + "/accueil");
            assertThat(maelle.path()).endsWith("/compte");
            maelle.page().focus("[id='p:current']");
            types(maelle, given[1]);
            press(maelle, "Tab");
            types(maelle, CHOSEN);
            press(maelle, "Tab");
            types(maelle, CHOSEN);
            press(maelle, "Enter");
            maelle.page().waitForURL("**/o/" + slug + "/accueil");
            press(maelle, "g", "l");
            maelle.page().waitForURL("**/administration");
            assertThat(maelle.reads()).contains("Dix minutes jusqu’au premier courrier");
            maelle.meetsNoBarrier();
            tabsTo(maelle, "input[type=submit][value='Créer ceux d’une petite commune']");
            press(maelle, "Enter");
            maelle.page().locator(".notice.ok").first().waitFor();
            assertThat(maelle.reads()).contains("7 services ajoutés");
            tabsTo(maelle, ".beginning a[href$='/enregistrer']");
            press(maelle, "Enter");
            maelle.page().waitForURL("**/enregistrer");
            maelle.page().focus("[id='f:subject']");
            types(maelle, "Premier courrier de la commune");
            maelle.page().selectOption("[id='f:department']", new SelectOption().setLabel("Urbanisme"));
            presses += 3;
            press(maelle, "Control+Enter");
            maelle.page().waitForURL("**/courrier?**");
            assertThat(maelle.reads()).contains("-000001").contains("Premier courrier de la commune");
            maelle.goes("/o/" + slug + "/administration");
            assertThat(maelle.reads()).doesNotContain("Dix minutes");
            System.out.println("From the one-time password to the first letter: " + presses + " keys, "
                    + Duration.between(begun, Instant.now()).toSeconds() + " s");
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofMinutes(10));
            theLastAdministratorStays(maelle, slug);
            maelle.complainsOfNothing();
        }
    }

    private static void theLastAdministratorStays(Walker maelle, String slug) {
        maelle.goes("/o/" + slug + "/administration-agents");
        maelle.page().click("th a:has-text('Maëlle Prigent')");
        maelle.page().locator("#fin").first().waitFor();
        maelle.page().fill("#fin", "2099-12-31");
        maelle.page().click("text=Publier");
        maelle.page().locator(".notice.bad").first().waitFor();
        assertThat(maelle.reads()).contains("Il ne resterait personne pour administrer");
        assertThat(maelle.page().inputValue("#fin")).isEqualTo("2099-12-31");
    }

    @Test
    void aDisabledAccountIsOutOfItsSessionAndItsProgramsWithinFiveSeconds() throws Exception {
        String login = "parti." + mark;
        try (Walker admin = Walker.atADesk();
                Walker gone = Walker.atADesk()) {
            String[] given = founded(admin, "parti-" + mark, login);
            signs(gone, login, given[1]);
            gone.page().waitForURL("**/compte");
            gone.page().fill("[id='p:current']", given[1]);
            gone.page().fill("[id='p:wished']", CHOSEN);
            gone.page().fill("[id='p:again']", CHOSEN);
            gone.presses("Enter");
            gone.page().waitForURL("**/accueil");
            assertThat(program(login, "parti-" + mark)).isEqualTo(200);

            admin.goes("/administration-portail?q=" + login);
            admin.page().click("input[value='Désactiver']");
            admin.page().locator(".notice.ok").first().waitFor();
            Instant disabled = Instant.now();
            while (gone.path().endsWith("/accueil")) {
                gone.page().reload();
                assertThat(Duration.between(disabled, Instant.now())).isLessThan(Duration.ofSeconds(5));
            }
            assertThat(gone.path()).endsWith("/connexion");
            assertThat(program(login, "parti-" + mark)).isEqualTo(401);
            signs(gone, login, CHOSEN);
            gone.page()
                    .locator("[role=alert], .notice.bad, .error-text")
                    .first()
                    .waitFor();
            gone.forgetsComplaints();

            admin.page().click("input[value='Réactiver']");
            admin.page().locator(".notice.ok").first().waitFor();
            admin.page().click("input[value='Nouveau mot de passe']");
            admin.page().locator(".notice.ok:has-text('mot de passe')").first().waitFor();
            String[] again = given(admin.page());
            assertThat(program(login, "parti-" + mark)).isEqualTo(401);
            signs(gone, login, again[1]);
            gone.page().waitForURL("**/compte");
            admin.complainsOfNothing();
        }
    }

    private static int program(String login, String organisation) throws IOException, InterruptedException {
        String credentials =
                Base64.getEncoder().encodeToString((login + ":" + CHOSEN).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        Walker.portal().resolve("/api/v1/organisations/" + organisation + "/mail-items"))
                .header("Authorization", "Basic " + credentials)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void paulPreparesADepartmentComparesPublishesAndClosesItWithItsMail() {
        String code = "T" + mark.toUpperCase(java.util.Locale.ROOT).substring(mark.length() - 8);
        String name = "Transition " + mark;
        try (Walker paul = Walker.atADesk().signsInAs("paul.legoff")) {
            paul.goes("/o/port-lerin/accueil");
            paul.presses("g", "l");
            paul.page().waitForURL("**/administration");
            paul.page().click(".admin-nav a[href$='-services']");
            paul.page().waitForURL("**/administration-services");
            paul.meetsNoBarrier();
            paul.presses("n");
            paul.page().locator("#code").first().waitFor();
            paul.page().fill("#code", code);
            paul.page().fill("#nom", name);
            paul.page().click("text=Enregistrer en brouillon");
            paul.page().locator(".notice.ok").first().waitFor();
            paul.goes("/o/port-lerin/enregistrer");
            assertThat(paul.page().content()).doesNotContain(name);
            paul.goes("/o/port-lerin/administration-brouillons");
            assertThat(paul.reads()).contains(name).contains("Nouveau").contains("Peut être publié");
            paul.meetsNoBarrier();
            paul.page().click("text=Publier ce qui est coché");
            paul.page().locator(".notice.ok").first().waitFor();
            paul.goes("/o/port-lerin/enregistrer");
            assertThat(paul.page().content()).contains(name);

            String item = Post.letter("port-lerin", "jeanne.morel", "À déplacer " + mark, "Riverains", code, "mot");
            paul.goes("/o/port-lerin/administration-services");
            paul.page().click("th a:has-text('" + name + "')");
            paul.page().locator("#fin").first().waitFor();
            paul.page().fill("#fin", paul.page().inputValue("#debut"));
            paul.page().click("text=Publier");
            paul.page().locator(".notice.bad").first().waitFor();
            assertThat(paul.reads()).contains("Courriers encore ouverts dans ce service : 1.");
            paul.page().selectOption("#ouverts", new SelectOption().setLabel("Voirie et domaine public"));
            paul.presses("Control+Enter");
            paul.page().locator(".notice.ok").first().waitFor();
            paul.goes("/o/port-lerin/courrier?id=" + item);
            assertThat(paul.reads()).contains("Voirie et domaine public");
            paul.goes("/o/port-lerin/administration-journal");
            assertThat(paul.reads()).contains("Service fermé").contains(name).contains("Paul Le Goff");
            paul.meetsNoBarrier();
            paul.complainsOfNothing();
        }
    }

    @Test
    void paulImportsATableAllOfItOrNothing() throws IOException {
        String code = "I" + mark.toUpperCase(java.util.Locale.ROOT).substring(mark.length() - 8);
        try (Walker paul = Walker.atADesk().signsInAs("paul.legoff")) {
            paul.goes("/o/port-lerin/administration-import");
            Download model = paul.page().waitForDownload(() -> paul.page().click("a[href$='services.csv']"));
            assertThat(Files.readString(model.path()))
                    .contains("code;nom;rattachement")
                    .contains("VOIRIE;");
            paul.page().fill("#texte", "code;nom;rattachement\n" + code + ";Importé;DGS\nX Y;Refusé;\n");
            paul.page().click("text=Vérifier sans rien changer");
            paul.page().locator("tbody .chip").first().waitFor();
            assertThat(paul.reads())
                    .contains("1 ligne créée")
                    .contains("1 refusée")
                    .contains("ne peut pas être un code");
            assertThat(paul.page().locator("text=Importer tout").count()).isZero();
            paul.meetsNoBarrier();
            paul.page()
                    .fill("#texte", "code;nom;rattachement\n" + code + ";Importé;DGS\n" + code + "-B;Dessous;" + code);
            paul.page().click("text=Vérifier sans rien changer");
            paul.page().click("text=Importer tout");
            paul.page().locator(".notice.ok").first().waitFor();
            assertThat(paul.reads()).contains("2 lignes créées");
            paul.page().click("text=Vérifier sans rien changer");
            paul.page().locator("text=Ce qui se passerait").first().waitFor();
            assertThat(paul.reads()).contains("Rien à créer").contains("Inchangé");

            paul.page().selectOption("#table", "AGENTS");
            paul.page()
                    .fill(
                            "#texte",
                            "identifiant;prénom;nom;rôle;service;qualité\nimport." + mark + ";Noé;Kerbrat;Agent;" + code
                                    + ";Agent d’accueil");
            paul.page().click("text=Vérifier sans rien changer");
            paul.page().click("text=Importer tout");
            paul.page().locator("code").first().waitFor();
            assertThat(paul.page().locator("tbody code").innerText()).matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}");
            paul.goes("/o/port-lerin/administration-agents?q=kerbrat");
            assertThat(paul.reads()).contains("Noé Kerbrat").contains("Importé");
            paul.complainsOfNothing();
        }
    }

    @Test
    void paulAsksWhatCamilleWouldSeeAndGainsNothingByIt() {
        String number = Post.numberOf(
                "port-lerin",
                "jeanne.morel",
                Post.letter("port-lerin", "jeanne.morel", "Ce que voit Camille", "Riverains", "RH", "mot"));
        try (Walker paul = Walker.atADesk().signsInAs("paul.legoff")) {
            paul.goes("/o/port-lerin/administration-voir-comme");
            paul.page().selectOption("#agent", new SelectOption().setLabel("Camille Durand"));
            paul.page().fill("#numero", number);
            paul.presses("Enter");
            paul.page().waitForURL("**agent=**");
            assertThat(paul.reads())
                    .contains("Camille Durand ne voit pas " + number)
                    .contains("Voirie et domaine public")
                    .contains("À traiter")
                    .contains("par le rôle Agent")
                    .doesNotContain("Ce que voit Camille");
            paul.meetsNoBarrier();
            paul.goes("/o/port-lerin/administration-journal");
            assertThat(paul.reads()).contains("Droits d’un agent consultés");
            paul.complainsOfNothing();
        }
        try (Walker jeanne = Walker.atADesk().signsInAs("jeanne.morel")) {
            assertThat(jeanne.goes("/o/port-lerin/administration-voir-comme").status())
                    .isEqualTo(403);
            assertThat(jeanne.page().locator("a[href$='/administration']").count())
                    .isZero();
            assertThat(jeanne.goes("/administration-portail").status()).isEqualTo(404);
        }
    }

    @Test
    void aColourUnderWhiteTextIsCheckedAndTheNearestIsProposed() {
        try (Walker helene = Walker.atADesk().signsInAs("helene.caradec")) {
            helene.goes("/o/val-de-lerin/administration-collectivite");
            helene.page().fill("#couleur", "#ffe600");
            helene.page().click("text=Publier");
            helene.page().locator(".notice.bad").first().waitFor();
            Matcher proposed =
                    Pattern.compile("qui convient est (#[0-9a-f]{6})").matcher(helene.reads());
            assertThat(proposed.find()).isTrue();
            helene.page().fill("#couleur", proposed.group(1));
            helene.page().click("text=Publier");
            helene.page().locator(".notice.ok").first().waitFor();
            assertThat(helene.page().evaluate("getComputedStyle(document.body).getPropertyValue('--org').trim()"))
                    .isEqualTo(proposed.group(1));
            helene.meetsNoBarrier();
            helene.page().fill("#couleur", "");
            helene.page().click("text=Publier");
            helene.page().locator(".notice.ok").first().waitFor();
            helene.complainsOfNothing();
        }
    }
}
